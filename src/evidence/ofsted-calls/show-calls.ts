import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import {
  findOwnProvider,
  findProviderInBrief,
  findReaderScope,
  isAllowed,
  listEntryEvents,
  type OwnProvider,
  reachesProvider,
  showHistory,
  withinReach,
} from '../../register/index.ts';
import { listActionsFrom } from '../actions/find-actions.ts';
import { lineOf } from '../actions/action-line.ts';
import { presentLine } from '../actions/show-actions.ts';
import { findTimeline } from '../inspections/find-timeline.ts';
import { inspectionInWords } from '../shareable/shareable.ts';
import { briefingDocument, inspectionDays, partsOf, type PrintedBriefing } from './briefing.ts';
import { answersOfCall, callEvents, callLedger, snapshotOfCall } from './call-ledger.ts';
import { findCall, findCallsInReach, findTierInForce, listProvisionalOutcomes, type OfstedCall } from './find-calls.ts';
import { meetingWords, publishedOf } from './ofsted-call.ts';
import { pathOfCall } from './open-call-pages.ts';

export interface CallMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** Calls of one's reach, and where a new one begins: by the provider's name. */
export async function showCalls({ db, clock }: CallMeans, { actor, query }: PageRequest): Promise<Reply> {
  const today = clock.today();
  const name = (query.get('name') ?? '')
    .replaceAll(/[^\P{Cc}]/gu, ' ')
    .trim()
    .slice(0, 100);
  const found = name === '' ? [] : await findCallable({ db, clock }, { actor, name });
  const calls = (await findCallsInReach(db.kysely, actor, today)).map((call) => ({
    ...call,
    days: inspectionDays(call),
    href: pathOfCall(call.providerId, call.id),
  }));
  return {
    kind: 'page',
    template: 'evidence/ofsted-calls/calls.njk',
    data: {
      name,
      found,
      current: calls.filter(({ inspectionTo }) => inspectionTo >= today),
      earlier: calls.filter(({ inspectionTo }) => inspectionTo < today),
      mayRecord: isAllowed(actor, 'ofsted-call.record'),
    },
  };
}

async function findCallable(
  { db, clock }: CallMeans,
  { actor, name }: { readonly actor: PageRequest['actor']; readonly name: string },
): Promise<{ id: number; name: string; town: string | null }[]> {
  const { rows } = await sql<{ id: number; name: string; town: string | null }>`
    select p.id, p.name, p.town from provider p
    where p.joined_to is null and p.status in ('open', 'closing') and strpos(p.search_text, search_form(${name})) > 0
      and ${withinReach(actor, 'ofsted-call.record', clock.today())} order by p.sort_key, p.id limit 20`.execute(db.kysely);
  return rows;
}

async function findPublished({ db, clock }: CallMeans, { actor }: PageRequest, provider: OwnProvider, call: OfstedCall): Promise<string | null> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const brief = scope && (await findProviderInBrief(db.kysely, scope, provider.id));
  const published = brief && publishedOf((await findTimeline(db.kysely, brief, provider.authorityId, clock.today())).entries, call);
  return published ? inspectionInWords(published) : null;
}

async function findAskedCall({ db }: CallMeans, { actor, params }: PageRequest): Promise<{ provider: OwnProvider; call: OfstedCall } | null> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  const call = provider && (await findCall(db.kysely, provider, params['callId']));
  return provider && call ? { provider, call } : null;
}

export async function showCall(means: CallMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const asked = await findAskedCall(means, request);
  if (!asked) return { kind: 'not-found' };
  const { provider, call } = asked;
  const may = (permission: 'ofsted-call.record' | 'provisional-outcome.view' | 'action.record' | 'action.view') =>
    reachesProvider(db.kysely, clock, actor, permission, provider.id);
  const events = (await listEntryEvents(db.kysely, callLedger, provider)).filter(({ subjectId }) => subjectId === String(call.id));
  const actions = (await may('action.view')) ? await listActionsFrom(db.kysely, provider.authorityId, 'ofsted-call', [call.id]) : [];
  const isStanding = call.withdrawnBy === null;
  return {
    kind: 'page',
    template: 'evidence/ofsted-calls/call.njk',
    data: {
      provider,
      call,
      days: inspectionDays(call),
      answers: answersOfCall(snapshotOfCall(call)),
      meetings: call.meetings.map((meeting) => ({ ...meeting, ...meetingWords[meeting.kind] })),
      published: await findPublished(means, request, provider, call),
      actions: actions.map((action) => presentLine(lineOf(action, false), clock.today())),
      mayRecord: isStanding && (await may('ofsted-call.record')),
      mayAgree: isStanding && (await may('action.record')),
      mayReadProvisional: await may('provisional-outcome.view'),
      history: showHistory(events, callEvents, answersOfCall),
      path: pathOfCall(provider.id, call.id),
      backLink: '/ofsted-calls',
    },
  };
}

async function printedOf(
  means: CallMeans,
  request: PageRequest,
): Promise<{ asked: { provider: OwnProvider; call: OfstedCall }; briefing: PrintedBriefing } | null> {
  const asked = await findAskedCall(means, request);
  const scope = await findReaderScope(means.db.kysely, request.actor.authorityId);
  if (!asked || !scope) return null;
  const { provider, call } = asked;
  const tier = call.showsTier ? await findTierInForce(means.db.kysely, provider) : null;
  const { inspectionFrom, inspectionTo, briefing: words } = call;
  return { asked, briefing: { providerName: provider.name, authority: scope.authorityName, inspectionFrom, inspectionTo, words, tier } };
}

/** The authority's briefing for the inspector, to be printed. */
export async function showBriefing(means: CallMeans, request: PageRequest): Promise<Reply> {
  const printed = await printedOf(means, request);
  if (!printed) return { kind: 'not-found' };
  const { provider, call } = printed.asked;
  const path = pathOfCall(provider.id, call.id);
  const mayRecord = await reachesProvider(means.db.kysely, means.clock, request.actor, 'ofsted-call.record', provider.id);
  return {
    kind: 'page',
    template: 'evidence/ofsted-calls/briefing.njk',
    data: {
      provider,
      authority: printed.briefing.authority,
      days: inspectionDays(call),
      parts: partsOf(printed.briefing),
      mayEdit: call.withdrawnBy === null && mayRecord,
      path,
      backLink: path,
    },
  };
}

export async function exportBriefing(means: CallMeans, request: PageRequest): Promise<Reply> {
  const printed = await printedOf(means, request);
  if (!printed) return { kind: 'not-found' };
  const body = await writeWord(briefingDocument(printed.briefing));
  return { kind: 'download', fileName: `briefing-${printed.asked.call.inspectionFrom}.docx`, contentType: wordType, body };
}

/** What inspectors said before publication, for named roles; superseded once the inspection is published. */
export async function showProvisional(means: CallMeans, request: PageRequest): Promise<Reply> {
  const asked = await findAskedCall(means, request);
  if (!asked) return { kind: 'not-found' };
  const { provider, call } = asked;
  const outcomes = await listProvisionalOutcomes(means.db.kysely, provider.authorityId, call.id);
  const mayRecord = await reachesProvider(means.db.kysely, means.clock, request.actor, 'provisional-outcome.record', provider.id);
  const path = pathOfCall(provider.id, call.id);
  return {
    kind: 'page',
    template: 'evidence/ofsted-calls/provisional.njk',
    data: {
      provider,
      days: inspectionDays(call),
      outcomes,
      published: await findPublished(means, request, provider, call),
      mayRecord: call.withdrawnBy === null && mayRecord,
      path: `${path}/provisional`,
      backLink: path,
    },
  };
}
