import { AsyncLocalStorage } from 'node:async_hooks';
import { NestedUseError } from './errors.ts';
import type { Asker } from './who-asks.ts';

/** One transaction, as the code running inside it sees it. */
export interface TransactionScope {
  /** The database it belongs to: a transaction on one may use another. */
  readonly owner: object;
  readonly outer: TransactionScope | undefined;
  readonly asker: Asker;
  readonly timeoutMs: number;
  readonly onTimeout: (error: Error) => void;
  /** SQL that is kept for the end: run in order, inside the transaction, once its work is done. */
  readonly beforeCommit: (() => Promise<void>)[];
  readonly afterCommit: (() => void)[];
  state: 'opening' | 'open' | 'ended';
}

const scopes = new AsyncLocalStorage<TransactionScope>();

/** The transaction on this database that the running code is inside, if any. */
export function findScope(owner: object): TransactionScope | undefined {
  let scope = scopes.getStore();
  while (scope && (scope.owner !== owner || scope.state === 'ended')) scope = scope.outer;
  return scope;
}

export function refuseNestedUse(owner: object): void {
  if (findScope(owner)?.state !== 'open') return;
  throw new NestedUseError(
    'The database was used inside a transaction without the transaction’s own handle: pass `tx` on, or do this after it has ended.',
  );
}

export async function runInScope<T>(
  scope: Omit<TransactionScope, 'outer' | 'state' | 'beforeCommit' | 'afterCommit'>,
  work: () => Promise<T>,
): Promise<T> {
  refuseNestedUse(scope.owner);
  const opened: TransactionScope = { ...scope, outer: scopes.getStore(), state: 'opening', beforeCommit: [], afterCommit: [] };
  let result: T;
  try {
    result = await scopes.run(opened, work);
  } finally {
    opened.state = 'ended';
  }
  for (const act of opened.afterCommit) act();
  return result;
}
