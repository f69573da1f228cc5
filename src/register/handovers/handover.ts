import { accepted, refused, type Result } from '../../kernel/result.ts';

export interface Closing {
  /** How many pieces of work have nobody else to do them. */
  readonly held: number;
  /** Signing in has to stop now, whatever there is. */
  readonly isEmergency: boolean;
}

/** Whether an account may be shut, and in what state that leaves the work. */
export function decideClosing({ held, isEmergency }: Closing): Result<'with-nothing-held' | 'work-unowned'> {
  if (held === 0) return accepted('with-nothing-held');
  if (isEmergency) return accepted('work-unowned');
  const work = held === 1 ? '1 piece of work' : `${String(held)} pieces of work`;
  return refused(`The account holds ${work} that nobody else has: hand it over first, or shut it at once for security`);
}

export interface Successor {
  readonly id: number;
  readonly name: string;
  readonly isUsable: boolean;
}

export function decideSuccessor(leaverId: number, successor: Successor | undefined): Result<Successor> {
  if (successor === undefined || !successor.isUsable) return refused('Select somebody whose account is in use');
  if (successor.id === leaverId) return refused('Select somebody else: this is whose work it is');
  return accepted(successor);
}

/** One piece of work on a form: "visits:12". */
export const keyOf = (source: string, id: number): string => `${source}:${String(id)}`;
