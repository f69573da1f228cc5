import { addDays, addMonths } from '../../../kernel/plain-date.ts';

/** What a new governor’s first months hold. Provisional: not from the published framework. */
export const inductionSteps = {
  'welcome': { label: 'Met the chair and the headteacher', within: 'month' },
  'mentor': { label: 'A mentor governor is named', within: 'month' },
  'documents': {
    label: 'Given the documents: instrument or scheme, code of conduct, last minutes, improvement plan, safeguarding policy',
    within: 'month',
  },
  'first-meeting': { label: 'Came to their first meeting', within: 'term' },
  'course': { label: 'Booked on the course for new governors', within: 'term' },
  'visit': { label: 'Visited the school in a working day', within: 'term' },
  'conversation': { label: 'Six-month conversation with the chair', within: 'six-months' },
} as const;
export type InductionStep = keyof typeof inductionSteps;
export const stepsInOrder = Object.keys(inductionSteps) as readonly InductionStep[];

export interface StepStanding {
  readonly step: InductionStep;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly isOverdue: boolean;
}

const inductionLasts = 12;

/** Each step with its day. Steps were not asked of those who joined before the service kept them: a year after joining, what is left undone is let be. */
export function inductionOf(joinedOn: string, done: ReadonlyMap<InductionStep, string>, today: string): StepStanding[] {
  const dueOf = { 'month': addDays(joinedOn, 30), 'term': addMonths(joinedOn, 4), 'six-months': addMonths(joinedOn, 6) };
  return stepsInOrder.map((step) => {
    const dueOn = dueOf[inductionSteps[step].within];
    const doneOn = done.get(step) ?? null;
    return { step, dueOn, doneOn, isOverdue: doneOn === null && dueOn < today };
  });
}

/** For a year. */
export const isInInduction = (joinedOn: string, today: string): boolean => joinedOn <= today && today < addMonths(joinedOn, inductionLasts);
