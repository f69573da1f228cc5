import { addDays } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { Tx } from '../../platform/database/database.ts';
import { endAllocation } from '../allocations/end-allocation.ts';
import { listAllocations } from '../allocations/find-allocations.ts';
import { recordAllocation } from '../allocations/record-allocation.ts';
import { withdrawAllocation } from '../allocations/withdraw-allocation.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import { type Doing, type Outcome, withoutForm } from '../by-hand/record-entry-change.ts';

export interface Giving {
  readonly allocationId: number;
  readonly to: number;
  /** The successor's first day. */
  readonly from: string;
  readonly reason: string;
}

/**
 * The successor takes the same part from a day on: the one before ends on the day before, or, where it had not begun by then, never was. Answers whether there was
 * something to give.
 */
export async function giveAllocation(tx: Tx, doing: Omit<Doing, 'event'>, provider: OwnProvider, giving: Giving): Promise<Result<boolean>> {
  const { allocationId, to, from, reason } = giving;
  const old = (await listAllocations(tx, provider.id, provider.authorityId)).find(({ id }) => id === allocationId);
  // Somebody ended or withdrew it meanwhile, or it is given from that day already: there is nothing left to give.
  if (old === undefined || (old.validTo !== null && old.validTo < from)) return accepted(false);
  const isToCome = old.validFrom >= from;
  const ended = isToCome
    ? await withdrawAllocation(tx, { ...doing, event: 'allocation.withdrawn' }, provider, old.id, { reason }, withoutForm)
    : await endAllocation(tx, { ...doing, event: 'allocation.ended' }, provider, old.id, { validTo: addDays(from, -1), reason }, withoutForm);
  if (ended.kind === 'refused') return told(provider, ended);
  const entry = { accountId: to, part: old.part, validFrom: isToCome ? old.validFrom : from, validTo: old.validTo, reason };
  const given = await recordAllocation(tx, { ...doing, event: 'allocation.recorded' }, provider, entry, withoutForm);
  return given.kind === 'refused' ? told(provider, given) : accepted(true);
}

const told = ({ name }: OwnProvider, { refusal }: Outcome<never> & { kind: 'refused' }): Result<boolean> => refused(`${name}: ${refusal.reason}`);
