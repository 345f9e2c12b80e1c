import { i18n } from '#i18n';
import type { Presentation, ShownText } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { outcomeOf } from '#lib/verifier/outcome';
import { type ShownBy, shownBy } from '#lib/verifier/shown-by';
import { FilePicker } from '../ui/file-picker';
import { fullTime } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { type Asked, optionsOf, parse } from './checked';

/** The proof of a showing's record, as it was given. */
export interface GivenWhen extends ShownBy {
  name: string;
}

interface WhenShownProps {
  shown: Presentation | ShownText;
  asked: Asked;
  when: GivenWhen | null;
  onWhen: (when: GivenWhen | null) => void;
}

/** Where the person adds the proof of the record of a showing: it says by when it was shown. */
export function WhenShown({ shown, asked, when, onWhen }: WhenShownProps) {
  const read = useAction(async (text: string, name: string) =>
    onWhen({ name, ...(await shownBy(shown, parse(text), await optionsOf(asked))) }),
  );
  return (
    <div className="grid gap-2">
      <FilePicker
        label={i18n.t('when_add')}
        accept=".json,application/json"
        file={when?.name ?? null}
        onText={(text, name) => void read.run(text, name)}
        onClear={() => onWhen(null)}
      />
      {!when && <p className="text-small text-ink-soft">{i18n.t('when_hint')}</p>}
      <ErrorNotice error={read.error} />
      {when && <Told when={when} />}
    </div>
  );
}

function Told({ when: { by, isSame, verdict } }: { when: GivenWhen }) {
  const outcome = outcomeOf(verdict);
  if (outcome === 'fails') return <Notice kind="error">{i18n.t('proof_fails')}</Notice>;
  if (!isSame) return <Notice kind="error">{i18n.t('when_other')}</Notice>;
  if (by !== null)
    return (
      <Notice kind="verified" title={i18n.t('when_by', [fullTime(by * 1000)])}>
        {i18n.t('when_by_text')}
      </Notice>
    );
  return (
    <Notice kind="info" title={i18n.t('when_open')}>
      {outcome === 'holds' ? i18n.t('when_test') : i18n.t('when_open_text')}
    </Notice>
  );
}
