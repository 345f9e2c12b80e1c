import { WalletError } from '#lib/protocol/index';
import type { Candidate } from './candidate';
import { parseAnswer } from './harvest';
import { importFile } from './read';
import type { ImportReport, ImportRequest } from './wire';

/** The worker's own scope: what is needed of it. */
interface Scope {
  onmessage: ((event: MessageEvent<ImportRequest>) => void) | null;
  postMessage(report: ImportReport): void;
}

/** Answers a page's request. Candidates are handed over at the end: a file that is found bad gives none. */
export function serveImports(scope: Scope = self as unknown as Scope): void {
  scope.onmessage = async ({ data: request }) => {
    try {
      const candidates = await candidatesOf(request, (part) => scope.postMessage({ kind: 'progress', part }));
      scope.postMessage({ kind: 'done', candidates });
    } catch (error) {
      const known = error instanceof WalletError ? error : new WalletError('internal');
      scope.postMessage({ kind: 'failed', code: known.code, data: known.data ?? {} });
    }
  };
}

async function candidatesOf(request: ImportRequest, onPart: (part: number) => void): Promise<Candidate[]> {
  if (request.kind === 'answer') {
    const { text, app, where, otherwise } = request;
    return parseAnswer(text, { app, when: Date.now(), where }, otherwise);
  }
  const candidates: Candidate[] = [];
  await importFile(request.file, {
    name: request.name,
    onCandidate: (candidate) => void candidates.push(candidate),
    onProgress: ({ bytes, totalBytes }) => onPart(bytes / totalBytes),
  });
  return candidates;
}
