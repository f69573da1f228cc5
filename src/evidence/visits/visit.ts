import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';

/** Where a school’s part of a visit stands. A visit to several schools has a part for each, and each goes its own way from the day on. */
export const visitStates = {
  'planned': 'Planned',
  'held': 'Held, no note yet',
  'draft': 'Note in draft',
  'with-head': 'With the head for factual check',
  'final': 'Final',
  'cancelled': 'Cancelled',
} as const;
export type VisitState = keyof typeof visitStates;
export const visitStateNames = Object.keys(visitStates) as VisitState[];

/** Who somebody is to a visit: one of its authors, the Head of Education Effectiveness, the school’s head or a delegate of theirs, or none of these. */
export type Who = 'author' | 'lead' | 'head' | 'delegate' | 'other';

export const moves = {
  'change-plan': { from: ['planned'], to: null, by: ['author', 'lead'] },
  'give-own-view': { from: ['planned'], to: null, by: ['head', 'delegate'] },
  'hold': { from: ['planned'], to: 'held', by: ['author', 'lead'] },
  'cancel': { from: ['planned', 'held', 'draft'], to: 'cancelled', by: ['author', 'lead'] },
  'write': { from: ['planned', 'held', 'draft'], to: 'draft', by: ['author', 'lead'] },
  'send': { from: ['draft'], to: 'with-head', by: ['author', 'lead'] },
  'check': { from: ['with-head'], to: null, by: ['head'] },
  'record-answer': { from: ['with-head'], to: null, by: ['author', 'lead'] },
  'answer-dispute': { from: ['with-head'], to: null, by: ['author', 'lead'] },
  'finalise': { from: ['with-head'], to: 'final', by: ['author', 'lead'] },
  'add': { from: ['final'], to: null, by: ['author', 'lead'] },
} as const satisfies Record<string, { from: readonly VisitState[]; to: VisitState | null; by: readonly Who[] }>;
export type Move = keyof typeof moves;

export interface VisitDay {
  readonly plannedOn: string;
  readonly today: string;
}

const whoNot: Readonly<Record<Move, string>> = {
  'change-plan': 'Only those who carry out the visit, or the Head of Education Effectiveness, may change its plan',
  'give-own-view': 'The school gives its own view',
  'hold': 'Only those who carried out the visit, or the Head of Education Effectiveness, may say that it was held',
  'cancel': 'Only those who carry out the visit, or the Head of Education Effectiveness, may cancel it',
  'write': 'Only those who carried out the visit, or the Head of Education Effectiveness, may write its note',
  'send': 'Only those who wrote the note, or the Head of Education Effectiveness, may send it',
  'check': 'The headteacher checks the facts',
  'record-answer': 'Only those who wrote the note, or the Head of Education Effectiveness, may record an answer that came by other means',
  'answer-dispute': 'Only those who wrote the note, or the Head of Education Effectiveness, may answer',
  'finalise': 'Only those who wrote the note, or the Head of Education Effectiveness, may make it final',
  'add': 'Only those who wrote the note, or the Head of Education Effectiveness, may add to it',
};

const stateNot: Readonly<Record<VisitState, string>> = {
  'planned': 'The visit is planned, and there is no note yet',
  'held': 'The visit was held, and there is no note yet',
  'draft': 'The note is still a draft',
  'with-head': 'The note is with the headteacher for factual check',
  'final': 'The note is final and locked: correct it by an addendum',
  'cancelled': 'The visit was cancelled',
};

/** Whether somebody may do this to a part of a visit, and in what state that leaves it; in words why not. */
export function decideMove(state: VisitState, move: Move, who: Who, { plannedOn, today }: VisitDay): Result<VisitState> {
  const rule: { from: readonly VisitState[]; to: VisitState | null; by: readonly Who[] } = moves[move];
  if (!rule.by.includes(who)) return refused(whoNot[move]);
  if (!rule.from.includes(state)) return refused(stateNot[state]);
  if (state === 'planned' && (move === 'hold' || move === 'write') && today < plannedOn)
    return refused(`The visit is on ${dateInWords(plannedOn)}: the note can be written from that day on`);
  if (move === 'give-own-view' && today > plannedOn)
    return refused(`The school’s own view is for before the visit, which was on ${dateInWords(plannedOn)}`);
  return accepted(rule.to ?? state);
}

/** How much of a part the people of its school may read: the head and delegates its plan, and the note from when it is checked; everybody else the final note. Never a draft. */
export function schoolReads(state: VisitState, isOfHead: boolean): 'nothing' | 'plan' | 'note' {
  if (state === 'final') return 'note';
  if (!isOfHead) return 'nothing';
  return state === 'with-head' ? 'note' : 'plan';
}

/** A planned visit whose day is over: it is to be held, put off or cancelled. */
export function isOverdue(state: VisitState, { plannedOn, today }: VisitDay): boolean {
  return state === 'planned' && plannedOn < today;
}
