import { sql } from 'kysely';
import type { Clock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { findOwnProvider, type OwnProvider } from '../src/register/by-hand/find-own-provider.ts';
import { withoutForm, type Doing, type Outcome } from '../src/register/by-hand/record-entry-change.ts';
import { recordFact } from '../src/register/entered-facts/record-fact.ts';
import { placeSites } from '../src/register/index.ts';
import { placeSite } from '../src/register/localities/place-site.ts';
import { recordPost } from '../src/register/posts/record-post.ts';
import { recordSendUnit } from '../src/register/send-units/record-send-unit.ts';
import { alternativeProviders, campuses, facts, placedByHand, posts, sendUnits } from './authority/hand-entered.ts';
import { centres } from './authority/early-years-providers.ts';
import { addressIn, placeNamed } from './authority/places.ts';
import { ambermoor } from './authority/the-authority.ts';
import { findProviderId } from './find-provider-id.ts';

/** What people of the authority have entered: posts, SEND units, facts and placings by the commands of their pages; what has no page yet, directly. */
export async function enterByHand(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const doing = (event: AuditEventName): Doing => ({ actor, clock, event });
  for (const { provider, entry } of posts) saved(await recordPost(tx, doing('post.recorded'), await own(tx, actor, provider), entry, withoutForm));
  for (const { provider, entry } of sendUnits) {
    saved(await recordSendUnit(tx, doing('send-unit.recorded'), await own(tx, actor, provider), entry, withoutForm));
  }
  for (const { provider, entry } of facts) saved(await recordFact(tx, doing('fact.recorded'), await own(tx, actor, provider), entry, withoutForm));
  await addAlternativeProviders(tx, actor);
  await addCampuses(tx, actor);
  await placeByHand(tx, doing('site.placed'));
  await placeSites(tx, actor.authorityId ?? 0);
}

async function own(tx: Tx, actor: Actor, number: string): Promise<OwnProvider> {
  const provider = await findOwnProvider(tx, actor, await findProviderId(tx, number));
  if (!provider) throw new Error(`The provider ${number} is not the authority’s own.`);
  return provider;
}

function saved(outcome: Outcome<unknown>): void {
  if (outcome.kind === 'refused') throw new Error(`The demonstration was refused: ${outcome.refusal.reason}`);
  if (outcome.kind !== 'saved') throw new Error(`The demonstration enters the same twice: ${outcome.kind}.`);
}

/** In no register, so entered directly: there is no page for a provider that nobody publishes. */
async function addAlternativeProviders(tx: Tx, { authorityId }: Actor): Promise<void> {
  for (const { name, place } of alternativeProviders) {
    const { street, village, town, postcode, position } = addressIn(placeNamed(place), name);
    const { id } = await tx
      .insertInto('provider')
      .values({
        name, kind: 'alternative-provision', phase: 'alternative-provision', legal_track: 'independent-college-ap', state_funded: false,
        type_code: null, type_name: 'Alternative provider', status: 'open', opened_on: null, closed_on: null, la_code: ambermoor.laCode,
        la_name: ambermoor.laName, urn: null, laestab: null, ukprn: null, registration_number: null, town, postcode, low_age: 11, high_age: 16,
        religious_character: null, capacity: null, pupils: null, trust_id: null, inspection_label: null, inspection_filter: null, inspection_on: null,
        locality_id: null, easting: position[0], northing: position[1], source: 'entered by hand', created_release_id: null, joined_to: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow(); // prettier-ignore
    await sql`
      update provider set search_text = search_form(concat_ws(' ', name, town, postcode)), sort_key = regexp_replace(search_form(name), '^the ', '')
      where id = ${id}`.execute(tx);
    await tx
      .insertInto('provider_site')
      .values({
        provider_id: id, authority_id: authorityId, site_key: 'main', name: null, is_main: true, street, address2: village || null, address3: null, town,
        county: null, postcode, easting: position[0], northing: position[1], lsoa_code: null, source: 'entered by hand',
      })
      .execute(); // prettier-ignore
  }
}

async function addCampuses(tx: Tx, { authorityId }: Actor): Promise<void> {
  for (const { urn, name, place } of campuses) {
    const { street, town, postcode, position } = addressIn(placeNamed(place), name);
    await tx
      .insertInto('provider_site')
      .values({
        provider_id: await findProviderId(tx, urn), authority_id: authorityId, site_key: name, name, is_main: false, street, address2: null, address3: null,
        town, county: null, postcode, easting: position[0], northing: position[1], lsoa_code: null, source: 'entered by hand',
      })
      .execute(); // prettier-ignore
  }
}

/** A school without coordinates, and the children's centres, of which the register has the address only. */
async function placeByHand(tx: Tx, doing: Doing): Promise<void> {
  const { school, centresLeft } = placedByHand;
  await place(tx, doing, school.urn, school.locality, 'The school stands on the Larham estate, east of Halscar: seen on a visit.');
  for (const centre of centres.slice(0, -centresLeft)) {
    await place(tx, doing, centre.urn, centre.place.locality, `The address is in ${centre.place.name}: checked on the council’s map.`);
  }
}

async function place(tx: Tx, doing: Doing, urn: number, localityName: string, reason: string): Promise<void> {
  const provider = await own(tx, doing.actor, String(urn));
  const site = await tx
    .selectFrom('provider_site')
    .select('id')
    .where('provider_id', '=', provider.id)
    .where('is_main', '=', true)
    .executeTakeFirstOrThrow();
  const { id: localityId } = await tx
    .selectFrom('locality')
    .select('id')
    .where('authority_id', '=', provider.authorityId)
    .where('name', '=', localityName)
    .executeTakeFirstOrThrow();
  saved(await placeSite(tx, doing, provider, site.id, { localityId, reason }, withoutForm));
}
