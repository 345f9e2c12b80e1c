import { WalletError } from '#lib/protocol/index';
import { besideEach } from './beside';
import { parseAnswer } from './harvest';
import { Newest } from './newest';
import { importFile } from './read';
import type { Found, ImportReport, ImportRequest } from './wire';

/** The worker's own scope: what is needed of it. */
interface Scope {
  onmessage: ((event: MessageEvent<ImportRequest>) => void) | null;
  postMessage(report: ImportReport): void;
}

/** Answers a page's request. Candidates are handed over at the end: a file that is found bad gives none. */
export function serveImports(scope: Scope = self as unknown as Scope): void {
  scope.onmessage = async ({ data: request }) => {
    try {
      const found = await candidatesOf(request, (part) => scope.postMessage({ kind: 'progress', part }));
      scope.postMessage({ kind: 'done', ...found, beside: besideEach(found.candidates.map(({ text }) => text)) });
    } catch (error) {
      const known = error instanceof WalletError ? error : new WalletError('internal');
      scope.postMessage({ kind: 'failed', code: known.code, data: known.data ?? {} });
    }
  };
}

async function candidatesOf(request: ImportRequest, onPart: (part: number) => void): Promise<Omit<Found, 'beside'>> {
  if (request.kind === 'answer') {
    const { text, app, where, otherwise } = request;
    return { candidates: parseAnswer(text, { app, when: Date.now(), where }, otherwise), left: 0 };
  }
  const newest = new Newest();
  await importFile(request.file, {
    name: request.name,
    onCandidate: (candidate) => newest.add(candidate),
    onProgress: ({ bytes, totalBytes }) => onPart(bytes / totalBytes),
  });
  return newest.take();
}
