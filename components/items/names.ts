import { i18n } from '#i18n';
import type { Item, Kind, LEVELS, PROJECT_STATES } from '#lib/protocol/index';
import { hostOf } from '../ui/format';

/** What a kind is called here; free text has none. */
export function kindName(kind: Kind | undefined): string {
  switch (kind) {
    case undefined:
      return i18n.t('kind_none');
    case 'profile':
      return i18n.t('kind_profile');
    case 'style':
      return i18n.t('kind_style');
    case 'instruction':
      return i18n.t('kind_instruction');
    case 'project':
      return i18n.t('kind_project');
    case 'programming':
      return i18n.t('kind_programming');
    case 'learning':
      return i18n.t('kind_learning');
    case 'media':
      return i18n.t('kind_media');
  }
}

export function levelName(level: (typeof LEVELS)[number]): string {
  switch (level) {
    case 'new':
      return i18n.t('level_new');
    case 'basics':
      return i18n.t('level_basics');
    case 'confident':
      return i18n.t('level_confident');
    case 'expert':
      return i18n.t('level_expert');
  }
}

export function stateName(state: (typeof PROJECT_STATES)[number]): string {
  switch (state) {
    case 'planned':
      return i18n.t('state_planned');
    case 'active':
      return i18n.t('state_active');
    case 'paused':
      return i18n.t('state_paused');
    case 'done':
      return i18n.t('state_done');
  }
}

/** As these apps write their names. */
const APPS: Record<string, string> = {
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  gemini: 'Gemini',
  copilot: 'Copilot',
  perplexity: 'Perplexity',
  grok: 'Grok',
  deepseek: 'DeepSeek',
  'le-chat': 'Le Chat',
  poe: 'Poe',
  'meta-ai': 'Meta AI',
  kimi: 'Kimi',
  qwen: 'Qwen',
  huggingchat: 'HuggingChat',
  lobechat: 'LobeChat',
  mem0: 'mem0',
  supermemory: 'supermemory',
};

/** Begins the source of what a person shared; what follows is of their name. */
const PERSON = 'person-';

/** 'from ChatGPT', 'from a file'. */
export function cameFrom(source: NonNullable<Item['source']>): string {
  if (source.kind === 'page') return i18n.t('came_from', [hostOf(source.origin)]);
  switch (source.from) {
    case 'file':
      return i18n.t('came_from_file');
    case 'paste':
      return i18n.t('came_from_paste');
    case 'answer':
      return i18n.t('came_from_answer');
    case 'wallet':
      return i18n.t('came_from_wallet');
    case 'person':
      return i18n.t('source_person');
    default:
      if (source.from.startsWith(PERSON)) return i18n.t('source_person_named', [source.from.slice(PERSON.length)]);
      return i18n.t('came_from', [APPS[source.from] ?? source.from]);
  }
}
