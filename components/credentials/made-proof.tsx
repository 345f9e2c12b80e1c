import { i18n } from '#i18n';
import { kindOf, type ShownPresentation } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ExactText } from '../ui/exact-text';
import { Finished } from '../ui/finished';
import { Fold } from '../ui/fold';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { saveJson } from '../ui/save-file';

/** A proof that was made: to be copied or kept, and a line that names it. */
export function MadeProof({ made: { presentation, line }, onDone }: { made: ShownPresentation; onDone: () => void }) {
  const text = JSON.stringify(presentation, null, 2);
  return (
    <Finished
      title={i18n.t('show_done')}
      text={i18n.t('show_done_text', [hostOf(presentation.origin)])}
      onDone={onDone}
    >
      {kindOf(presentation.group) === 'demo' && <Notice kind="needs">{i18n.t('member_demo')}</Notice>}
      <div className="flex flex-wrap gap-2">
        <CopyButton label={i18n.t('show_copy')} text={text} />
        <Button onClick={() => saveJson('satchel-membership.json', presentation)}>{i18n.t('show_download')}</Button>
      </div>
      <Fold label={i18n.t('details')}>
        <ExactText text={text} label={i18n.t('proof')} className="max-h-64" />
      </Fold>
      <div className="grid gap-2">
        <p className="font-medium">{i18n.t('show_line')}</p>
        <ExactText text={line} label={i18n.t('show_line')} />
        <div className="flex flex-wrap gap-2">
          <CopyButton label={i18n.t('show_copy_line')} text={line} />
        </div>
      </div>
    </Finished>
  );
}
