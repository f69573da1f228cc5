import type { Asker } from './who-asks.ts';
import { settingOf } from './who-asks.ts';

/** What one statement answered. */
export interface Outcome {
  readonly rows: Record<string, unknown>[];
  /** "SELECT", "INSERT", "ROLLBACK" … */
  readonly command: string;
  /** Rows inserted, updated, deleted, merged or copied; null for other commands. */
  readonly affected: number | null;
}

/** The use of one connection, from `acquire` to `release`. */
export interface Session {
  /** Whose rows the connection shows from here on, outside transactions; what it last showed stays until then. */
  askFor(asker: Asker): Promise<void>;
  /** One statement with parameters. */
  query(sql: string, parameters: readonly unknown[]): Promise<Outcome>;
  /** One or more statements without parameters; one outcome each. */
  run(sql: string): Promise<Outcome[]>;
  /** A `COPY … FROM STDIN` of one chunk; resolves to the number of rows. */
  copyIn(table: string, columns: readonly string[], chunk: string | Uint8Array): Promise<number>;
  /** Everything from here to the release must end within this time, instead of each statement within its own; infinite lifts every limit. */
  allowOnly(milliseconds: number, onTimeout?: (error: Error) => void): void;
}

/** One way of reaching a PostgreSQL: embedded, or through a pool. */
export interface Engine {
  readonly name: 'pglite' | 'postgres';
  /** A connection, and where there are several, one that is likely to show this asker's rows already. */
  acquire(asker: Asker): Promise<Session>;
  /** `broken` when the connection may still be inside a transaction that could not be ended. */
  release(session: Session, broken?: boolean): void;
  close(): Promise<void>;
}

/**
 * On the embedded database everybody is the superuser, to whom no policy applies: there, whoever is not the installation becomes a role that has no
 * more than the service's login has on a server.
 */
export const embeddedServiceRole = 'waymark_service';

/**
 * The statements by which a connection, or with `local` the transaction it is in, comes to show this asker's rows. None is a query, so that a
 * transaction may still say what kind it is.
 */
export function showRowsOf(asker: Asker, engine: Engine['name'], local: boolean): string {
  const set = local ? 'set local' : 'set';
  const authority = `${set} waymark.authority to '${settingOf(asker)}'`;
  return engine === 'postgres' ? authority : `${authority}; ${set} role ${asker === 'installation' ? 'none' : embeddedServiceRole}`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
