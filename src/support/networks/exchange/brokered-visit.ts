import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';
import { addSchoolWeeks, type SchoolCalendar } from '../../../kernel/school-calendar.ts';

/** The provider that asks, and the one that offered. */
export type Side = 'asker' | 'host';
export const sides: readonly Side[] = ['asker', 'host'];

export const outcomes = {
  'changed': 'It changed something',
  'not-yet': 'Not yet',
  'no': 'No, it changed nothing',
} as const;
export type Outcome = keyof typeof outcomes;

export type VisitStep =
  | { readonly kind: 'accepted'; readonly side: Side; readonly on: string; readonly words: string | null }
  | { readonly kind: 'declined'; readonly side: Side; readonly on: string; readonly words: string }
  | { readonly kind: 'dated'; readonly side: Side; readonly on: string; readonly from: string | null }
  | { readonly kind: 'happened'; readonly side: Side; readonly on: string }
  | { readonly kind: 'taken-back'; readonly side: Side; readonly on: string; readonly words: string }
  | { readonly kind: 'said'; readonly side: Side; readonly on: string; readonly words: string }
  | {
      readonly kind: 'looked';
      readonly side: Side;
      readonly on: string;
      readonly outcome: Outcome;
      readonly words: string;
      /** Nobody asks again. */
      readonly closes: boolean;
    }
  | { readonly kind: 'called-off'; readonly side: Side; readonly on: string; readonly words: string };
export type StepKind = VisitStep['kind'];

export const stages = {
  'proposed': 'Proposed',
  'agreed': 'Accepted by both',
  'dated': 'Has a day',
  'happened': 'Happened',
  'closed': 'Closed',
  'declined': 'Declined',
  'called-off': 'Called off',
} as const;
export type Stage = keyof typeof stages;

export interface VisitState {
  readonly stage: Stage;
  readonly hasAccepted: Readonly<Record<Side, boolean>>;
  readonly visitOn: string | null;
  readonly from: string | null;
  readonly happenedOn: string | null;
  /** Which side recorded that it happened. */
  readonly recordedBy: Side | null;
  readonly said: Readonly<Record<Side, string | null>>;
  /** What was found when somebody looked what had changed, the first first. */
  readonly looks: readonly { readonly on: string; readonly outcome: Outcome; readonly words: string }[];
  /** Why it was declined or called off. */
  readonly because: string | null;
}

const beginning: VisitState = {
  stage: 'proposed',
  hasAccepted: { asker: false, host: false },
  visitOn: null,
  from: null,
  happenedOn: null,
  recordedBy: null,
  said: { asker: null, host: null },
  looks: [],
  because: null,
};

/** Where a match stands after what happened with it. */
export const stateAfter = (steps: readonly VisitStep[]): VisitState => steps.reduce(take, beginning);

function take(state: VisitState, step: VisitStep): VisitState {
  switch (step.kind) {
    case 'accepted': {
      const hasAccepted = { ...state.hasAccepted, [step.side]: true };
      return { ...state, hasAccepted, stage: hasAccepted.asker && hasAccepted.host ? 'agreed' : 'proposed' };
    }
    case 'declined':
      return { ...state, stage: 'declined', because: step.words };
    case 'dated':
      return { ...state, stage: 'dated', visitOn: step.on, from: step.from };
    case 'happened':
      return { ...state, stage: 'happened', happenedOn: step.on, recordedBy: step.side };
    case 'taken-back':
      return { ...state, stage: state.visitOn === null ? 'agreed' : 'dated', happenedOn: null, recordedBy: null };
    case 'said':
      return { ...state, said: { ...state.said, [step.side]: step.words } };
    case 'looked':
      return { ...state, stage: step.closes ? 'closed' : 'happened', looks: [...state.looks, step] };
    case 'called-off':
      return { ...state, stage: 'called-off', because: step.words };
  }
}

/** It has not happened, and may still. */
export const isUnderWay = ({ stage }: VisitState): boolean => stage === 'proposed' || stage === 'agreed' || stage === 'dated';

/** It takes one of what the host offers in a term: it was neither declined nor called off. */
export const takesRoom = ({ stage }: VisitState): boolean => stage !== 'declined' && stage !== 'called-off';

/** What one side may do with it now. */
export function stepsOpenTo(state: VisitState, side: Side): StepKind[] {
  const { stage } = state;
  if (stage === 'proposed') return state.hasAccepted[side] ? ['called-off'] : ['accepted', 'declined'];
  if (stage === 'agreed') return ['dated', 'happened', 'called-off'];
  if (stage === 'dated') return ['happened', 'dated', 'called-off'];
  if (stage === 'happened')
    return [
      ...(state.said[side] === null ? (['said'] as const) : []),
      ...(side === 'asker' ? (['looked'] as const) : []),
      // Until somebody has said what came of it, whoever recorded the visit may have been mistaken.
      ...(state.recordedBy === side && state.looks.length === 0 ? (['taken-back'] as const) : []),
    ];
  return stage === 'closed' && state.said[side] === null ? ['said'] : [];
}

/** Whether a step may be taken, and why not. */
export function decideStep(
  state: VisitState,
  step: VisitStep,
  { today, proposedOn }: { readonly today: string; readonly proposedOn: string },
): Result<null> {
  if (!stepsOpenTo(state, step.side).includes(step.kind))
    return refused(`This cannot be recorded now: the match is “${stages[state.stage].toLowerCase()}”`);
  if (step.kind === 'dated' && step.on < today) return refused('The day must be today or later: if it has happened, record that it did');
  if (step.kind === 'happened' && step.on > today) return refused('The day must be today or earlier');
  if (step.kind === 'happened' && step.on < proposedOn) return refused(`The day must be ${dateInWords(proposedOn)}, when it was proposed, or later`);
  return accepted(null);
}

/** What ends a match that is no more than proposed, once its ask is closed or its offer withdrawn. What both accepted goes on. */
export const endingOf = (state: VisitState, end: { readonly side: Side; readonly on: string; readonly words: string }): VisitStep | null =>
  state.stage === 'proposed' ? { kind: 'called-off', ...end } : null;

/** Half a term in school weeks, as between the reviews of rapid improvement. */
const weeksToALook = 6;

/** The day on which it is asked what changed: half a term after the visit, and after each time that nothing had yet. Null where it is not asked. */
export function lookDueOn(state: VisitState, calendar: SchoolCalendar): string | null {
  if (state.stage !== 'happened' || state.happenedOn === null) return null;
  const since = state.looks.at(-1)?.on ?? state.happenedOn;
  const due = addSchoolWeeks(calendar, since, weeksToALook);
  // Where terms are not known that far, eight weeks: six and a holiday.
  return due.ok ? due.value : addDays(since, 56);
}

/** Whose ask it is, the one that is asked to help learns once the asker has said yes; or at once where the ask is open to all. */
export const mayHostKnowAsker = (state: VisitState, ask: { readonly isOpen: boolean }): boolean => ask.isOpen || state.hasAccepted.asker;

export function stepInWords(step: VisitStep, names: Readonly<Record<Side, string>>): string {
  const who = names[step.side];
  switch (step.kind) {
    case 'accepted':
      return `${who} accepted`;
    case 'declined':
      return `${who} declined`;
    case 'dated':
      return `Set for ${dateInWords(step.on)}${step.from === null ? '' : ` at ${step.from}`}`;
    case 'happened':
      return `It happened on ${dateInWords(step.on)}`;
    case 'taken-back':
      return `${who} took back that it happened`;
    case 'said':
      return `${who} said`;
    case 'looked':
      return `What changed: ${outcomes[step.outcome].toLowerCase()}${step.closes ? '' : '; asked again in half a term'}`;
    case 'called-off':
      return `Called off by ${who}`;
  }
}

/** Where it stands, in a line. */
export function stateInWords(state: VisitState, due: string | null): string {
  switch (state.stage) {
    case 'proposed': {
      const waits = sides.filter((side) => !state.hasAccepted[side]);
      return waits.length === 2
        ? 'Waits for both to answer'
        : `Waits for the ${waits[0] === 'asker' ? 'provider that asks' : 'provider that offered'} to answer`;
    }
    case 'agreed':
      return 'Both accepted: set a day';
    case 'dated':
      return state.visitOn === null ? 'It has a day' : `On ${dateInWords(state.visitOn)}${state.from === null ? '' : ` at ${state.from}`}`;
    case 'happened':
      return due === null ? 'It happened' : `Happened; what changed is asked on ${dateInWords(due)}`;
    case 'closed':
      return `Closed: ${outcomes[state.looks.at(-1)?.outcome ?? 'no'].toLowerCase()}`;
    case 'declined':
      return 'Declined';
    case 'called-off':
      return 'Called off';
  }
}
