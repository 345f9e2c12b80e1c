import * as v from 'valibot';
import { BLOCK_STYLES } from './block-form';

/** Where a block goes, beside what the person wrote. Around it would be two writes, and so two undos in most editors. */
export const WHERES = ['after', 'before'] as const;
export type Where = (typeof WHERES)[number];

/** What 'automatically' means on one site: not for now, into the empty message of a new chat, or into what is sent. */
export const AUTOS = ['off', 'prefill', 'send'] as const;
export const AutoSchema = v.picklist(AUTOS);
export type Auto = (typeof AUTOS)[number];

/** How a text looks; 'site': as suits the site. */
export const STYLE_CHOICES = ['site', ...BLOCK_STYLES] as const;
export type StyleChoice = (typeof STYLE_CHOICES)[number];

/** How Satchel behaves in chat pages, on every site. */
export const InPageSchema = v.strictObject({
  where: v.picklist(WHERES),
  style: v.picklist(STYLE_CHOICES),
  /** Two seconds to look at a message that was held, before it goes. */
  look: v.boolean(),
  /** In temporary chats as in others; false: nothing by itself. */
  temporary: v.boolean(),
  /** Hold a message while locked too, and offer to unlock; false: it goes as typed. */
  askLocked: v.boolean(),
});
export type InPage = v.InferOutput<typeof InPageSchema>;
