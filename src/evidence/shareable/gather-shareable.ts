import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { currentPost, findProviderInBrief, findReaderScope, type OwnProvider } from '../../register/index.ts';
import type { AgreedAction } from '../actions/agreed-action.ts';
import { findTimeline } from '../inspections/find-timeline.ts';
import { findHeadlines } from '../outcomes/provider-outcomes/outcomes-panel.ts';
import { inspectionInWords } from './shareable.ts';

/** What is known of a provider that may be told outside the authority: published, or agreed with its own people. No tier, signal, concern or finding is among it. */
export interface Shareable {
  readonly about: readonly string[];
  /** The latest first. */
  readonly inspections: readonly string[];
  readonly results: readonly string[];
  /** Actions that are shared with the provider and not withdrawn, those due first at the top. Those of concerns are not among them: they would tell that there was one. */
  readonly actions: readonly AgreedAction[];
  readonly advisers: readonly { readonly accountId: number; readonly name: string; readonly jobTitle: string | null; readonly email: string }[];
}

export async function gatherShareable(reader: Reader, provider: OwnProvider, today: string): Promise<Shareable> {
  const { id, authorityId } = provider;
  const scope = await findReaderScope(reader, authorityId);
  const brief = scope && (await findProviderInBrief(reader, scope, id));
  const timeline = brief && (await findTimeline(reader, brief, authorityId, today));
  const published = (timeline?.entries ?? []).filter(({ kind }) => kind !== 'rise');
  return {
    about: await describe(reader, provider, today),
    inspections: published.slice(0, 3).map(inspectionInWords),
    results: (await findHeadlines(reader, id, 'outside')).map(({ label, value, finding }) => `${label}: ${value}.${finding ? ` ${finding}` : ''}`),
    actions: await listSharedActions(reader, id, authorityId),
    advisers: await listAdvisersInContact(reader, id, authorityId, today),
  };
}

async function describe(reader: Reader, { id, name, authorityId }: OwnProvider, today: string): Promise<string[]> {
  const row = await reader
    .selectFrom('provider')
    .leftJoin('locality', 'locality.id', 'provider.locality_id')
    .select(['provider.type_name', 'provider.low_age', 'provider.high_age', 'provider.pupils', 'provider.capacity', 'locality.name as locality'])
    .where('provider.id', '=', id)
    .executeTakeFirstOrThrow();
  const ages = row.low_age === null || row.high_age === null ? '' : ` for ages ${String(row.low_age)} to ${String(row.high_age)}`;
  const roll = row.pupils === null ? '' : ` ${String(row.pupils)} on roll${row.capacity === null ? '' : `, capacity ${String(row.capacity)}`}.`;
  const lines = [`${name} is a ${row.type_name.toLowerCase()}${ages}${row.locality === null ? '' : ` in ${row.locality}`}.${roll}`];
  for (const [role, label] of [
    ['headteacher', 'Headteacher'],
    ['manager', 'Manager'],
    ['chair', 'Chair of governors'],
  ] as const) {
    const post = await currentPost(reader, id, role, today, authorityId);
    if (post !== null && post.personName !== null) lines.push(`${label}: ${post.personName}, since ${dateInWords(post.heldFrom)}.`);
  }
  return lines;
}

async function listSharedActions(reader: Reader, providerId: number, authorityId: number): Promise<AgreedAction[]> {
  const { rows } = await sql<AgreedAction>`
    select a.id, a.what, a.owner_side as "ownerSide", a.owner_name as "ownerName", a.due_on as "dueOn", a.agreed_on as "agreedOn", a.state,
      a.done_on as "doneOn", a.came_of_it as "cameOfIt", a.measure
    from agreed_action a where a.provider_id = ${providerId} and a.authority_id = ${authorityId} and a.is_shared and not a.is_restricted
      and a.came_from <> 'concern' and a.state <> 'withdrawn' order by a.due_on, a.id`.execute(reader);
  return rows;
}

async function listAdvisersInContact(reader: Reader, providerId: number, authorityId: number, today: string): Promise<Shareable['advisers']> {
  const { rows } = await sql<Shareable['advisers'][number]>`
    select a.id as "accountId", a.name, a.job_title as "jobTitle", a.email
    from allocation l join account a on a.id = l.account_id
    where l.provider_id = ${providerId} and l.authority_id = ${authorityId} and l.withdrawn_at is null and l.valid_from <= ${today}::date
      and (l.valid_to is null or l.valid_to >= ${today}::date) and a.state <> 'disabled'
    order by array_position(array['cover', 'lead', 'support'], l.part), a.id`.execute(reader);
  return rows;
}
