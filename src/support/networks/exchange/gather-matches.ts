import { sql } from 'kysely';
import { findMeasuredYears } from '../../../evidence/index.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { findCalendar } from '../../../register/index.ts';
import { measuresOf, themeFit, type Theme } from '../practice/themes.ts';
import { listBrokeredVisits } from './find-brokered-visits.ts';
import { listOffers, type Ask } from './find-exchange.ts';
import { matchesFor, type PublicFacts } from './matching.ts';
import { publishedSupport } from './published-support.ts';
import { givenBy, takenIn } from './room.ts';

interface Facts extends PublicFacts {
  readonly isHeadAway: boolean;
}

interface FactsRow {
  readonly id: number;
  readonly pupils: number | null;
  readonly freeMeals: number | null;
  readonly urbanRural: string | null;
  readonly trustId: number | null;
  readonly isHeadAway: boolean;
}

const settingOf = (text: string | null): PublicFacts['setting'] =>
  text === null ? null : /rural/i.test(text) ? 'rural' : /urban/i.test(text) ? 'urban' : null;

/** What the published register says of providers, and whether a head of theirs is lent elsewhere. No table of judgement or of concerns is read here, and none may be. */
async function gatherFacts(db: Reader, ids: readonly number[], today: string): Promise<Map<number, Facts>> {
  const standing = (alias: string) => sql`${sql.ref(`${alias}.ended_at`)} is null and ${sql.ref(`${alias}.valid_from`)} <= ${today}::date`;
  const { rows } = await sql<FactsRow>`
    select p.id, p.pupils, g.fsm_percent::float as "freeMeals", g.urban_rural as "urbanRural", p.trust_id as "trustId", exists (
        select 1 from access_scope home join account a on a.id = home.account_id and a.role = 'headteacher' and a.state = 'active'
          join access_scope away on away.account_id = a.id and away.provider_id is not null and away.provider_id <> p.id
        where home.provider_id = p.id and home.valid_to is null and ${standing('home')} and ${standing('away')} and away.valid_to >= ${today}::date) as "isHeadAway"
    from provider p left join gias_establishment g on g.urn = p.urn where p.id in (${sql.join([...ids, 0])})`.execute(db);
  const { rows: sites } = await sql<{ id: number; easting: number; northing: number }>`
    select provider_id as id, easting, northing from provider_site
    where provider_id in (${sql.join([...ids, 0])}) and easting is not null and northing is not null order by id`.execute(db);
  const places = Map.groupBy(sites, ({ id }) => id);
  return new Map(
    rows.map(({ id, pupils, freeMeals, urbanRural, trustId, isHeadAway }) => [
      id,
      { pupils, freeMeals, setting: settingOf(urbanRural), trustId, isHeadAway, places: places.get(id) ?? [] },
    ]),
  );
}

const nothing: Facts = { pupils: null, freeMeals: null, setting: null, trustId: null, isHeadAway: false, places: [] };

/** Of published statistics alone, as anybody outside sees them, whoever reads. */
async function support(db: Reader, theme: Theme, providerId: number, today: string) {
  const measures = measuresOf(theme);
  const found = 'ids' in measures ? await findMeasuredYears(db, { providerId, today, measureIds: measures.ids, audience: 'outside' }) : [];
  return publishedSupport(measures, found);
}

/** How many of each offer are left this term. */
export async function findRoom(
  db: Reader,
  authorityId: number,
  today: string,
): Promise<(offer: { readonly id: number; readonly perTerm: number }) => number> {
  const visits = await listBrokeredVisits(db, authorityId, null);
  const calendar = await findCalendar(db, { authorityId });
  return ({ id, perTerm }) => Math.max(0, perTerm - takenIn(id, visits, calendar, today));
}

/** Who fits an ask, by the rules of matching. */
export async function gatherMatches(
  db: Reader,
  authorityId: number,
  ask: Omit<Ask, 'isReached'>,
  today: string,
): Promise<ReturnType<typeof matchesFor>> {
  const offers = (await listOffers(db, authorityId)).filter(
    ({ theme, providerId, isProviderOpen }) => isProviderOpen && themeFit(ask.theme, theme) !== 'no' && providerId !== ask.providerId,
  );
  const facts = await gatherFacts(db, [ask.providerId, ...offers.map(({ providerId }) => providerId)], today);
  const visits = await listBrokeredVisits(db, authorityId, null);
  const calendar = await findCalendar(db, { authorityId });
  const supports = new Map<string, Awaited<ReturnType<typeof support>>>();
  for (const { providerId, theme } of offers) {
    const key = `${String(providerId)} ${theme}`;
    if (!supports.has(key)) supports.set(key, await support(db, theme, providerId, today));
  }
  const { theme, phase, providerId, notSameTrust, mostKm } = ask;
  return matchesFor(
    { theme, phase, providerId, notSameTrust, mostKm, facts: facts.get(providerId) ?? nothing },
    offers.map((offer) => ({
      offerId: offer.id,
      providerId: offer.providerId,
      providerName: offer.providerName,
      title: offer.title,
      theme: offer.theme,
      phase: offer.phase,
      isWithdrawn: offer.withdrawnAt !== null,
      validTo: offer.validTo,
      perTerm: offer.perTerm,
      takenThisTerm: takenIn(offer.id, visits, calendar, today),
      visitsGiven: givenBy(offer.providerId, visits),
      isHeadAway: facts.get(offer.providerId)?.isHeadAway ?? false,
      published: supports.get(`${String(offer.providerId)} ${offer.theme}`) ?? { standing: 'not-known', words: 'Not known' },
      facts: facts.get(offer.providerId) ?? nothing,
    })),
    today,
  );
}
