import { dateInWords } from '../../kernel/plain-date.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Answer, type EntryEvent, listEntryEvents, reachesProvider, showHistory } from '../../register/index.ts';
import { actionEvents, actionLedger, answersOfSnapshot } from './action-ledger.ts';
import type { ActionMeans } from './actions-means.ts';
import { sourceInWords } from './action-line.ts';
import { type AgreedAction, ownerSides, standingOfAction } from './agreed-action.ts';
import { findActions } from './find-actions.ts';
import { isOutside } from './who-sees-actions.ts';

/** The action that the path names, where it is there for the actor. */
export async function findAskedAction({ db, clock }: ActionMeans, { actor, params }: PageRequest): Promise<AgreedAction | undefined> {
  const id = /^[1-9]\d{0,8}$/.test(params['actionId'] ?? '') ? Number(params['actionId']) : 0;
  return (await findActions(db.kysely, { actor, today: clock.today(), id }))[0];
}

const optional = (label: string, text: string | null): Answer[] => (text === null ? [] : [{ label, text }]);

function answersOfAction(action: AgreedAction): Answer[] {
  const { ownerName, ownerSide, dueOn, dueHow, measure, evidence, reportedOn, reportedBy, doneOn, doneBy, cameOfIt, cameOfItBy } = action;
  return [
    { label: 'Owner', text: `${ownerName} (${ownerSides[ownerSide].toLowerCase()})` },
    { label: 'Agreed on', text: dateInWords(action.agreedOn) },
    { label: 'Due', text: dateInWords(dueOn) },
    { label: 'How the day was worked out', text: dueHow },
    { label: 'Measure of success', text: measure ?? 'None was agreed' },
    ...optional('Reported done', reportedOn === null ? null : `On ${dateInWords(reportedOn)}, by ${reportedBy ?? ''}`),
    ...optional('Done', doneOn === null ? null : `On ${dateInWords(doneOn)}, said or accepted by ${doneBy ?? ''}`),
    ...optional('What shows it', evidence),
    ...optional('What came of it', cameOfIt === null ? null : `${cameOfIt} (${cameOfItBy ?? ''})`),
    ...optional('Withdrawn', action.withdrawnReason === null ? null : `${action.withdrawnReason} (${action.withdrawnBy ?? ''})`),
    { label: 'Who sees it', text: whoSees(action) },
  ];
}

function whoSees(action: AgreedAction): string {
  const { isShared, isRestricted } = action;
  if (isRestricted)
    return action.cameFrom === 'concern'
      ? 'The safeguarding lead, and whoever is named on the concern'
      : 'Its owner and the people named with what it came from';
  return isShared ? 'The provider’s own people, and the authority’s staff' : 'The authority’s staff';
}

/** Why what was reported done is not accepted yet, where that is the latest that was said of it. */
function notYetOf(events: readonly EntryEvent[]): string | null {
  const latest = events.find(({ event }) => event === 'agreed-action.answered' || event === 'agreed-action.completed');
  return latest?.event === 'agreed-action.answered' ? latest.reason : null;
}

export async function showAction(means: ActionMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor } = request;
  const action = await findAskedAction(means, request);
  if (!action) return { kind: 'not-found' };
  const { providerId, authorityId, id, state } = action;
  const outside = isOutside(actor.role, actor.kind);
  const may = (permission: 'action.record' | 'action.complete') => reachesProvider(db.kysely, clock, actor, permission, providerId);
  const mayRecord = !outside && (await may('action.record'));
  const events = (await listEntryEvents(db.kysely, actionLedger, { id: providerId, authorityId })).filter(
    ({ subjectId }) => subjectId === String(id),
  );
  return {
    kind: 'page',
    template: 'evidence/actions/action.njk',
    data: {
      action,
      standing: standingOfAction(action, clock.today()),
      source: { words: sourceInWords(action, outside), href: outside ? null : action.cameFromHref },
      answers: answersOfAction(action),
      mayComplete: state === 'open' && action.reportedOn === null && (!outside || action.ownerSide === 'provider') && (await may('action.complete')),
      mayAnswer: mayRecord && state === 'open' && action.reportedOn !== null,
      mayChange: mayRecord && state === 'open',
      mayReopen: mayRecord && state !== 'open',
      maySayOutcome: mayRecord && state === 'done',
      isOutside: outside,
      notYet: state === 'open' && action.reportedOn === null ? notYetOf(events) : null,
      // What was said within the authority of an action is not told outside it.
      history: outside ? [] : showHistory(events, actionEvents, answersOfSnapshot),
      path: `/actions/${String(id)}`,
      backLink: `/providers/${String(providerId)}/actions`,
    },
  };
}
