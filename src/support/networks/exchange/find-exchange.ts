import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { withinReach } from '../../../register/index.ts';
import type { Phase, Theme } from '../practice/themes.ts';
import type { How, Urgency } from './exchange-words.ts';
import './tables.ts';

interface OfProvider {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityName: string | null;
  readonly theme: Theme;
  readonly phase: Phase;
  readonly title: string;
  readonly says: string;
  readonly agreedBy: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  /** What a closed provider offered or asked for is nobody’s to take up. */
  readonly isProviderOpen: boolean;
}

export interface Offer extends OfProvider {
  readonly how: How;
  readonly perTerm: number;
  readonly validTo: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

export interface Ask extends OfProvider {
  readonly urgency: Urgency;
  readonly isOpen: boolean;
  readonly notSameTrust: boolean;
  readonly mostKm: number | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly closedReason: string | null;
  /** Who at the provider agreed that it is open to all, where somebody of the authority opened it. */
  readonly openedAs: string | null;
  /** The reader may see all of it: it is of their own provider, or they coordinate. */
  readonly isReached: boolean;
}

const shared = sql`
  x.id, x.provider_id as "providerId", p.name as "providerName", l.name as "localityName", x.theme, x.phase, x.title, x.says, x.agreed_by as "agreedBy",
  x.entered_by as "enteredBy", x.entered_at as "enteredAt", p.status in ('open', 'closing') as "isProviderOpen"`;
const whose = sql`join provider p on p.id = x.provider_id left join locality l on l.id = p.locality_id`;

/** Every offer of the authority’s providers, those withdrawn too, by the provider’s name. */
export async function listOffers(db: Reader, authorityId: number | null, id: number | null = null): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select ${shared}, x.how, x.per_term as "perTerm", x.valid_to as "validTo", x.withdrawn_by as "withdrawnBy", x.withdrawn_at as "withdrawnAt",
      x.withdrawn_reason as "withdrawnReason"
    from exchange_offer x ${whose} where x.authority_id = ${authorityId}::int and (${id}::int is null or x.id = ${id}::int)
    order by p.sort_key, lower(x.title) collate "C", x.id`.execute(db);
  return rows;
}

/** Asks that this reader may see: their own and those they coordinate, and beyond that what is asked openly and not closed, by providers that are open. The latest first. */
export async function listAsks(db: Reader, actor: Actor, today: string): Promise<Ask[]> {
  const reached = withinReach(actor, 'exchange.read-needs', today);
  const { rows } = await sql<Ask>`
    select * from (
      select ${shared}, x.urgency, x.is_open as "isOpen", x.not_same_trust as "notSameTrust", x.most_km as "mostKm", x.closed_by as "closedBy",
        x.closed_at as "closedAt", x.closed_reason as "closedReason", x.opened_as as "openedAs", (${reached}) as "isReached"
      from exchange_ask x ${whose} where x.authority_id = ${actor.authorityId}::int) a
    where "isReached" or ("isOpen" and "closedAt" is null and "isProviderOpen") order by "enteredAt" desc, id desc`.execute(db);
  return rows;
}

/** The ask as the authority has it; null where it has none such. */
export async function findAsk(db: Reader, authorityId: number, id: number | null): Promise<Omit<Ask, 'isReached'> | null> {
  const { rows } = await sql<Omit<Ask, 'isReached'>>`
    select ${shared}, x.urgency, x.is_open as "isOpen", x.not_same_trust as "notSameTrust", x.most_km as "mostKm", x.closed_by as "closedBy",
      x.closed_at as "closedAt", x.closed_reason as "closedReason", x.opened_as as "openedAs"
    from exchange_ask x ${whose} where x.authority_id = ${authorityId} and x.id = ${id}::int`.execute(db);
  return rows[0] ?? null;
}

/** Whose provider an ask or an offer is of, for the edge. */
export async function findOwner(
  db: Reader,
  table: 'exchange_ask' | 'exchange_offer',
  authorityId: number | null,
  id: number | null,
): Promise<number | null> {
  if (authorityId === null || id === null) return null;
  const row = await db.selectFrom(table).select('provider_id').where('id', '=', id).where('authority_id', '=', authorityId).executeTakeFirst();
  return row?.provider_id ?? null;
}
