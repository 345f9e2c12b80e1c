import { useState } from 'react';
import { i18n } from '#i18n';
import type { BulkAct, BulkChange, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { count } from '../ui/format';
import { useToast } from '../ui/toast';
import type { Held } from './also-receipts';
import { told } from './told';

export interface Changes {
  /** Does one thing to lines, in one change, and offers the way back. Answers whether it was done. */
  run: (ids: readonly string[], act: BulkAct) => Promise<boolean>;
  busy: boolean;
  /** From 0 to 1 while it is busy. */
  part: number;
  error: WalletError | null;
  /** Deleted lines that receipts still hold: the person is asked about them. */
  held: Held | null;
  onAnswered: () => void;
}

/** Changes of lines that can be taken back. What lines said before is nowhere but in this page: the vault has forgotten it. */
export function useChanges(): Changes {
  const [part, setPart] = useState(0);
  const [held, setHeld] = useState<Held | null>(null);
  const toast = useToast();
  const back = useAction((changes: readonly BulkChange[]) => {
    setPart(0);
    return told((id) => call('items.putBack', { id, changes: [...changes] }), setPart);
  });
  const offer = (act: BulkAct['do'], changes: readonly BulkChange[]) => {
    const undo = changes.length > 0 ? { undo: () => void back.run(changes) } : {};
    toast({ text: doneWords(act, changes.length), ...undo });
  };
  const change = useAction(async (ids: readonly string[], act: BulkAct) => {
    setPart(0);
    const changes = await told((id) => call('items.change', { id, ids: [...ids], act }), setPart);
    const itemIds = changes.map(({ before }) => before.id);
    const receipts = act.do === 'remove' ? (await call('receipts.holding', { itemIds })).count : 0;
    if (receipts > 0) setHeld({ changes, receipts });
    else offer(act.do, changes);
  });
  // The way back comes after the question: a message under a dialog cannot be clicked.
  const onAnswered = () => {
    if (held) offer('remove', held.changes);
    setHeld(null);
  };
  return {
    run: change.run,
    busy: change.busy || back.busy,
    part,
    error: change.error ?? back.error,
    held,
    onAnswered,
  };
}

function doneWords(act: BulkAct['do'], changed: number): string {
  if (act === 'remove') return changed === 1 ? i18n.t('deleted') : i18n.t('deleted_many', [count(changed)]);
  return changed === 0 ? i18n.t('changed_none') : i18n.t('changed', changed, [count(changed)]);
}
