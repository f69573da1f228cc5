import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { currentPost, findProviderInBrief, findReaderScope, listAllocations } from '../../../register/index.ts';
import { findActions } from '../../actions/find-actions.ts';
import { standingOfAction } from '../../actions/agreed-action.ts';
import { lineOf } from '../../concerns/concern-words.ts';
import { findConcerns } from '../../concerns/find-concerns.ts';
import { findTimeline } from '../../inspections/find-timeline.ts';
import { failed } from '../../inspections/timeline.ts';
import { inspectionInWords } from '../../shareable/shareable.ts';
import { findNote } from '../find-note.ts';
import { findPart } from '../find-part.ts';
import { type FoundPart, isOfSchool, pathOf } from '../found-part.ts';
import { listVisits } from '../list-visits.ts';
import { visitStates } from '../visit.ts';
import type { VisitMeans } from '../visit-means.ts';
import { visitPurposes } from '../visit-purposes.ts';
import { findHeadlineMeasures } from './find-headline-measures.ts';

/** What a reader of the authority’s staff takes along to a visit, as far as evidence has it: each part as this reader may see it. Null where the visit, or the reader’s right to it, is not there. */
export async function gatherVisitBriefing({ db, clock }: VisitMeans, actor: Actor, asked: { readonly providerId: number; readonly visitId: number }) {
  if (actor.authorityId === null || isOfSchool(actor)) return null;
  const part = await findPart(db.kysely, actor.authorityId, asked);
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const provider = scope && (await findProviderInBrief(db.kysely, scope, asked.providerId));
  if (part === null || scope === undefined || provider === undefined) return null;
  const today = clock.today();
  return {
    visit: {
      title: visitPurposes[part.purpose],
      on: part.heldOn ?? part.plannedOn,
      at: [part.startsAt, part.endsAt].filter((time) => time !== null).join(' to '),
      authors: part.authors.filter(({ isHandedOn }) => !isHandedOn).map(({ name }) => name),
      focus: part.focus,
      people: part.people,
      evidenceWanted: part.evidenceWanted,
      isPlanned: part.state === 'planned',
      path: pathOf(part),
    },
    provider: { id: provider.id, name: provider.name },
    authority: scope.authorityName,
    ownView: await findOwnView({ db, clock }, part),
    ...(await findLastVisits({ db, clock }, actor, part)),
    ...(await findAgreed({ db, clock }, actor, provider.id)),
    measures: await findHeadlineMeasures(db.kysely, { providerId: provider.id, authorityId: actor.authorityId, laCode: scope.laCode, today }),
    inspections: inspectionsOf(await findTimeline(db.kysely, provider, actor.authorityId, today)),
    concerns: (await findConcerns(db.kysely, { actor, clock, providerId: provider.id }))
      .filter(({ state }) => state !== 'closed')
      // The words of a restricted one stand on its own page alone, where each reading of it is recorded.
      .map((concern) => lineOf(concern, today)),
    people: await listPeople({ db, clock }, part),
  };
} // prettier-ignore
export type VisitBriefing = NonNullable<Awaited<ReturnType<typeof gatherVisitBriefing>>>;

async function findOwnView({ db }: VisitMeans, part: FoundPart) {
  const written = (await findNote(db.kysely, part)).written.get('own-view');
  const values = written?.values ?? {};
  const said = { well: values['well'] ?? null, worry: values['worry'] ?? null, help: values['help'] ?? null };
  return Object.values(said).some((words) => words !== null && words !== '') ? said : null;
}

/** The visits that were held before this one, the latest first, and what the latest final note says is to be better. */
async function findLastVisits({ db, clock }: VisitMeans, actor: Actor, part: FoundPart) {
  const before = (await listVisits(db.kysely, { actor, today: clock.today(), filter: 'any', providerId: part.providerId })).filter(
    ({ visitId, state, heldOn, plannedOn }) =>
      visitId !== part.visitId && !['planned', 'cancelled'].includes(state) && (heldOn ?? plannedOn) <= (part.heldOn ?? part.plannedOn),
  );
  const final = before.find(({ state }) => state === 'final');
  const finalPart = final && (await findPart(db.kysely, part.authorityId, { providerId: part.providerId, visitId: final.visitId }));
  const development = finalPart ? ((await findNote(db.kysely, finalPart)).written.get('development')?.values['words'] ?? '') : '';
  return {
    visits: before.map((one) => ({
      title: visitPurposes[one.purpose],
      on: one.heldOn ?? one.plannedOn,
      focus: one.focus,
      authors: one.authors,
      state: visitStates[one.state],
      isFinal: one.state === 'final',
      href: pathOf(one),
    })),
    development: final === undefined || development === '' ? null : { words: development, on: final.heldOn ?? final.plannedOn },
  };
}

/** What was agreed and is open, and what was done in the last year. What named people alone may read is not printed. */
async function findAgreed({ db, clock }: VisitMeans, actor: Actor, providerId: number) {
  const today = clock.today();
  const all = (await findActions(db.kysely, { actor, today, providerId })).filter(({ isRestricted }) => !isRestricted);
  const present = all.map((action) => ({
    what: action.what,
    owner: action.ownerName,
    dueOn: action.dueOn,
    isOverdue: standingOfAction(action, today).isOverdue,
    standing: standingOfAction(action, today).text,
    measure: action.measure,
    reportedOn: action.reportedOn,
    doneOn: action.doneOn,
    cameOfIt: action.cameOfIt,
    state: action.state,
  }));
  const aYearAgo = `${String(Number(today.slice(0, 4)) - 1)}${today.slice(4)}`;
  return {
    openActions: present.filter(({ state }) => state === 'open'),
    doneActions: present
      .filter(({ state, doneOn }) => state === 'done' && doneOn !== null && doneOn >= aYearAgo)
      .toSorted((one, other) => String(other.doneOn).localeCompare(String(one.doneOn))),
  };
}

const toBeBetter = ['Needs attention', 'Urgent improvement', 'Requires improvement', 'Inadequate'];

function inspectionsOf({ entries, stuck, next }: Awaited<ReturnType<typeof findTimeline>>) {
  const inspections = entries.filter(({ kind }) => kind !== 'rise');
  const latest = inspections.find(({ who, judgements, safeguarding }) => who === 'present' && (judgements.length > 0 || safeguarding !== null));
  return {
    said: inspections.map((entry) => ({ text: inspectionInWords(entry) })),
    latestOn: latest?.on ?? null,
    weakAreas: (latest?.judgements ?? []).filter(({ judgement }) => toBeBetter.includes(judgement)).map(({ area, judgement }) => ({ area, judgement })),
    isSafeguardingNotMet: failed.includes(latest?.safeguarding ?? ''),
    isStuck: stuck?.answer === 'stuck',
    next: next.kind === 'does-not-apply' ? null : next.words,
  };
} // prettier-ignore

async function listPeople({ db, clock }: VisitMeans, { providerId, authorityId }: FoundPart) {
  const today = clock.today();
  const posts = await Promise.all(
    (['headteacher', 'manager', 'chair'] as const).map(async (role) => ({ role, post: await currentPost(db.kysely, providerId, role, today, authorityId) })),
  );
  const advisers = (await listAllocations(db.kysely, providerId, authorityId)).filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
  );
  return {
    posts: posts.flatMap(({ role, post }) =>
      post === null
        ? []
        : [
            {
              role,
              standing: post.standing,
              name: post.personName,
              since: post.heldFrom,
              words: `${post.personName ?? 'Vacant'}${post.standing === 'acting' || post.standing === 'interim' ? ` (${post.standing})` : ''}, since ${dateInWords(post.heldFrom)}`,
            },
          ],
    ),
    advisers: advisers.map(({ adviser }) => adviser),
  };
} // prettier-ignore
