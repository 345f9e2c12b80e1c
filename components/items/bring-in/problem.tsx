import { i18n } from '#i18n';
import type { ImportProblem } from '#lib/context/import/faults';
import type { WalletError } from '#lib/protocol/index';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ErrorNotice, type Underscored } from '../../wallet/errors';

/** Why nothing was brought in: what is wrong with the file and where; else the wallet's own words. */
export function Problem({ error }: { error: WalletError | null }) {
  const problem = error?.data?.problem;
  if (!error || problem === undefined) return <ErrorNotice error={error} />;
  return (
    <Notice kind="error" title={i18n.t('bring_failed')}>
      <span className="wrap-anywhere">
        {placeWords(error.data ?? {})} {problemWords(problem as ImportProblem)}
      </span>
    </Notice>
  );
}

/** A problem without words does not compile. */
function problemWords(problem: ImportProblem): string {
  const key = `bring_problem_${problem.replaceAll('-', '_')}` as `bring_problem_${Underscored<ImportProblem>}`;
  return i18n.t(key);
}

/** Files count entries and lines from 1. */
function placeWords({ file, record, line }: Record<string, string | number>): string {
  const [name, entry, at] = [String(file), count(Number(record)), count(Number(line))];
  if (record && line) return i18n.t('bring_at_both', [name, entry, at]);
  if (record) return i18n.t('bring_at_entry', [name, entry]);
  return line ? i18n.t('bring_at_line', [name, at]) : i18n.t('bring_at_file', [name]);
}
