import type { InsertionPlan } from '#lib/protocol/chat';
import { call } from '#lib/rpc/client';
import type { CreateTools } from '../chat.content/contract';
import { say } from '../chat.content/words';
import { Chip } from './chip';
import { Delivery } from './delivery';
import { Hold } from './hold/hold';

/** The chip's words for every answer, and the deliveries behind them. */
export const createTools: CreateTools = (scene) => {
  const chip = new Chip(scene);
  const delivery = new Delivery(scene, chip, () => openPersona());
  const hold = new Hold(scene, chip, delivery);

  // Locked, the same tab asks for the password first.
  const openWallet = () => {
    chip.hide();
    call('chat.unlock', {}).catch(() => chip.tell(say('chip_interrupted')));
  };
  const openPersona = () => void call('chat.persona', {}).catch(() => chip.tell(say('chip_interrupted')));
  const deliver = (plan: InsertionPlan) => delivery.run(plan);

  return {
    deliver,
    async answer(answer) {
      if (answer.kind === 'plan') return deliver(answer.plan);
      if (answer.kind === 'asking') chip.tell(say('chip_asking'), { stays: true });
      if (answer.kind === 'locked')
        chip.tell(say('chip_locked'), { actions: [{ label: say('chip_unlock'), run: openWallet }] });
      if (answer.kind === 'hold') hold.arm();
      if (answer.kind === 'none')
        chip.tell(say('chip_none'), { actions: [{ label: say('chip_none_add'), run: openWallet }] });
      if (answer.kind === 'error') chip.tell(say(WORDS[answer.code] ?? 'chip_error'));
    },
    remind: () => delivery.remind(),
    waiting: () => chip.tell(say('chip_working'), { stays: true }),
    rejected: () => chip.tell(say('chip_rejected')),
    failed: (code) => chip.tell(say(WORDS[code] ?? 'chip_error'), { stays: code === 'interrupted' }),
    enter: () => {
      delivery.remind();
      chip.enter();
    },
    switched: () =>
      chip.tell(say('chip_switched'), { actions: [{ label: say('chip_persona_see'), run: openPersona }] }),
    unlocked: () => {
      chip.hide();
      hold.unlocked();
    },
  };
};

/** Errors that a person meets on a chat page; the rest are one and the same to them. */
const WORDS: Record<string, Parameters<typeof say>[0]> = {
  interrupted: 'chip_interrupted',
  'approval-throttled': 'chip_throttled',
  'site-not-enabled': 'chip_off',
};
