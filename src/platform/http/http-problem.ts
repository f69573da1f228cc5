import { DatabaseClosedError, DatabaseTimeoutError } from '../database/errors.ts';

/** What an error page says. Words for people; the status for machines. */
export interface HttpProblem {
  readonly status: number;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Offer the way back to the form. */
  readonly back?: boolean;
}

const problem = (status: number, title: string, ...sentences: string[]): HttpProblem => ({ status, title, sentences });

export const problems = {
  badRequest: problem(400, 'The service did not understand that', 'The address or the form had something in it that cannot be read.'),
  notSignedIn: problem(401, 'Sign in', 'This needs a token. Send it as "Authorization: Bearer …".'),
  notAllowed: problem(
    403,
    'You cannot see this page',
    'Your role does not include it. If you think it should, ask whoever looks after accounts in your authority.',
  ),
  formExpired: {
    ...problem(
      403,
      'The form had been open too long',
      'Nothing was changed. Go back, check what you entered, and send it again.',
      'This also happens if you signed in again in another window.',
    ),
    back: true,
  },
  notFound: problem(
    404,
    'Page not found',
    'If you typed the address, check it is correct.',
    'If you followed a link, the record may have moved, or may not be one you can see.',
  ),
  methodNotAllowed: problem(405, 'That cannot be done at this address', 'The page is there, but not for this kind of request.'),
  anotherSite: problem(
    403,
    'That form came from another site',
    'Nothing was changed. Fill in the form on a page of this service, and send it there.',
  ),
  anotherHost: problem(421, 'That is not the address of this service', 'Use the address that you were given for it.'),
  tooLarge: problem(413, 'That is too large', 'What you sent is larger than this service takes. Nothing was kept.'),
  unsupported: problem(415, 'That kind of content cannot be read', 'Nothing was kept.'),
  tooMany: problem(429, 'Too many requests', 'Wait a minute, then try again.'),
  fault: problem(
    500,
    'Sorry, there is a problem with the service',
    'It has been logged. Nothing that you had already saved is lost.',
    'Try again in a few minutes. If it goes on, tell whoever looks after the service and give them this reference.',
  ),
  unavailable: problem(503, 'Sorry, the service is busy', 'It took too long to answer, and stopped trying.', 'Try again in a few minutes.'),
} as const satisfies Record<string, HttpProblem>;

/** PostgreSQL's own codes for: cancelled by the statement timeout, too many connections, shutting down, starting up, connection lost. */
const databaseIsBusy = /^(57014|53300|57P0[1-3]|08\d{3}|ECONNREFUSED|ECONNRESET)$/;

/** Which problem an error is. Anything not known is a fault. */
export function problemOf(error: unknown): HttpProblem {
  if (error instanceof DatabaseTimeoutError || error instanceof DatabaseClosedError) return problems.unavailable;
  const { code, statusCode } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string') {
    if (code.startsWith('FST_CSRF_')) return problems.formExpired;
    if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return problems.unsupported;
    if (databaseIsBusy.test(code)) return problems.unavailable;
  }
  const known = Object.values<HttpProblem>(problems).find(
    (one) => one.status === statusCode && one !== problems.formExpired && one !== problems.anotherSite,
  );
  if (known !== undefined) return known;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? { ...problems.badRequest, status: statusCode } : problems.fault;
}
