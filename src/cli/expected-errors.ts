import { ConfigurationFault } from '../platform/config/config.ts';
import { ArchiveError } from '../platform/database/archive.ts';
import { IsolationError } from '../platform/database/check-isolation.ts';
import { DatabaseHeldError } from '../platform/database/errors.ts';
import { MigrationError } from '../platform/database/migrate.ts';

/** What an operator can mend: told in a sentence, without a stack. */
export function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const ours = [ConfigurationFault, ArchiveError, DatabaseHeldError, IsolationError, MigrationError].some((kind) => error instanceof kind);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Options that parseArgs does not know; files that cannot be read or written; a server that cannot be reached.
  return (
    ours || code.startsWith('ERR_PARSE_ARGS') || ['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC', 'EADDRINUSE', 'ECONNREFUSED', 'ENOTFOUND'].includes(code)
  );
}
