import { i18n } from '#i18n';
import { type Details, LEVELS, PROJECT_STATES } from '#lib/protocol/index';
import { list } from '../ui/format';
import { levelName, stateName } from './names';

/** One member of an item's details, as a form asks for it and a sentence tells it. */
export interface DetailField {
  name: string;
  label: string;
  /** `lines`: one a line. `choice`: one of `options`. */
  how: 'line' | 'lines' | 'choice';
  options?: { value: string; label: string }[];
  tell: (value: string) => string;
}

/** What a form asks for a kind; empty for kinds that are told by their text alone. */
export function detailFields(kind: Details['kind'] | undefined): DetailField[] {
  switch (kind) {
    case 'project':
      return [
        field('name', i18n.t('detail_name'), (value) => i18n.t('tell_name', [value])),
        {
          ...field('state', i18n.t('detail_state'), (value) => i18n.t('tell_state', [value])),
          how: 'choice',
          options: PROJECT_STATES.map((state) => ({ value: state, label: stateName(state) })),
        },
        field('goal', i18n.t('detail_goal'), (value) => i18n.t('tell_goal', [value])),
      ];
    case 'programming':
      return [
        lines('languages', i18n.t('detail_languages'), (value) => i18n.t('tell_languages', [value])),
        lines('frameworks', i18n.t('detail_frameworks'), (value) => i18n.t('tell_frameworks', [value])),
        lines('conventions', i18n.t('detail_conventions'), (value) => i18n.t('tell_conventions', [value])),
      ];
    case 'learning':
      return [
        field('subject', i18n.t('detail_subject'), (value) => i18n.t('tell_subject', [value])),
        {
          ...field('level', i18n.t('detail_level'), (value) => i18n.t('tell_level', [value])),
          how: 'choice',
          options: LEVELS.map((level) => ({ value: level, label: levelName(level) })),
        },
        lines('misconceptions', i18n.t('detail_misconceptions'), (value) => i18n.t('tell_misconceptions', [value])),
        field('learnsBy', i18n.t('detail_learns_by'), (value) => i18n.t('tell_learns_by', [value])),
      ];
    case 'media':
      return [
        field('difficulty', i18n.t('detail_difficulty'), (value) => i18n.t('tell_difficulty', [value])),
        field('controls', i18n.t('detail_controls'), (value) => i18n.t('tell_controls', [value])),
        field('subtitles', i18n.t('detail_subtitles'), (value) => i18n.t('tell_subtitles', [value])),
        lines('limits', i18n.t('detail_limits'), (value) => i18n.t('tell_limits', [value])),
      ];
    default:
      return [];
  }
}

const field = (name: string, label: string, tell: DetailField['tell']): DetailField => ({
  name,
  label,
  how: 'line',
  tell,
});
const lines = (...args: Parameters<typeof field>): DetailField => ({ ...field(...args), how: 'lines' });

export type DetailValue = string | readonly string[] | undefined;

/** What an item's details have of a field. */
export const detailOf = (details: Details, { name }: DetailField): DetailValue =>
  (details as Record<string, DetailValue>)[name];

/** The details in words, as a line that a chat can get; empty where there is nothing to tell. */
export function tellDetails(details: Details): string {
  return detailFields(details.kind)
    .flatMap((each) => {
      const value = detailOf(details, each);
      if (value === undefined) return [];
      const told = typeof value === 'string' ? (optionLabel(each, value) ?? value) : list(value);
      return each.tell(told);
    })
    .join(' ');
}

const optionLabel = ({ options }: DetailField, value: string) => options?.find((one) => one.value === value)?.label;
