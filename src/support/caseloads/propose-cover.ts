import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Allocation, decideAllocation, findOwnProvider, listAllocations, type OwnProvider } from '../../register/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';

export interface CoverAsked {
  readonly absent: { readonly id: number; readonly name: string };
  readonly cover: { readonly id: number; readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface CoverLine {
  readonly provider: OwnProvider;
  /** The days of it that fall in the span. */
  readonly from: string;
  readonly to: string;
  /** Why it is left as it is; null where it would be covered. */
  readonly leftBecause: string | null;
}

/** What cover for the whole caseload would be, provider by provider: those led in the span, each for the days that it is led in it. Nothing is written. */
export async function proposeCover(db: Reader, actor: Actor & { readonly authorityId: number }, asked: CoverAsked): Promise<CoverLine[]> {
  const { authorityId } = actor;
  const { rows } = await sql<{ providerId: number; validFrom: string; validTo: string | null }>`
    select a.provider_id as "providerId", a.valid_from::text as "validFrom", a.valid_to::text as "validTo"
    from allocation a join provider p on p.id = a.provider_id
    where a.authority_id = ${authorityId} and a.account_id = ${asked.absent.id} and a.part = 'lead' and a.withdrawn_at is null
      and a.valid_from <= ${asked.to}::date and (a.valid_to is null or a.valid_to >= ${asked.from}::date) and p.status in ('open', 'closing')
    order by p.sort_key, p.id, a.valid_from`.execute(db);
  const lines: CoverLine[] = [];
  for (const { providerId, validFrom, validTo } of rows) {
    const provider = await findOwnProvider(db, actor, providerId);
    if (provider === null) continue;
    const from = validFrom > asked.from ? validFrom : asked.from;
    const to = validTo !== null && validTo < asked.to ? validTo : asked.to;
    lines.push({ provider, from, to, leftBecause: whyLeft(asked, { from, to }, await listAllocations(db, provider.id, authorityId)) });
  }
  return lines;
}

/** By the register’s own rule; cover that is there already is never ended by this. */
function whyLeft({ cover, reason }: CoverAsked, { from, to }: { from: string; to: string }, standing: readonly Allocation[]): string | null {
  const there = standing.find((one) => one.part === 'cover' && one.validFrom <= to && (one.validTo === null || one.validTo >= from));
  if (there) return `${there.adviser} stands in already on some of these days`;
  const decided = decideAllocation({ accountId: cover.id, adviser: cover.name, part: 'cover', validFrom: from, validTo: to, reason }, standing);
  return decided.ok ? null : decided.reason;
}
