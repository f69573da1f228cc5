import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listProvidersOnDay } from '../../register/index.ts';
import { findStandingInspections } from '../inspections/find-standing-inspections.ts';
import type { StandingInspection } from '../inspections/standing.ts';
import { gatherShareable } from '../shareable/gather-shareable.ts';
import type { LiaisonMeeting } from './liaison-meeting.ts';
import { type Candidate, type ItemKind, mayShare } from './may-share.ts';

export interface AgendaItem {
  readonly providerId: number;
  readonly kind: ItemKind;
  readonly text: string;
}

interface AgendaQuestion extends Pick<LiaisonMeeting, 'body' | 'organisationId' | 'dioceseCode'> {
  readonly authorityId: number;
  readonly laCode: string;
  readonly today: string;
}

interface OfBody {
  readonly id: number;
  readonly name: string;
  readonly kind: 'school';
  readonly status: 'open';
  readonly isListed: boolean;
}

/** What may be brought to a meeting with a body: every candidate passes the rule, whatever it was gathered from. */
export async function gatherAgenda(reader: Reader, question: AgendaQuestion): Promise<AgendaItem[]> {
  const { authorityId, today, body } = question;
  const items: AgendaItem[] = [];
  for (const provider of await listProvidersOfBody(reader, question)) {
    const own = { ...provider, authorityId };
    const shareable = await gatherShareable(reader, own, today);
    const tier = await reader
      .selectFrom('provider_tier')
      .select(['tier', 'since'])
      .where('provider_id', '=', provider.id)
      .where('authority_id', '=', authorityId)
      .executeTakeFirst();
    const open = shareable.actions.filter(({ state }) => state === 'open');
    const candidates: (Candidate & { readonly text: string })[] = [
      ...(provider.isListed ? [candidate('rise-listing', 'The Department works with this school.')] : []),
      ...shareable.inspections.slice(0, 1).map((text) => candidate('published-inspection', text)),
      ...shareable.results.map((text) => candidate('published-result', text)),
      ...open.map(({ what, ownerName, dueOn }) => candidate('shared-action', `${what} (${ownerName}, due on ${dateInWords(dueOn)})`)),
      ...(tier === undefined ? [] : [candidate('issued-tier', `${tierLabels[tier.tier]}, in force since ${dateInWords(tier.since)}.`)]),
    ];
    items.push(...candidates.filter((one) => mayShare(one, body)).map(({ kind, text }) => ({ providerId: provider.id, kind, text })));
  }
  return items;
}

const candidate = (kind: ItemKind, text: string): Candidate & { readonly text: string } => ({ kind, text, isRestricted: false, isOfBody: true });

/** A trust's and a diocese's own schools; for RISE those on its list; for the Regions Group those and the ones whose published inspections call for it. */
async function listProvidersOfBody(reader: Reader, question: AgendaQuestion): Promise<OfBody[]> {
  const { body, organisationId, dioceseCode, laCode } = question;
  const listed = sql<boolean>`exists (select 1 from rise_school r where r.urn = p.urn and r.gone_release_id is null)`;
  const of = {
    'trust': sql<boolean>`p.trust_id = ${organisationId}::int`,
    'diocese': sql<boolean>`exists (select 1 from gias_establishment e where e.urn = p.urn and e.diocese_code = ${dioceseCode}::text)`,
    'rise': listed,
    'regions-group': sql<boolean>`p.state_funded`,
  }[body];
  const { rows } = await sql<OfBody>`
    select p.id, p.name, p.kind, p.status, ${listed} as "isListed" from provider p
    where p.la_code = ${laCode} and p.joined_to is null and p.status in ('open', 'closing') and ${of} order by p.sort_key, p.id`.execute(reader);
  if (body !== 'regions-group') return rows;
  const called = await listCalledFor(reader, question);
  return rows.filter(({ id, isListed }) => isListed || called.has(id));
}

async function listCalledFor(reader: Reader, { authorityId, laCode, today }: AgendaQuestion): Promise<ReadonlySet<number>> {
  const providers = (await listProvidersOnDay(reader, { authorityId, laCode, asAt: today })).filter(({ isStateFunded }) => isStateFunded);
  const standing = await findStandingInspections(reader, { providers, authorityId, asAt: today });
  return new Set([...standing].filter(([, one]) => callsForTalk(one)).map(([id]) => id));
}

function callsForTalk({ category, safeguardingNotMet, stuck }: StandingInspection): boolean {
  return (
    (category.state === 'known' && category.value !== 'none') ||
    (safeguardingNotMet.state === 'known' && safeguardingNotMet.value) ||
    (stuck.state === 'known' && stuck.value)
  );
}
