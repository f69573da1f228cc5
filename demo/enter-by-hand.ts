import { type Clock, fixedClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { AuditEventName } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { findOwnProvider, type OwnProvider } from '../src/register/by-hand/find-own-provider.ts';
import { withoutForm, type Doing, type Outcome } from '../src/register/by-hand/record-entry-change.ts';
import { recordFact } from '../src/register/entered-facts/record-fact.ts';
import { placeSites } from '../src/register/index.ts';
import { placeSite } from '../src/register/localities/place-site.ts';
import { recordPost } from '../src/register/posts/record-post.ts';
import { recordProvider } from '../src/register/providers-by-hand/record-provider.ts';
import { recordSendUnit } from '../src/register/send-units/record-send-unit.ts';
import { recordSite } from '../src/register/sites/record-site.ts';
import type { AddressEntry } from '../src/register/sites/site.ts';
import { alternativeProviders, campuses, facts, placedByHand, posts, sendUnits } from './authority/hand-entered.ts';
import { centres } from './authority/early-years-providers.ts';
import { addressIn, placeNamed } from './authority/places.ts';
import { ambermoor } from './authority/the-authority.ts';
import { findProviderId } from './find-provider-id.ts';

/** What people of the authority have entered: each by the command of its page. */
export async function enterByHand(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const doing = (event: AuditEventName): Doing => ({ actor, clock, event });
  for (const { provider, entry, enteredOn } of posts) {
    const then = { ...doing('post.recorded'), clock: fixedClock(`${enteredOn}T09:00:00Z`) };
    saved(await recordPost(tx, then, await own(tx, actor, provider), entry, withoutForm));
  }
  for (const { provider, entry } of sendUnits) {
    saved(await recordSendUnit(tx, doing('send-unit.recorded'), await own(tx, actor, provider), entry, withoutForm));
  }
  for (const { provider, entry } of facts) saved(await recordFact(tx, doing('fact.recorded'), await own(tx, actor, provider), entry, withoutForm));
  await addAlternativeProviders(tx, doing('provider.recorded'));
  await addCampuses(tx, doing('site.recorded'));
  await placeByHand(tx, doing('site.placed'));
  await placeSites(tx, actor.authorityId ?? 0);
}

export async function own(tx: Tx, actor: Actor, number: string): Promise<OwnProvider> {
  const provider = await findOwnProvider(tx, actor, await findProviderId(tx, number));
  if (!provider) throw new Error(`The provider ${number} is not the authority’s own.`);
  return provider;
}

export function saved(outcome: Outcome<unknown>): void {
  if (outcome.kind === 'refused') throw new Error(`The demonstration was refused: ${outcome.refusal.reason}`);
  if (outcome.kind !== 'saved') throw new Error(`The demonstration enters the same twice: ${outcome.kind}.`);
}

/** In no register. */
async function addAlternativeProviders(tx: Tx, doing: Doing): Promise<void> {
  const authority = { id: doing.actor.authorityId ?? 0, laCode: ambermoor.laCode, name: ambermoor.laName };
  for (const { name, place } of alternativeProviders) {
    const entry = { name, kind: 'alternative-provision', typeName: 'Alternative provider', ...whereabouts(place, name), source: directory } as const;
    saved(await recordProvider(tx, doing, authority, entry));
  }
}

async function addCampuses(tx: Tx, doing: Doing): Promise<void> {
  for (const { urn, name, place } of campuses) {
    const entry = { name, ...whereabouts(place, name), source: 'The college’s website' };
    saved(await recordSite(tx, doing, await own(tx, doing.actor, String(urn)), entry, withoutForm));
  }
}

const directory = 'The council’s directory of alternative provision';

function whereabouts(place: string, subject: string): AddressEntry {
  const { street, village, town, postcode, position } = addressIn(placeNamed(place), subject);
  const [easting, northing] = position;
  return { street: [street, village].filter(Boolean).join(', '), town, postcode, easting, northing, lsoaCode: null };
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
