import { i18n } from '#i18n';
import { MAX_CATEGORY_CHARS, MAX_ITEM_CHARS, MAX_ITEMS_PER_IMPORT } from '#lib/protocol/index';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';
import type { ImportDryRun, ImportProblem } from './parse-import';

function problemWords({ kind, at }: ImportProblem): string {
  switch (kind) {
    case 'not-json':
      return i18n.t('import_not_json');
    case 'not-list':
      return i18n.t('import_not_list');
    case 'no-text':
      return i18n.t('import_no_text', [count(at)]);
    case 'too-long':
      return i18n.t('import_too_long', [count(at), count(MAX_ITEM_CHARS)]);
    case 'bad-category':
      return i18n.t('import_bad_category', [count(at), count(MAX_CATEGORY_CHARS)]);
    case 'too-many':
      return i18n.t('import_too_many', [count(MAX_ITEMS_PER_IMPORT)]);
  }
}

/** What would be added, or what stands in the way, line by line. */
export function DryRun({ run }: { run: ImportDryRun }) {
  if (run.problems.length > 0) {
    return (
      <Notice kind="error" title={i18n.t('import_nothing_added')}>
        <ul className="grid gap-1">
          {run.problems.map((problem) => (
            <li key={problem.at}>{problemWords(problem)}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  const found = run.drafts.length;
  return (
    <p role="status" className="text-ink-soft empty:hidden">
      {found > 0 && i18n.t('import_found', found, [count(found)])}
      {run.skipped > 0 && ` ${i18n.t('import_skipped', run.skipped, [count(run.skipped)])}`}
    </p>
  );
}
