import { useState } from 'react';
import { i18n } from '#i18n';
import { allowedCategories, type Delivery, type GrantChangePreview, type GrantView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Checkbox, RadioGroup } from '../ui/choice';
import { ExactText } from '../ui/exact-text';
import { Select } from '../ui/field';
import { Fold } from '../ui/fold';
import { fullDate, shortDate } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';
import { categoryName, categoryNames } from './category';
import { changeOf, type Lasts, limitsWithin, type Wanted } from './grant-change';
import { tokensOf, wordsWithin } from './length';
import { deliveryWords } from './words';

interface ChangeGrantProps {
  grant: GrantView;
  /** How long it is to go on, to begin with. */
  lasts: Lasts;
  onDone: () => void;
}

/** Less of a consent, or the same for longer: chosen, shown as it would be signed, and signed. */
export function ChangeGrant({ grant, lasts, onDone }: ChangeGrantProps) {
  const { terms, uid } = grant;
  const { categories, tokenBudget, delivery } = terms;
  const [wanted, setWanted] = useState<Wanted>({ categories, tokenBudget, delivery, lasts });
  const change = changeOf(wanted, grant);
  const preview = useCall('grants.preview', change && { uid, change }, false);
  const shown = change ? preview.data : null;
  const sign = useAction(async ({ message }: GrantChangePreview) => {
    await call('grants.replace', { uid, message });
    onDone();
  });
  return (
    <form
      aria-label={i18n.t('change_grant')}
      className="grid gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (shown && preview.current) void sign.run(shown);
      }}
    >
      <fieldset className="grid gap-1.5">
        <legend className="pb-1.5 text-ink-soft">{i18n.t('change_categories')}</legend>
        {categories.map((category) => (
          <Checkbox
            key={category}
            checked={wanted.categories.includes(category)}
            onChange={({ target }) =>
              setWanted({
                ...wanted,
                categories: categories.filter((one) =>
                  one === category ? target.checked : wanted.categories.includes(one),
                ),
              })
            }
          >
            {categoryName(category)}
          </Checkbox>
        ))}
      </fieldset>
      <AsPersona allowed={categories} onPicked={(picked) => setWanted({ ...wanted, categories: picked })} />
      <Select
        label={i18n.t('grant_limit')}
        value={String(wanted.tokenBudget)}
        onChange={(event) => setWanted({ ...wanted, tokenBudget: Number(event.target.value) })}
      >
        {limitsWithin(tokenBudget).map((limit) => (
          <option key={limit} value={limit}>
            {i18n.t('grant_limit_words', [wordsWithin(limit), tokensOf(limit)])}
          </option>
        ))}
      </Select>
      {delivery === 'auto' && (
        <RadioGroup<Delivery>
          label={i18n.t('then')}
          value={wanted.delivery}
          onValue={(chosen) => setWanted({ ...wanted, delivery: chosen })}
          options={[
            { value: 'auto', label: i18n.t('then_auto') },
            { value: 'click', label: i18n.t('then_click') },
          ]}
        />
      )}
      <RadioGroup<Lasts>
        label={i18n.t('for')}
        value={wanted.lasts}
        onValue={(chosen) => setWanted({ ...wanted, lasts: chosen })}
        options={[
          { value: 'same', label: i18n.t('change_until', [shortDate(grant.until * 1000)]) },
          { value: '7', label: i18n.t('for_days', 7) },
          { value: '30', label: i18n.t('for_days', 30) },
          { value: '90', label: i18n.t('for_days', 90) },
        ]}
      />
      {shown ? <ToBeSigned preview={shown} /> : <p className="text-ink-soft">{i18n.t('change_nothing')}</p>}
      <ErrorNotice error={preview.error ?? sign.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{i18n.t('cancel')}</Button>
        <Button type="submit" look="primary" busy={sign.busy} inactive={!(shown && preview.current)}>
          {i18n.t('change_sign')}
        </Button>
      </div>
    </form>
  );
}

/** Ticks what one persona holds of it. */
function AsPersona({ allowed, onPicked }: { allowed: readonly string[]; onPicked: (categories: string[]) => void }) {
  const { data } = useCall('personas.list', {});
  const personas = (data?.personas ?? []).flatMap((persona) => {
    const within = allowedCategories({ kind: 'persona', persona }) ?? [];
    const both = allowed.filter((category) => within.includes(category));
    return both.length > 0 && both.length < allowed.length ? [{ ...persona, both }] : [];
  });
  if (personas.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {personas.map(({ id, name, both }) => (
        <Button key={id} size="small" onClick={() => onPicked(both)}>
          {i18n.t('change_as_persona', [name])}
        </Button>
      ))}
    </div>
  );
}

/** Read back from the message that is signed. */
function ToBeSigned({ preview: { terms, until, message, domain } }: { preview: GrantChangePreview }) {
  const { categories, tokenBudget, delivery } = terms;
  return (
    <div className="grid gap-1.5 rounded-box bg-sunken px-3 py-2.5">
      <p>
        {i18n.t('change_signed', [
          categoryNames(categories),
          wordsWithin(tokenBudget),
          deliveryWords(delivery),
          fullDate(until * 1000),
        ])}
      </p>
      <p className="text-small text-ink-soft">{i18n.t('change_replaces')}</p>
      <Fold label={i18n.t('details')}>
        <ExactText
          text={JSON.stringify({ domain, primaryType: 'Attest', message, decoded: terms }, null, 2)}
          label={i18n.t('signed_data')}
          className="max-h-40"
        />
      </Fold>
    </div>
  );
}
