import { sql } from 'kysely';
import { tierLabels, tiers } from '../../kernel/tier.ts';
import { findCriteriaInForce } from '../../judgement/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withinReach } from '../../register/index.ts';
import { dayOfYear } from '../common/years.ts';
import { type Audience, audienceOf } from '../entitlement/audience.ts';
import { contactsInWords } from '../entitlement/entitlement.ts';
import { circumstanceIds, circumstances } from '../entitlement/entitlement-document.ts';
import { findEntitlementOn } from '../entitlement/find-entitlement.ts';
import { composeOffer, type OfferDocument, type OfferLine } from './offer.ts';
import '../tables.ts';

export interface KeptLine extends OfferLine {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Every line that was written for a year, those withdrawn too, in order of entry. */
export async function listOfferLines(db: Reader, authorityId: number, year: string): Promise<KeptLine[]> {
  const { rows } = await sql<Omit<KeptLine, 'withdrawn'> & { by: string | null; at: Date; reason: string }>`
    select id, audience, terms, title, says, price::float8 as price, price_unit as "priceUnit", entered_by as "enteredBy", entered_at as "enteredAt",
      withdrawn_by as by, withdrawn_at as at, withdrawn_reason as reason
    from offer_item where authority_id = ${authorityId} and academic_year = ${year} order by id`.execute(db);
  return rows.map(({ by, at, reason, ...row }) => ({ ...row, withdrawn: by === null ? null : { by, at, reason } }));
}

/** The offer of a year as it would be published now. */
export async function gatherOffer(db: Reader, authorityId: number, year: string, today: string): Promise<OfferDocument> {
  const day = dayOfYear(year, today);
  const { document } = await findEntitlementOn(db, authorityId, day);
  const { document: criteria } = await findCriteriaInForce(db, authorityId, day);
  const { days } = criteria.entitlement;
  const entitled: Record<Audience, readonly string[]> = {
    'maintained': [
      ...tiers.map((tier) => lineOf(tierLabels[tier], [`up to ${String(days[tier])} adviser days a year`, contactsInWords(document.tiers[tier].contacts)], document.tiers[tier].extras)), // prettier-ignore
      ...document.universal.maintained,
    ],
    'academy': document.universal.academy,
    'early-years': [
      ...circumstanceIds.map((id) => lineOf(circumstances[id], [contactsInWords(document.earlyYears[id].contacts)], document.earlyYears[id].extras)),
      ...document.universal['early-years'],
    ],
    'other': document.universal.other,
  };
  const lines = (await listOfferLines(db, authorityId, year)).filter(({ withdrawn }) => withdrawn === null);
  const plain = lines.map(({ audience, terms, title, says, price, priceUnit }) => ({ audience, terms, title, says, price, priceUnit }));
  return composeOffer(year, plain, entitled, document.provisional || criteria.provisional);
}

function lineOf(label: string, parts: readonly string[], extras: readonly string[]): string {
  return `${label}: ${[...parts, ...extras.map((extra) => extra.charAt(0).toLowerCase() + extra.slice(1))].join('; ')}`;
}

export interface Published {
  readonly year: string;
  readonly document: OfferDocument;
  readonly by: string;
  readonly at: Date;
}

/** The latest publication of each year, the latest year first. */
export async function listPublished(db: Reader, authorityId: number): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select distinct on (academic_year) academic_year as year, document, published_by as by, published_at as at
    from offer_publication where authority_id = ${authorityId} order by academic_year desc, id desc`.execute(db);
  return rows;
}

/** Of which kinds the providers are that the reader has for their own; none for staff. */
export async function findOwnAudiences(db: Reader, actor: Actor, today: string): Promise<Audience[]> {
  const { rows } = await sql<{ track: string }>`
    select distinct p.legal_track as track from provider p
    where ${withinReach(actor, 'outcomes.view', today)} and p.joined_to is null and p.status in ('open', 'closing')`.execute(db);
  return [...new Set(rows.map(({ track }) => audienceOf(track)))];
}
