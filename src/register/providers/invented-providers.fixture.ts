import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { ProviderIdentifierTable, ProviderSiteTable, ProviderTable } from '../tables.ts';
import '../tables.ts';

/** A provider for a test: say only what the test is about. */
export interface InventedProvider extends Partial<Omit<Insertable<ProviderTable>, 'name' | 'trust_id' | 'locality_id'>> {
  readonly name: string;
  readonly trust?: { readonly uid: string; readonly name: string };
  /** The locality of each site; the first is the main site's. Null: a site that is not placed yet. */
  readonly sites?: readonly (Partial<Insertable<ProviderSiteTable>> & { readonly locality?: string | null })[];
  readonly numbers?: readonly Omit<Insertable<ProviderIdentifierTable>, 'provider_id'>[];
}

export async function addAuthority(tx: Tx, laCode: string, name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into authority (la_code, name) values (${laCode}, ${name}) returning id`.execute(tx);
  return rows.reduce((_, { id }) => id, 0);
}

export async function addLocalities(tx: Tx, authorityId: number, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await tx
      .insertInto('locality')
      .values({ authority_id: authorityId, name, slug: sql`replace(search_form(${name}), ' ', '-')` })
      .execute();
  }
}

/** Adds an invented provider as a load would have left it, and answers its id. */
export async function addProvider(tx: Tx, authorityId: number, { trust, sites = [{}], numbers = [], ...given }: InventedProvider): Promise<number> {
  const trustId = trust === undefined ? null : await addTrust(tx, trust);
  const [main] = sites;
  const localityId = !main?.locality ? null : await findLocality(tx, authorityId, main.locality);
  const postcode = given.postcode ?? null;
  const words = [given.name, given.town, postcode, postcode?.replace(' ', '')].filter(Boolean).join(' ');
  const { id } = await tx
    .insertInto('provider')
    .values({
      kind: 'school',
      phase: 'primary',
      legal_track: trust === undefined ? 'maintained' : 'academy',
      state_funded: true,
      type_code: trust === undefined ? '01' : '34',
      type_name: trust === undefined ? 'Community school' : 'Academy converter',
      status: 'open',
      la_code: '940',
      la_name: 'North Northamptonshire',
      source: 'gias-establishments',
      ...given,
      trust_id: trustId,
      locality_id: localityId,
      search_text: sql`search_form(${words})`,
      sort_key: sql`regexp_replace(search_form(${given.name}), '^the ', '')`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const own = [
    { scheme: 'urn', value: given.urn },
    { scheme: 'laestab', value: given.laestab },
    { scheme: 'ukprn', value: given.ukprn },
    { scheme: 'ofsted', value: given.registration_number },
  ] as const;
  const all = [
    ...own.flatMap(({ scheme, value }) => (value === null || value === undefined ? [] : [{ scheme, value: String(value), urn: given.urn ?? null }])),
    ...numbers,
  ];
  for (const number of all)
    await tx
      .insertInto('provider_identifier')
      .values({ ...number, provider_id: id })
      .execute();
  for (const [index, site] of sites.entries()) await addSite(tx, authorityId, id, index === 0, given, site);
  return id;
}

async function addSite(
  tx: Tx,
  authorityId: number,
  providerId: number,
  isMain: boolean,
  provider: Omit<InventedProvider, 'sites'>,
  { locality, ...site }: NonNullable<InventedProvider['sites']>[number],
): Promise<void> {
  const { town = null, postcode = null, easting = null, northing = null } = isMain ? provider : {};
  const values = { site_key: site.name ?? 'main', is_main: isMain, source: 'gias-establishments', town, postcode, easting, northing, ...site };
  const { id } = await tx
    .insertInto('provider_site')
    .values({ ...values, provider_id: providerId })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (!locality) return;
  await tx
    .insertInto('site_locality')
    .values({
      site_id: id,
      authority_id: authorityId,
      locality_id: await findLocality(tx, authorityId, locality),
      rule: 'lsoa-2021',
      reason: `Small area E01099999 (2021 census) is in ${locality}.`,
    })
    .execute();
}

async function findLocality(tx: Tx, authorityId: number, name: string): Promise<number> {
  const found = await tx
    .selectFrom('locality')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return found.id;
}

async function addTrust(tx: Tx, { uid, name }: { uid: string; name: string }): Promise<number> {
  await tx
    .insertInto('organisation')
    .values({ uid, name, kind: 'trust', type_name: 'Multi-academy trust', status: 'open', sort_key: name.toLowerCase() })
    .onConflict((conflict) => conflict.column('uid').doNothing())
    .execute();
  const { id } = await tx.selectFrom('organisation').select('id').where('uid', '=', uid).executeTakeFirstOrThrow();
  return id;
}
