import { Tabs } from 'radix-ui';
import { type ReactNode, useId, useState } from 'react';
import { i18n } from '#i18n';
import type { ImportRequest } from '#lib/context/import/wire';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { AskAi } from './ask-ai';

interface SourcesProps {
  onRequest: (request: ImportRequest) => void;
}

/** Where it comes from: a file or pasted text, or the answer of an AI that knows the person. */
export function Sources({ onRequest }: SourcesProps) {
  return (
    <Tabs.Root defaultValue="file" className="grid gap-4">
      <Tabs.List aria-label={i18n.t('bring_from')} className="flex border-b border-line">
        <Tab value="file">{i18n.t('bring_from_file')}</Tab>
        <Tab value="ai">{i18n.t('bring_from_ai')}</Tab>
      </Tabs.List>
      <Tabs.Content value="file" tabIndex={-1} className="grid gap-4">
        <FileOrText onRequest={onRequest} />
      </Tabs.Content>
      <Tabs.Content value="ai" tabIndex={-1} className="grid gap-4">
        <AskAi onRequest={onRequest} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

function Tab({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="-mb-px grow border-b-2 border-transparent px-2 py-2 text-ink-soft hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink"
    >
      {children}
    </Tabs.Trigger>
  );
}

function FileOrText({ onRequest }: SourcesProps) {
  const id = useId();
  const [text, setText] = useState('');
  const lookThrough = () => onRequest({ kind: 'file', file: new Blob([text]), name: i18n.t('bring_pasted') });
  return (
    <>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          {i18n.t('bring_file')}
        </label>
        <input
          id={id}
          type="file"
          aria-describedby={`${id}-hint`}
          onChange={({ target: { files } }) => {
            const file = files?.[0];
            if (file) onRequest({ kind: 'file', file, name: file.name });
          }}
          className="w-full text-small text-ink-soft file:me-3 file:min-h-8 file:rounded-box file:border file:border-solid file:border-edge file:bg-raised file:px-2.5 file:text-ink"
        />
        <p id={`${id}-hint`} className="text-small text-ink-soft">
          {i18n.t('bring_file_hint')}
        </p>
      </div>
      <TextArea
        label={i18n.t('bring_paste')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={4}
        className="[&_textarea]:max-h-64"
      />
      <Button look="primary" inactive={text.trim() === ''} onClick={lookThrough} className="justify-self-end">
        {i18n.t('bring_look')}
      </Button>
    </>
  );
}
