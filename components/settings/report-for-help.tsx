import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { ExactText } from '../ui/exact-text';
import { Notice } from '../ui/notice';
import { saveJson } from '../ui/save-file';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';

/** A report that holds no content, shown whole before the person copies or saves it. */
export function ReportForHelp() {
  const [report, setReport] = useState<object>();
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(report, null, 2);
  const make = useAction(async () => {
    setReport(await call('diagnostics.report', {}));
    setCopied(false);
  });
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
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
              <Button onClick={() => copy.run()}>
                <Copy aria-hidden className="size-3.5" />
                {i18n.t('copy')}
              </Button>
              <Button onClick={() => saveJson('satchel-report.json', report)}>
                <Download aria-hidden className="size-3.5" />
                {i18n.t('report_save')}
              </Button>
            </>
          )}
          <span role="status" className="text-small text-ink-soft">
            {copied && i18n.t('copied')}
          </span>
        </div>
        <ErrorNotice error={make.error} />
        {copy.error && <Notice kind="error">{i18n.t('copy_failed')}</Notice>}
      </Card>
    </Section>
  );
}
