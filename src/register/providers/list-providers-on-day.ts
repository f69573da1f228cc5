import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { type HeadOnDay, headOnDay } from '../posts/head-on-day.ts';
import { postOfRow } from '../posts/find-posts.ts';
import type { LegalTrack, Phase } from './classification.ts';
import type { ProviderInBrief } from './find-provider-in-brief.ts';
import { providerShownTo } from './filter-shown-to-reader.ts';

/** A number with who said it, and of which day. */
export interface Counted {
  readonly value: number;
  readonly source: string;
  readonly on: string | null;
}

/** A provider that is open, as far as a tier asks about it. The present URN comes first. */
export interface ProviderOnDay extends ProviderInBrief {
  readonly legalTrack: LegalTrack;
  readonly phase: Phase;
  readonly localityId: number | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly pupils: Counted | null;
  readonly capacity: Counted | null;
  readonly head: HeadOnDay | null;
}

export interface ProvidersQuestion {
  readonly authorityId: number;
  readonly laCode: string;
  readonly asAt: string;
  /** Left out: all of the authority. */
  readonly ids?: readonly number[];
}

/**
 * An authority’s open providers, in the order of their ids. Posts, and what was entered by hand, are those of the day; what the register has of a provider is as it stands
 * now, except that one opened after the day is left out.
 */
export async function listProvidersOnDay(db: Reader, { authorityId, laCode, asAt, ids }: ProvidersQuestion): Promise<ProviderOnDay[]> {
  const wanted = ids === undefined ? sql`` : sql`and p.id = any (${[...ids]}::int[])`;
  const { rows } = await sql<Row>`
    select p.id, p.name, p.kind, p.status, p.state_funded as "isStateFunded", p.urn, p.la_code as "laCode", p.legal_track as "legalTrack", p.phase,
      p.locality_id as "localityId", p.low_age as "lowAge", p.high_age as "highAge", p.pupils, p.capacity, p.source,
      coalesce((select array_agg(i.value::int order by (i.value = p.urn::text) desc, i.valid_from desc nulls last, i.value desc)
        from provider_identifier i where i.provider_id = p.id and i.scheme = 'urn'), '{}') as urns,
      array(select i.value from provider_identifier i where i.provider_id = p.id and i.scheme = 'ofsted' order by i.value) as "registrationNumbers"
    from provider p
    where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing') and (p.opened_on is null or p.opened_on <= ${asAt}::date)
      and ${providerShownTo({ laCode })} ${wanted}
    order by p.id`.execute(db);
  const all = rows.map(({ id }) => id);
  const entered = await listEntered(db, { authorityId, asAt }, all);
  const posts = await listHeads(db, authorityId, all);
  const register = await nameRegister(db);
  return rows.map(({ pupils, capacity, source, ...row }) => {
    const published = (value: number | null): Counted | null =>
      value === null ? null : { value, ...(register.get(source) ?? { source, on: null }) };
    const role = row.legalTrack === 'early-years' ? 'manager' : 'headteacher';
    return {
      ...row,
      pupils: entered.get(`${String(row.id)}|pupils`) ?? published(pupils),
      capacity: entered.get(`${String(row.id)}|capacity`) ?? published(capacity),
      head: headOnDay(posts.get(row.id) ?? [], role, asAt),
    };
  });
}

interface Row extends Omit<ProviderOnDay, 'pupils' | 'capacity' | 'head'> {
  readonly pupils: number | null;
  readonly capacity: number | null;
  readonly source: string;
}

/** What was entered by hand for want of it, by provider and fact. */
async function listEntered(
  db: Reader,
  { authorityId, asAt }: { readonly authorityId: number; readonly asAt: string },
  ids: readonly number[],
): Promise<Map<string, Counted>> {
  const { rows } = await sql<{ id: number; fact: string; value: string; validFrom: string; source: string }>`
    select provider_id as id, fact, value, valid_from as "validFrom", source from entered_fact
    where provider_id = any (${ids}::int[]) and authority_id = ${authorityId} and fact in ('pupils', 'capacity') and withdrawn_at is null
      and valid_from <= ${asAt}::date and (valid_to is null or valid_to >= ${asAt}::date)
    order by valid_from, id`.execute(db);
  return new Map(
    rows.map(({ id, fact, value, validFrom, source }) => [
      `${String(id)}|${fact}`,
      { value: Number(value), source: `Entered by the authority: ${source}`, on: validFrom },
    ]),
  );
}

async function listHeads(db: Reader, authorityId: number, ids: readonly number[]) {
  const rows = await db
    .selectFrom('post')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('role', 'in', ['headteacher', 'manager'])
    .where(sql<boolean>`provider_id = any (${ids}::int[])`)
    .orderBy('id')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.provider_id)].map(([id, ofOne]) => [id, ofOne.map(postOfRow)]));
}

/** The newest file of each source of the register, in words. */
async function nameRegister(db: Reader): Promise<Map<string, Omit<Counted, 'value'>>> {
  const { rows } = await sql<{ source: string; on: string | null }>`
    select source, max(as_at) as on from release where state = 'committed' and source in ('gias-establishments', 'early-years') group by source`.execute(
    db,
  );
  const words: Readonly<Record<string, string>> = { 'gias-establishments': 'Get information about schools' };
  return new Map(
    rows.map(({ source, on }) => [source, { source: `${words[source] ?? 'The register'}${on === null ? '' : ` as at ${dateInWords(on)}`}`, on }]),
  );
}
