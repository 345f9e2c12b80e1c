import { APP_ERROR, type AppAnswer, type ErrorCode, toWireError } from '#lib/protocol/index';

/** What an app's developer reads. Nothing here tells more of the person than that they did not agree. */
const ERRORS: Partial<Record<ErrorCode, { code: number; message: string }>> = {
  'bad-request': { code: APP_ERROR.params, message: 'The parameters are not as the page API says.' },
  'not-found': { code: APP_ERROR.params, message: 'There is no such consent of this site.' },
  forbidden: { code: APP_ERROR.unauthorized, message: 'The person has not connected this site.' },
  locked: { code: APP_ERROR.unauthorized, message: 'Satchel is locked. The person unlocks it from the toolbar.' },
  'nothing-to-share': { code: APP_ERROR.rejected, message: 'The person shares nothing for this.' },
  'approval-gone': { code: APP_ERROR.rejected, message: 'The person did not agree.' },
  'approval-pending': { code: APP_ERROR.pending, message: 'The person is being asked already.' },
  'approval-throttled': { code: APP_ERROR.limit, message: 'Too many requests. Try again in a minute.' },
  'app-key': {
    code: APP_ERROR.internal,
    message: 'The server of this site names no usable key in /.well-known/context-wallet.json.',
  },
};

const INTERNAL = { code: APP_ERROR.internal, message: 'It did not work out in the wallet.' };

export function refusal(reason: ErrorCode): AppAnswer {
  return { kind: 'error', error: { ...(ERRORS[reason] ?? INTERNAL), data: { reason } } };
}

/** Any failure as a page may see it. */
export function failure(error: unknown): AppAnswer {
  const { code, message } = toWireError(error);
  if (code === 'internal') console.error(error);
  const answer = refusal(code);
  if (code !== 'bad-request' || answer.kind !== 'error') return answer;
  return { ...answer, error: { ...answer.error, message: `${answer.error.message} ${message}` } };
}
