import { dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { Decision } from '../../register/index.ts';

/** Where actions of this list's own come from. */
export const actionSources = {
  'visit': 'Visit',
  'concern': 'Concern',
  'ofsted-call': 'Ofsted call',
  'liaison': 'Liaison meeting',
  'network-meeting': 'Locality network meeting',
  'tier-review': 'Half-termly review',
  'improvement-plan': 'Improvement plan',
  'early-years-audit': 'Audit of an early years setting',
  'early-years-visit': 'Visit of the newly registered pathway',
  'by-hand': 'Entered by hand',
} as const;
export type ActionSource = keyof typeof actionSources;

export const ownerSides = { authority: 'The authority', provider: 'The school or setting', other: 'Somebody else' } as const;
export type OwnerSide = keyof typeof ownerSides;

export const actionStates = { open: 'Open', done: 'Done', withdrawn: 'Withdrawn' } as const;
export type ActionState = keyof typeof actionStates;

/** What is agreed. Days as YYYY-MM-DD. */
export interface ActionEntry {
  readonly what: string;
  readonly ownerSide: OwnerSide;
  /** In words: a name or a role. */
  readonly ownerName: string;
  readonly ownerAccountId: number | null;
  readonly agreedOn: string;
  readonly dueOn: string;
  /** How the day was worked out, in words. */
  readonly dueHow: string;
  /** What would show that it has worked. */
  readonly measure: string | null;
  /** The provider's own people see it. */
  readonly isShared: boolean;
}

export interface AgreedAction extends ActionEntry {
  readonly id: number;
  readonly authorityId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly localityId: number | null;
  readonly cameFrom: ActionSource;
  readonly cameFromId: number | null;
  readonly cameFromWords: string | null;
  readonly cameFromHref: string | null;
  readonly state: ActionState;
  readonly reportedOn: string | null;
  readonly reportedBy: string | null;
  readonly evidence: string | null;
  readonly doneOn: string | null;
  /** Who of the authority said so, or accepted that the provider said so. */
  readonly doneBy: string | null;
  readonly cameOfIt: string | null;
  readonly cameOfItBy: string | null;
  readonly isRestricted: boolean;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

/** What a change makes of an action; null: it is so already. */
export type ActionChange = Partial<
  Pick<
    AgreedAction,
    | 'ownerSide'
    | 'ownerName'
    | 'ownerAccountId'
    | 'dueOn'
    | 'dueHow'
    | 'state'
    | 'reportedOn'
    | 'reportedBy'
    | 'evidence'
    | 'doneOn'
    | 'doneBy'
    | 'cameOfIt'
    | 'cameOfItBy'
    | 'withdrawnBy'
    | 'withdrawnReason'
  >
> | null;

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
const notOpen = (action: AgreedAction, field: string): Decision<never> =>
  refuse(field, action.state === 'done' ? 'It is done already: reopen it to change it' : 'It has been withdrawn, so nothing was changed');

export function decideAgreedAction(entry: ActionEntry, today: string): Decision<ActionEntry> {
  if (entry.what.trim() === '') return refuse('what', 'Enter what is to be done');
  if (entry.agreedOn > today) return refuse('agreed', 'The day it was agreed must be today or earlier');
  if (entry.dueOn < entry.agreedOn) return refuse('due', `It cannot be due before it was agreed, on ${dateInWords(entry.agreedOn)}`);
  return accepted(entry);
}

export interface Completion {
  readonly on: string;
  readonly evidence: string;
}

/** The provider reports that it is done; the authority says that it is, or accepts what was reported. */
export function decideCompletion(
  action: AgreedAction,
  { on, evidence }: Completion,
  who: { readonly name: string; readonly isOutside: boolean },
  today: string,
): Decision<ActionChange> {
  const isSame = action.evidence === evidence && (who.isOutside ? action.reportedOn === on : action.doneOn === on);
  if (isSame) return accepted(null);
  if (action.state !== 'open') return notOpen(action, 'on');
  if (who.isOutside && action.ownerSide !== 'provider') return refuse('on', 'This is not yours to do: whoever owns it says when it is done');
  if (on > today) return refuse('on', 'The day it was done must be today or earlier');
  if (on < action.agreedOn) return refuse('on', `It cannot have been done before it was agreed, on ${dateInWords(action.agreedOn)}`);
  if (evidence.trim() === '') return refuse('evidence', 'Enter what shows that it is done');
  if (who.isOutside) return accepted({ reportedOn: on, reportedBy: who.name, evidence });
  return accepted({ state: 'done', doneOn: on, doneBy: who.name, evidence });
}

/** What was reported done is accepted, or is not done yet and stays open. */
export function decideAcceptance(action: AgreedAction, answer: 'accept' | 'not-yet', by: string): Decision<ActionChange> {
  if (answer === 'accept' && action.state === 'done') return accepted(null);
  if (action.state !== 'open') return notOpen(action, 'answer');
  if (action.reportedOn === null) return answer === 'not-yet' ? accepted(null) : refuse('answer', 'Nobody has reported it done');
  return accepted(answer === 'accept' ? { state: 'done', doneOn: action.reportedOn, doneBy: by } : { reportedOn: null, reportedBy: null });
}

export function decideOutcome(action: AgreedAction, cameOfIt: string, by: string): Decision<ActionChange> {
  if (action.cameOfIt === cameOfIt) return accepted(null);
  if (action.state !== 'done') return refuse('came-of-it', 'Say what came of it once it is done');
  return accepted({ cameOfIt, cameOfItBy: by });
}

/** One that was done, or withdrawn in error, is open again; what was said of it stays in the history. */
export function decideReopening(action: AgreedAction, isSourceClosed = false): Decision<ActionChange> {
  if (action.state === 'open') return accepted(null);
  if (isSourceClosed) return refuse('reason', 'The concern is closed. Reopen the concern first');
  const nothing = { reportedOn: null, reportedBy: null, doneOn: null, doneBy: null, withdrawnBy: null, withdrawnReason: null };
  return accepted({ state: 'open', ...nothing });
}

export type Move = Pick<ActionEntry, 'ownerSide' | 'ownerName' | 'ownerAccountId' | 'dueOn' | 'dueHow'>;

/** Another day or another owner; `was` is the day and owner that the form showed. */
export function decideMove(action: AgreedAction, move: Move, was: string): Decision<ActionChange> {
  if (said(action) === said(move)) return accepted(null);
  if (action.state !== 'open') return notOpen(action, 'due');
  if (said(action) !== was)
    return refuse(
      'due',
      `Somebody changed it meanwhile: it is ${action.ownerName}’s, due on ${dateInWords(action.dueOn)}. Save again if yours is still right`,
    );
  if (move.dueOn < action.agreedOn) return refuse('due', `It cannot be due before it was agreed, on ${dateInWords(action.agreedOn)}`);
  return accepted(move);
}

/** Owner and day in one text, to tell whether they are as they were. */
export const said = ({ ownerSide, ownerName, ownerAccountId, dueOn }: Omit<Move, 'dueHow'>): string =>
  [ownerSide, ownerName, ownerAccountId ?? '', dueOn].join('|');

export function decideWithdrawal(action: AgreedAction, by: string, reason: string): Decision<ActionChange> {
  if (action.state === 'withdrawn') return accepted(null);
  if (action.state === 'done') return refuse('reason', 'It is done already: reopen it first');
  return accepted({ state: 'withdrawn', withdrawnBy: by, withdrawnReason: reason });
}

export interface ActionStanding {
  readonly text: string;
  readonly colour: 'green' | 'red' | 'yellow' | 'blue' | 'grey' | 'purple';
  readonly isOverdue: boolean;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`);
const soonDays = 14;

/** How it stands today, in words. What is reported done is not overdue: it waits for the authority. */
export function standingOfAction(action: Pick<AgreedAction, 'state' | 'dueOn' | 'doneOn' | 'reportedOn'>, today: string): ActionStanding {
  const { state, dueOn, doneOn, reportedOn } = action;
  if (state === 'withdrawn') return { text: 'Withdrawn', colour: 'grey', isOverdue: false };
  if (state === 'done') {
    const late = doneOn === null ? 0 : daysBetween(dueOn, doneOn);
    return { text: late > 0 ? `Done, ${days(late)} late` : 'Done', colour: 'green', isOverdue: false };
  }
  if (reportedOn !== null) return { text: 'Reported done', colour: 'purple', isOverdue: false };
  const left = daysBetween(today, dueOn);
  if (left < 0) return { text: `Overdue by ${days(-left)}`, colour: 'red', isOverdue: true };
  if (left === 0) return { text: 'Due today', colour: 'yellow', isOverdue: false };
  return left <= soonDays ? { text: `Due in ${days(left)}`, colour: 'yellow', isOverdue: false } : { text: 'Open', colour: 'blue', isOverdue: false };
}
