/** A person's items: kept, found, chosen for a draft, and written as a context block. */
export { contextBlock } from './block';
export { folderText, pickForFolder } from './folder';
export { IndexStore, type Part } from './index-store';
export { Items } from './items';
export { languageOfDraft } from './language/of-draft';
export { type Offered, offer, type Pick, pick, type Scope } from './pick';
export { readableJson, readableMarkdown } from './readable';
export { sharedText } from './shared-text';
export { suspicionsOf } from './suspicion';
export { estimateTokens } from './tokens';
export { withoutSecrets } from './without-secrets';
