import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { isPublicUrl, MAX_GROUP_NAME_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';

interface NewGroupDialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** A group of one's own: a name, and where its list will be. */
export function NewGroupDialog({ open, onOpen }: NewGroupDialogProps) {
  const toast = useToast();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const address = url.trim();
  const create = useAction(async () => {
    await call('groups.create', { name, url: address || null });
    onDialog(false);
    toast({ text: i18n.t('group_created') });
  });
  const onDialog = (next: boolean) => {
    setName('');
    setUrl('');
    create.clear();
    onOpen(next);
  };
  const isUrl = address === '' || isPublicUrl(address);
  const ready = name.trim() !== '' && isUrl;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready) void create.run();
  };
  return (
    <Dialog title={i18n.t('group_new')} description={i18n.t('groups_own_text')} open={open} onOpen={onDialog}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <TextField
          label={i18n.t('group_name')}
          hint={i18n.t('group_name_hint')}
          value={name}
          maxLength={MAX_GROUP_NAME_CHARS}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={i18n.t('group_url')}
          hint={i18n.t('group_url_hint')}
          error={isUrl ? null : i18n.t('group_url_bad')}
          value={url}
          maxLength={500}
          spellCheck={false}
          onChange={(event) => setUrl(event.target.value)}
        />
        <ErrorNotice error={create.error} />
        <Button type="submit" look="primary" busy={create.busy} inactive={!ready}>
          {i18n.t('group_create')}
        </Button>
      </form>
    </Dialog>
  );
}
