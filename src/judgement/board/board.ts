import { isAdverse, type Tier } from '../../kernel/tier.ts';
import { caseStates, type CaseState, nextSteps } from '../cases/case.ts';

/** Where a provider stands in a cycle: at a state of its case, or not begun. What was set aside is as if it had not begun. */
export type BoardState = 'not-begun' | Exclude<CaseState, 'superseded'>;
/** What the board may be narrowed to; `due` is all that has no final case in the cycle. */
export type BoardStateChoice = BoardState | 'due';

const { superseded: _, ...states } = caseStates;
export const boardStates: Readonly<Record<BoardState, string>> = { 'not-begun': 'Not begun', ...states };
export const dueLabel = 'Due: no final tier in this cycle';

export const isBoardState = (text: string): text is BoardState => Object.hasOwn(boardStates, text);

export function boardStateOf(state: CaseState | null): BoardState {
  return state === null || state === 'superseded' ? 'not-begun' : state;
}

export const isDue = (state: BoardState): boolean => state !== 'final';

export function comesNext(state: BoardState): string {
  return state === 'not-begun' ? 'The service proposes a tier when the cycle is proposed for it.' : nextSteps[state];
}

/** As far as it tells what is to be done, and by whom. */
export interface Doable {
  readonly state: BoardState;
  /** It is in the reader’s caseload. */
  readonly isMine: boolean;
  readonly hasAdviser: boolean;
  readonly judgedByAccount: number | null;
  readonly decidedByAccount: number | null;
  readonly decidedTier: Tier | null;
  readonly hasCall: boolean;
}

export type Duty = 'judge' | 'put-on-agenda' | 'decide' | 'confirm' | 'call' | 'issue' | 'review';

/** Who reads, and what they may do: at their caseload alone, or everywhere. */
export interface BoardReader {
  readonly accountId: number | null;
  readonly may: Readonly<Record<Duty, boolean>>;
  readonly isAdviser: boolean;
}

export interface ToDo {
  readonly duty: Duty;
  readonly count: number;
  readonly state: BoardState;
}

const stateOfDuty: Readonly<Record<Duty, BoardState>> = {
  'judge': 'proposed',
  'put-on-agenda': 'judged',
  'decide': 'in-moderation',
  'confirm': 'awaiting-second',
  'call': 'decided',
  'issue': 'decided',
  'review': 'in-review',
};

const isOf = (one: Doable, { accountId, isAdviser }: BoardReader, duty: Duty): boolean => {
  switch (duty) {
    // What has an adviser is the adviser’s: nobody else is told to do it.
    case 'judge':
      return one.isMine || (!isAdviser && !one.hasAdviser);
    case 'call':
      return (one.isMine || (!isAdviser && !one.hasAdviser)) && needsCall(one);
    // A letter waits for the call before it.
    case 'issue':
      return !needsCall(one);
    case 'confirm':
      return accountId === null || (one.decidedByAccount !== accountId && one.judgedByAccount !== accountId);
    case 'review':
      return accountId === null || one.decidedByAccount !== accountId;
    case 'put-on-agenda':
    case 'decide':
      return true;
  }
};

function needsCall({ decidedTier, hasCall }: Doable): boolean {
  return decidedTier !== null && isAdverse(decidedTier) && !hasCall;
}

/** What this reader has to do now, in the order of a case’s way. */
export function whatToDo(board: readonly Doable[], reader: BoardReader): ToDo[] {
  return (Object.keys(stateOfDuty) as Duty[])
    .filter((duty) => reader.may[duty])
    .map((duty) => ({
      duty,
      state: stateOfDuty[duty],
      count: board.filter((one) => one.state === stateOfDuty[duty] && isOf(one, reader, duty)).length,
    }))
    .filter(({ count }) => count > 0);
}

const dutyWords: Readonly<Record<Duty, readonly [one: string, many: string]>> = {
  'judge': ['judgement to record', 'judgements to record'],
  'put-on-agenda': ['case to put on an agenda', 'cases to put on an agenda'],
  'decide': ['case to decide', 'cases to decide'],
  'confirm': ['decision to confirm as the second person', 'decisions to confirm as the second person'],
  'call': ['provider to ring before its letter', 'providers to ring before their letters'],
  'issue': ['letter to send', 'letters to send'],
  'review': ['review to carry out', 'reviews to carry out'],
};

/** “12 judgements to record”. */
export function toDoInWords({ duty, count }: Pick<ToDo, 'duty' | 'count'>): string {
  return `${count.toLocaleString('en-GB')} ${dutyWords[duty][count === 1 ? 0 : 1]}`;
}
