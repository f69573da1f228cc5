import { sql } from 'kysely';
import { addDays } from '../../kernel/plain-date.ts';
import type { Tier } from '../../kernel/tier.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { joinTier, tierReachOf } from '../tier-summaries/filter-tier.ts';
import type { DiaryEntry, WorkItem, WorkSource } from '../work/work-item.ts';
import { type FoundHandover, type HandedOver, listHandedOver } from './find-handovers.ts';

export interface Pack {
  readonly handover: FoundHandover;
  readonly given: readonly HandedOver[];
  readonly providers: readonly { readonly id: number; readonly name: string; readonly town: string | null; readonly tier: Tier | null }[];
  readonly due: readonly WorkItem[];
  readonly coming: readonly DiaryEntry[];
  readonly lately: readonly DiaryEntry[];
}

const daysAhead = 30;
const daysBack = 60;

/** What a successor needs on their first day: whose work, which providers, what is open, who was last met, what is due. `actor` reads it. */
export async function gatherPack(
  reader: Reader,
  { clock, workSources }: { readonly clock: Clock; readonly workSources: readonly WorkSource[] },
  { actor, handover, to }: { readonly actor: Actor; readonly handover: FoundHandover; readonly to: number },
): Promise<Pack | null> {
  const given = await listHandedOver(reader, handover.id, to);
  const [first] = given;
  if (first === undefined || actor.authorityId === null) return null;
  const today = clock.today();
  const ids = [...new Set(given.flatMap(({ providerId }) => providerId ?? []))];
  const [successor, leaver] = [await personOf(reader, actor.authorityId, to), await personOf(reader, actor.authorityId, handover.accountId)];
  const due = await gather(workSources, (source) => source.list?.(successor, today));
  const isDue = ({ dueOn, provider }: WorkItem): boolean =>
    provider !== null && ids.includes(provider.id) && dueOn !== null && dueOn <= addDays(today, daysAhead);
  const coming = await gather(workSources, (source) => source.diary?.(successor, today, addDays(today, daysAhead)));
  const lately = await gather(workSources, (source) => source.diary?.(leaver, addDays(today, -daysBack), addDays(today, -1)));
  // What else stands in a diary is nobody’s to read here.
  const byDay = (entries: readonly DiaryEntry[]) =>
    entries.filter(({ providerIds = [] }) => providerIds.some((id) => ids.includes(id))).toSorted((one, other) => one.on.localeCompare(other.on));
  return {
    handover,
    given,
    providers: await listProviders(reader, actor, ids, today),
    due: due.filter(isDue).toSorted((one, other) => String(one.dueOn).localeCompare(String(other.dueOn))),
    coming: byDay(coming),
    lately: byDay(lately).toReversed(),
  };
}

/** One source after another: the embedded database has one connection. */
async function gather<T>(sources: readonly WorkSource[], ask: (source: WorkSource) => Promise<readonly T[]> | undefined): Promise<T[]> {
  const all: T[] = [];
  for (const source of sources) all.push(...((await ask(source)) ?? []));
  return all;
}

async function personOf(reader: Reader, authorityId: number, accountId: number): Promise<Actor> {
  const { name, role } = await reader
    .selectFrom('account')
    .select(['name', 'role'])
    .where('id', '=', accountId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return { kind: 'person', accountId, tokenId: null, name, role, authorityId };
}

async function listProviders(reader: Reader, actor: Actor, ids: readonly number[], today: string): Promise<Pack['providers']> {
  const tierReach = tierReachOf(actor, today);
  const { rows } = await sql<Pack['providers'][number]>`
    select p.id, p.name, p.town, ${tierReach === null ? sql`null::text` : sql`pt.tier`} as tier from provider p
    ${joinTier({ authorityId: actor.authorityId ?? 0, laCode: '', tierReach })} where p.id = any(${ids}::int[]) order by p.sort_key, p.id`.execute(
    reader,
  );
  return rows;
}
