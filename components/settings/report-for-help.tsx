import { Download } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ExactText } from '../ui/exact-text';
import { saveJson } from '../ui/save-file';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';

/** A report that holds no content, shown whole before the person copies or saves it. */
export function ReportForHelp() {
  const [report, setReport] = useState<object>();
  const text = JSON.stringify(report, null, 2);
  const make = useAction(async () => {
    setReport(await call('diagnostics.report', {}));
  });
  return (
    <Section id="report" title={i18n.t('report')}>
      <Card>
        <p className="text-small text-ink-soft">{i18n.t('report_what')}</p>
        {report && <ExactText text={text} label={i18n.t('report')} className="max-h-72" />}
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => make.run()} busy={make.busy}>
            {i18n.t('report_make')}
          </Button>
          {report && (
            <>
              <Button onClick={() => saveJson('satchel-report.json', report)}>
                <Download aria-hidden className="size-3.5" />
                {i18n.t('report_save')}
              </Button>
              <CopyButton label={i18n.t('copy')} text={text} />
            </>
          )}
        </div>
        <ErrorNotice error={make.error} />
      </Card>
    </Section>
  );
}
