import { addDays, dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { Decision } from '../../register/index.ts';

/** Where a concern comes from. The key is what is stored. */
export const concernSources = {
  data: 'Data',
  visit: 'A visit',
  complaint: 'A complaint',
  parent: 'A parent or carer',
  councillor: 'A councillor',
  whistleblowing: 'Whistleblowing',
  ofsted: 'Ofsted',
  hr: 'HR',
  finance: 'Finance',
  governance: 'Governance',
  exclusions: 'Exclusions',
  safeguarding: 'Safeguarding',
} as const;
export type ConcernSource = keyof typeof concernSources;

/** What a concern is about. Provisional: not from the published framework. */
export const concernCategories = {
  'leadership': 'Leadership',
  'governance': 'Governance',
  'safeguarding': 'Safeguarding',
  'education': 'Curriculum and teaching',
  'achievement': 'Achievement',
  'behaviour': 'Attendance and behaviour',
  'exclusions': 'Suspensions and exclusions',
  'inclusion': 'Inclusion and SEND',
  'early-years': 'Early years',
  'staffing': 'Staffing and HR',
  'finance': 'Finance',
  'premises': 'Premises, health and safety',
  'other': 'Something else',
} as const;
export type ConcernCategory = keyof typeof concernCategories;

/** Provisional: not from the published framework. */
export const concernSeverities = {
  low: { label: 'Low', hint: 'Worth knowing' },
  medium: { label: 'Medium', hint: 'Somebody should look into it' },
  high: { label: 'High', hint: 'It harms how children are taught or looked after' },
  critical: { label: 'Critical', hint: 'The institution cannot keep children safe, or cannot carry on' },
} as const;
export type ConcernSeverity = keyof typeof concernSeverities;

export const concernStates = {
  waiting: 'Waits for triage',
  accepted: 'Accepted',
  monitored: 'Monitored',
  referred: 'Referred',
  closed: 'Closed',
} as const;
export type ConcernState = keyof typeof concernStates;

/** Whom it is referred to. Provisional. */
export const referrals = {
  'mash': 'MASH (children’s social care)',
  'lado': 'LADO (designated officer)',
  'ofsted': 'Ofsted',
  'regions-group': 'DfE Regions Group',
  'trust': 'The trust',
  'diocese': 'The diocese',
  'hr': 'HR',
  'internal-audit': 'Internal audit or finance',
  'complaints': 'The provider’s own complaints procedure',
  'other': 'Somebody else',
} as const;
export type Referral = keyof typeof referrals;

/** What came of it. One that was not borne out, or was no concern, counts nowhere. */
export const outcomes = {
  'resolved': { label: 'It has been put right', counts: true },
  'passed-on': { label: 'Somebody else has it, and answers for it', counts: true },
  'no-action': { label: 'Nothing for the authority to do', counts: true },
  'not-borne-out': { label: 'Looked into, and not borne out', counts: false },
  'in-error': { label: 'Logged in error', counts: false },
} as const;
export type ConcernOutcome = keyof typeof outcomes;

export const isAboutSafeguarding = ({ source, category }: { readonly source: ConcernSource; readonly category: ConcernCategory }): boolean =>
  source === 'safeguarding' || category === 'safeguarding';

/** What may be done with it, beside reading it. */
export type Move = 'accept' | 'monitor' | 'refer' | 'close' | 'undo' | 'reopen' | 'confirm' | 'unconfirm';
const leadsTo = { accept: 'accepted', monitor: 'monitored', refer: 'referred', close: 'closed', undo: 'waiting', reopen: 'waiting' } as const;

/** From which state each move may be made; what was decided once is taken back by `undo`, which says so. */
export const mayFollow: Readonly<Record<ConcernState, readonly Move[]>> = {
  waiting: ['accept', 'monitor', 'refer', 'close'],
  accepted: ['monitor', 'refer', 'close', 'undo', 'confirm', 'unconfirm'],
  monitored: ['accept', 'monitor', 'refer', 'close', 'undo', 'unconfirm'],
  referred: ['accept', 'monitor', 'refer', 'close', 'undo', 'unconfirm'],
  closed: ['reopen'],
};

/** What stands of a concern when somebody decides. */
export interface MoveFacts {
  readonly state: ConcernState;
  readonly isSafeguarding: boolean;
  readonly severity: ConcernSeverity;
  /** It stands as a finding that it was accepted, or that it is critical. */
  readonly hasAccepted: boolean;
  readonly hasConfirmed: boolean;
  readonly openActions: number;
  /** Whether it is recorded that the provider was told, or why not. */
  readonly hasTelling: boolean;
  readonly role: string | null;
}

export interface Moved {
  readonly to: ConcernState;
  /** What becomes of the findings that rest on it. */
  readonly accepted: 'record' | 'withdraw' | 'leave';
  readonly confirmed: 'record' | 'withdraw' | 'end' | 'leave';
}

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
const confirms = 'safeguarding-lead';

/** Whether it may be done, and what follows of it. */
export function decideMove(move: Move, facts: MoveFacts, outcome: ConcernOutcome | null = null): Decision<Moved> {
  const { state, hasAccepted, hasConfirmed, role } = facts;
  if (!mayFollow[state].includes(move)) return refuse('decision', `It is “${concernStates[state].toLowerCase()}” now: that cannot follow`);
  if (move === 'confirm') return decideConfirmation(facts);
  if (hasConfirmed && (move === 'close' || move === 'undo' || move === 'unconfirm') && role !== confirms)
    return refuse('decision', 'The safeguarding lead has confirmed this as critical, and alone may close it or take that back');
  if (move === 'unconfirm')
    return hasConfirmed ? accepted({ to: state, accepted: 'leave', confirmed: 'withdraw' }) : refuse('decision', 'It is not confirmed as critical');
  if (move === 'close') return decideClosing(facts, outcome);
  const to = leadsTo[move];
  if (move === 'undo') return accepted({ to, accepted: hasAccepted ? 'withdraw' : 'leave', confirmed: hasConfirmed ? 'withdraw' : 'leave' });
  return accepted({ to, accepted: move === 'accept' && !hasAccepted ? 'record' : 'leave', confirmed: 'leave' });
}

const longestDays = 366;

/**
 * The day (YYYY-MM-DD) by which a concern is looked at again: one that is monitored or referred has one, so that nobody forgets it, and others have none.
 * `kept` is the day it had before.
 */
export function decideLookAgain(
  { move, to, entered, kept }: { readonly move: Move; readonly to: ConcernState; readonly entered: string | null; readonly kept: string | null },
  today: string,
): Decision<string | null> {
  if (to !== 'monitored' && to !== 'referred') return accepted(null);
  if (move !== 'monitor' && move !== 'refer') return accepted(kept);
  if (entered === null) return refuse('look-again', 'Enter the day on which to look at it again');
  if (entered <= today) return refuse('look-again', 'The day on which to look at it again must be after today');
  const last = addDays(today, longestDays);
  return entered > last
    ? refuse('look-again', `The day on which to look at it again must be within a year: by ${dateInWords(last)}`)
    : accepted(entered);
}

function decideConfirmation({ isSafeguarding, severity, hasConfirmed, role, state }: MoveFacts): Decision<Moved> {
  if (role !== confirms) return refuse('decision', 'The safeguarding lead alone confirms a critical safeguarding concern');
  if (!isSafeguarding || severity !== 'critical')
    return refuse('decision', 'Only a safeguarding concern of critical severity is confirmed as critical');
  if (hasConfirmed) return refuse('decision', 'It is confirmed already');
  return accepted({ to: state, accepted: 'leave', confirmed: 'record' });
}

function decideClosing({ openActions, hasTelling, hasAccepted, hasConfirmed }: MoveFacts, outcome: ConcernOutcome | null): Decision<Moved> {
  if (outcome === null) return refuse('outcome', 'Select what came of it');
  if (openActions > 0)
    return refuse(
      'decision',
      `${openActions === 1 ? 'An action is' : `${String(openActions)} actions are`} still open: finish or withdraw them first`,
    );
  const { counts } = outcomes[outcome];
  if (!hasTelling && outcome !== 'in-error') return refuse('decision', 'Record first that the provider was told, or why it was not');
  return accepted({
    to: 'closed',
    accepted: hasAccepted && !counts ? 'withdraw' : 'leave',
    confirmed: !hasConfirmed ? 'leave' : counts ? 'end' : 'withdraw',
  });
}
