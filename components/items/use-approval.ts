import { i18n } from '#i18n';
import type { Item, Params } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { useToast } from '../ui/toast';

/** Lets a line that waits be shared, with a way back. */
export function useApproval() {
  const toast = useToast();
  const decide = useAction(async (params: Params<'items.approve'>) => {
    const { id, rev: baseRev } = await call('items.approve', params);
    const undo = () => void decide.run({ id, baseRev, approved: false });
    if (params.approved) toast({ text: i18n.t('line_approved'), undo, undoLabel: i18n.t('take_back') });
  });
  const onApprove = ({ id, rev: baseRev }: Item) => void decide.run({ id, baseRev, approved: true });
  return { onApprove, error: decide.error };
}
