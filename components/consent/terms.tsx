import { i18n } from '#i18n';
import { RadioGroup } from '../ui/choice';
import type { Chosen, Manner, Term } from './choice';

interface TermsProps {
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
}

/** How long, and for what lasts, in which way; an app has one way only. */
export function Terms({ chosen, onChosen }: TermsProps) {
  const isApp = chosen.manner === 'app';
  return (
    <div className="grid gap-1.5">
      <RadioGroup<Term>
        label={i18n.t('for')}
        value={chosen.term}
        onValue={(term) => onChosen({ ...chosen, term })}
        options={[
          { value: 'once', label: isApp ? i18n.t('for_this_time') : i18n.t('for_once') },
          { value: '30', label: i18n.t('for_days', 30) },
          { value: '90', label: i18n.t('for_days', 90) },
        ]}
      />
      {chosen.term !== 'once' && !isApp && (
        <RadioGroup<Manner>
          label={i18n.t('then')}
          value={chosen.manner}
          onValue={(manner) => onChosen({ ...chosen, manner })}
          options={[
            { value: 'click', label: i18n.t('then_click') },
            { value: 'auto', label: i18n.t('then_auto') },
          ]}
        />
      )}
    </div>
  );
}
