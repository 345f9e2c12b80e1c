import { i18n } from '#i18n';

interface KeyNamesProps {
  /** Some lines stand beside one of the wallet's. */
  besideOlder: boolean;
  /** Some lines stand beside each other. */
  besideOther: boolean;
}

/** The keys that work while a line has the focus. */
export function KeyNames({ besideOlder, besideOther }: KeyNamesProps) {
  const names: [string, string][] = [
    ['A', i18n.t('bring_approve')],
    ['E', i18n.t('edit')],
    ['R', i18n.t('bring_reject')],
    ['U', i18n.t('undo')],
    ['↑ ↓', i18n.t('bring_key_move')],
    ['⇧ A', i18n.t('bring_key_group')],
  ];
  if (besideOlder) {
    names.push(['K', i18n.t('bring_keep_mine')], ['T', i18n.t('bring_take_new')], ['J', i18n.t('bring_join')]);
  } else if (besideOther) {
    names.push(['K', i18n.t('bring_keep_other')], ['T', i18n.t('bring_take_this')], ['J', i18n.t('bring_join')]);
  }
  return (
    <ul aria-label={i18n.t('bring_keys')} className="flex flex-wrap gap-x-3 gap-y-1 text-small text-ink-soft">
      {names.map(([key, name]) => (
        <li key={key} className="flex items-center gap-1.5">
          <kbd className="rounded-small border border-line bg-sunken px-1.5 font-sans whitespace-nowrap text-ink">
            {key}
          </kbd>
          {name}
        </li>
      ))}
    </ul>
  );
}
