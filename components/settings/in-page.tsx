import { i18n } from '#i18n';
import { type InPage, STYLE_CHOICES, type StyleChoice, WHERES, type Where } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Switch } from '../ui/choice';
import { ExactText } from '../ui/exact-text';
import { Select } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';

/** How Satchel behaves in chat pages, the same on every site. */
export function InPageSettings() {
  const { data, error } = useCall('inPage.get', {});
  const set = useAction((settings: InPage) => call('inPage.set', settings));
  const words: Record<Where, string> = {
    after: i18n.t('where_after'),
    before: i18n.t('where_before'),
  };
  const styles: Record<StyleChoice, string> = {
    site: i18n.t('style_site'),
    list: i18n.t('style_list'),
    prose: i18n.t('style_prose'),
    markdown: i18n.t('style_markdown'),
    xml: i18n.t('style_xml'),
  };
  const switches: [name: 'look' | 'temporary' | 'askLocked', label: string, hint: string][] = [
    ['look', i18n.t('in_page_look'), i18n.t('in_page_look_hint')],
    ['temporary', i18n.t('in_page_temporary'), i18n.t('in_page_temporary_hint')],
    ['askLocked', i18n.t('in_page_ask_locked'), i18n.t('in_page_ask_locked_hint')],
  ];
  return (
    <>
      {data && (
        <>
          <Select
            label={i18n.t('where')}
            value={data.where}
            onChange={(event) => void set.run({ ...data, where: event.target.value as Where })}
          >
            {WHERES.map((where) => (
              <option key={where} value={where}>
                {words[where]}
              </option>
            ))}
          </Select>
          <Select
            label={i18n.t('style')}
            hint={i18n.t('style_language')}
            value={data.style}
            onChange={(event) => void set.run({ ...data, style: event.target.value as StyleChoice })}
          >
            {STYLE_CHOICES.map((style) => (
              <option key={style} value={style}>
                {styles[style]}
              </option>
            ))}
          </Select>
          <Example style={data.style} />
          {switches.map(([name, label, hint]) => (
            <Switch
              key={name}
              label={label}
              hint={hint}
              checked={data[name]}
              onChecked={(on) => void set.run({ ...data, [name]: on })}
              disabled={set.busy}
            />
          ))}
        </>
      )}
      <ErrorNotice error={error ?? set.error} />
    </>
  );
}

/** Two lines as they would stand in a chat. */
function Example({ style }: { style: StyleChoice }) {
  const lines = [i18n.t('style_example_one'), i18n.t('style_example_two')];
  const { data } = useCall('inPage.example', { style, lines });
  return data ? <ExactText label={i18n.t('style_example')} text={data} /> : null;
}
