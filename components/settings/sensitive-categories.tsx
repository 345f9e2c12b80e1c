import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { categoryName } from '../shared/category';
import { Checkbox } from '../ui/choice';
import { Fold } from '../ui/fold';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';

/** Which categories always lock with the wallet, and are never chosen unasked. */
export function SensitiveCategories() {
  const { data: categories, error } = useCall('categories.list', {});
  const set = useAction((name: string, sensitive: boolean) => call('categories.set', { name, sensitive }));
  return (
    <Fold label={i18n.t('sensitive_categories')}>
      <div className="grid gap-2.5">
        <p className="text-small text-ink-soft">{i18n.t('sensitive_categories_hint')}</p>
        <fieldset className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2" disabled={set.busy}>
          <legend className="sr-only">{i18n.t('sensitive_categories')}</legend>
          {categories?.map(({ name, sensitive }) => (
            <Checkbox key={name} checked={sensitive} onChange={(event) => void set.run(name, event.target.checked)}>
              {categoryName(name)}
            </Checkbox>
          ))}
        </fieldset>
        {set.busy && <Progress label={i18n.t('sensitive_sealing')} />}
        <ErrorNotice error={error ?? set.error} />
      </div>
    </Fold>
  );
}
