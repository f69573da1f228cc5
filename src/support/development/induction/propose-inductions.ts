import '../../../register/index.ts';
import './tables.ts';
import { type Selectable, sql } from 'kysely';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { asAuthority } from '../../../platform/database/who-asks.ts';
import { listen, type Listener } from '../../../platform/events/events.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import type { Doing } from '../../common/doing.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { changeInRegister, type KnownHead, type LooksLike, newInPost, type PostOfHead } from './head-change.ts';
import { isSamePerson } from '../../../kernel/person-names.ts';
import './send-head-names-changed.ts';
import type { HeadChangeTable } from './tables.ts';

/** A change of head that somebody records, or that a published register tells, proposes an induction. A person says who is new. */
export function inductionListeners(means: SupportMeans): readonly Listener[] {
  const doingFor = (authorityId: number): Doing => {
    const actor: Actor = { kind: 'operator', accountId: null, name: 'Waymark, when something happened', role: null, authorityId, tokenId: null };
    return { actor, clock: means.clock, event: 'head-change.proposed', reference: 'head-changed', authorityId };
  };
  const alone = (authorityId: number, work: (tx: Tx, doing: Doing) => Promise<void>): Promise<void> =>
    asAuthority(authorityId, () => means.db.transaction((tx) => work(tx, doingFor(authorityId)), { authorityId }));
  return [
    listen('head-changed', 'induction-head-changed', ({ authorityId, providerId }) =>
      alone(authorityId, (tx, doing) => proposeFromPosts(tx, doing, providerId)),
    ),
    listen('published-heads-changed', 'induction-published-heads-changed', ({ authorityId, releaseId }) =>
      alone(authorityId, (tx, doing) => proposeFromRegister(tx, doing, releaseId)),
    ),
  ];
}

interface Row extends PostOfHead {
  readonly role: 'headteacher' | 'manager';
}

/** Looks at who holds the posts of a provider now, and asks about whoever is new; what was asked about a post that is no more is overtaken. */
export async function proposeFromPosts(tx: Tx, doing: Doing, providerId: number): Promise<void> {
  await takeTurn(tx, doing);
  const { authorityId, clock } = doing;
  const { rows } = await sql<Row>`
    select id, role, standing, person_name as "personName", held_from as "heldFrom", held_to as "heldTo", source from post
    where authority_id = ${authorityId} and provider_id = ${providerId} and role in ('headteacher', 'manager') and standing <> 'vacant'
      and withdrawn_at is null order by id`.execute(tx);
  await overtakeThoseGone(tx, doing, providerId, rows);
  const before = await listProposed(tx, authorityId, providerId);
  const fromRegister = before.filter(({ state, cameFrom }) => state === 'proposed' && cameFrom === 'register');
  const asked = before.filter((one) => !fromRegister.includes(one));
  for (const [role, posts] of Map.groupBy(rows, (row) => row.role))
    for (const { post, previousName, looksLike } of newInPost(posts, asked, clock.today())) {
      // What the register told first is told better now: the same proposal, with its day and standing.
      const waiting = fromRegister.find((one) => isSamePerson(one.personName, post.personName));
      const told = { standing: post.standing, begins_on: post.heldFrom, known_from: post.source, post_id: post.id } as const;
      if (waiting !== undefined) {
        await tx.updateTable('head_change').set(told).where('id', '=', waiting.id).execute();
        continue;
      }
      const proposal = { ...told, role, person_name: post.personName, previous_name: previousName, came_from: 'post', looks_like: looksLike, release_id: null } as const; // prettier-ignore
      await propose(tx, doing, providerId, proposal);
    }
}

interface Earlier extends KnownHead {
  readonly id: number;
  readonly state: string;
  readonly cameFrom: 'post' | 'register';
}

async function listProposed(tx: Tx, authorityId: number, providerId: number): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select h.id, h.person_name as "personName", h.standing, h.state, h.came_from as "cameFrom", o.held_to as "heldTo"
    from head_change h left join post o on o.id = h.post_id and o.authority_id = h.authority_id
    where h.authority_id = ${authorityId} and h.provider_id = ${providerId} and h.state <> 'overtaken' order by h.id`.execute(tx);
  return rows;
}

type Proposal = Pick<
  Selectable<HeadChangeTable>,
  'role' | 'person_name' | 'previous_name' | 'standing' | 'begins_on' | 'known_from' | 'came_from' | 'post_id' | 'release_id' | 'looks_like'
>;

async function propose(tx: Tx, doing: Doing, providerId: number, proposal: Proposal): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  const made = await tx
    .insertInto('head_change')
    .values({
      ...proposal,
      authority_id: authorityId,
      provider_id: providerId,
      proposed_at: clock.now(),
      state: 'proposed',
      run_id: null,
      answered_by: null,
      answered_at: null,
      answer_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return;
  const after = { provider: providerId, cameFrom: proposal.came_from, begins: proposal.begins_on };
  await recordAudit(tx, { actor, event, subject: { kind: 'head-change', id: made.id }, after, reference });
  await tellAdvisers(tx, doing, providerId, { id: made.id, looksLike: proposal.looks_like });
}

/** Whoever leads the work with it, or covers that. */
async function tellAdvisers(
  tx: Tx,
  { authorityId, clock }: Doing,
  providerId: number,
  { id: changeId, looksLike }: { readonly id: number; readonly looksLike: LooksLike },
): Promise<void> {
  const today = clock.today();
  const { rows } = await sql<{ id: number; name: string }>`
    select a.account_id as id, p.name from allocation a join provider p on p.id = a.provider_id
    where a.provider_id = ${providerId} and a.authority_id = ${authorityId} and a.part in ('lead', 'cover') and a.withdrawn_at is null
      and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date)`.execute(tx);
  const [first] = rows;
  if (first === undefined) return;
  const what =
    looksLike === 'new'
      ? 'a new head or manager, it seems. Begin an induction, or say who it is'
      : 'another name for the head or manager, perhaps of the same person. Say who it is';
  await sendNotice(tx, {
    authorityId,
    to: rows.map(({ id }) => id),
    kind: 'head-changed',
    urgency: 'usual',
    subject: `${first.name}: ${what}`,
    href: `/providers/${String(providerId)}/head-changes/${String(changeId)}`,
  });
}

async function overtakeThoseGone(tx: Tx, doing: Doing, providerId: number, posts: readonly Row[]): Promise<void> {
  const { authorityId, clock } = doing;
  const waiting = await tx
    .selectFrom('head_change')
    .select(['id', 'person_name', 'post_id'])
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('state', '=', 'proposed')
    .where('came_from', '=', 'post')
    .execute();
  const today = clock.today();
  for (const { id, person_name: name } of waiting) {
    if (posts.some((post) => isSamePerson(post.personName, name) && (post.heldTo === null || post.heldTo >= today))) continue;
    await answerItself(tx, doing, id, 'The post that it came from is recorded no longer, or is over.');
  }
}

async function answerItself(tx: Tx, { actor, clock }: Doing, id: number, reason: string): Promise<void> {
  const over = { state: 'overtaken', answered_by: actor.name, answered_at: clock.now(), answer_reason: reason } as const;
  await tx.updateTable('head_change').set(over).where('id', '=', id).execute();
}

/** Looks at every provider for which the register names somebody else. What an earlier register proposed of it, and nobody answered, is overtaken. */
export async function proposeFromRegister(tx: Tx, doing: Doing, releaseId: number): Promise<void> {
  await takeTurn(tx, doing);
  const { authorityId } = doing;
  const { rows } = await sql<Changed>`
    select p.id as "providerId", e.head_first_name as first, e.head_last_name as last, e.head_job_title as "jobTitle", r.as_at as "asAt", c.fields,
      (select coalesce(json_agg(json_build_object('personName', o.person_name, 'standing', o.standing, 'heldTo', o.held_to)), '[]') from post o
        where o.provider_id = p.id and o.authority_id = ${authorityId} and o.role = 'headteacher'
          and o.withdrawn_at is null and o.person_name is not null) as posts
    from release_change c join release r on r.id = c.release_id join gias_establishment e on e.key = c.key
    join provider p on p.urn::text = c.key and p.joined_to is null join authority a on a.la_code = p.la_code
    where c.release_id = ${releaseId} and c.kind = 'changed' and a.id = ${authorityId} and p.status in ('open', 'closing') and p.legal_track <> 'none'
      and (c.fields @> '[{"field": "HeadLastName"}]' or c.fields @> '[{"field": "HeadFirstName"}]') order by p.id`.execute(tx);
  for (const { providerId, first, last, jobTitle, asAt, fields, posts } of rows) {
    const was = (name: string, now: string | null): string | null => {
      const changed = fields.find(({ field }) => field === name);
      return changed === undefined ? now : changed.before;
    };
    const [before, after] = [nameOf(was('HeadFirstName', first), was('HeadLastName', last)), nameOf(first, last)];
    const proposed = await listProposed(tx, authorityId, providerId);
    const change = changeInRegister({ before, after, jobTitle }, [...posts, ...proposed], asAt);
    for (const one of proposed)
      if (one.state === 'proposed' && one.cameFrom === 'register' && (after === null || !isSamePerson(one.personName, after)))
        await answerItself(tx, doing, one.id, `The published register of ${dateInWords(asAt)} names somebody else, or nobody.`);
    if (change === null || after === null) continue;
    await propose(tx, doing, providerId, {
      role: 'headteacher',
      person_name: after,
      previous_name: before,
      standing: change.standing,
      begins_on: null,
      known_from: `Get information about schools, as at ${dateInWords(asAt)}`,
      came_from: 'register',
      post_id: null,
      release_id: releaseId,
      looks_like: change.looksLike,
    });
  }
}

interface Changed {
  readonly providerId: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly jobTitle: string | null;
  readonly asAt: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null }[];
  readonly posts: readonly KnownHead[];
}

const nameOf = (first: string | null, last: string | null): string | null => [first, last].flatMap((part) => part?.trim() || []).join(' ') || null;
