import { addMonths } from '../../../kernel/plain-date.ts';

/** Provisional: how often is the service’s own expectation, beside what *Keeping children safe in education* asks at induction. */
export const trainingKinds = {
  induction: {
    label: 'Induction for new governors',
    firstWithin: 12,
    every: null,
    panelsOnly: false,
    says: 'Once, within a year of joining the board.',
  },
  safeguarding: {
    label: 'Safeguarding',
    firstWithin: 3,
    every: 36,
    panelsOnly: false,
    says: 'Within three months of joining, then every three years.',
  },
  prevent: { label: 'Prevent duty', firstWithin: 12, every: 36, panelsOnly: false, says: 'Within a year of joining, then every three years.' },
  finance: {
    label: 'School finance',
    firstWithin: 12,
    every: 48,
    panelsOnly: false,
    says: 'Within a year of joining, then once in each term of office.',
  },
  exclusions: {
    label: 'Suspension and exclusion panels',
    firstWithin: 6,
    every: 24,
    panelsOnly: true,
    says: 'For those who sit on panels: within six months, then every two years.',
  },
} as const;
export type TrainingKind = keyof typeof trainingKinds;
export const kindsOfTraining = Object.keys(trainingKinds) as readonly TrainingKind[];

export interface Learner {
  /** When they first joined this board. */
  readonly joinedOn: string;
  readonly sitsOnPanels: boolean;
  readonly done: readonly { readonly kind: TrainingKind; readonly on: string }[];
}

export interface TrainingDue {
  readonly kind: TrainingKind;
  readonly lastOn: string | null;
  /** Null where nothing more is due. */
  readonly dueOn: string | null;
  readonly standing: 'done' | 'to-come' | 'due-soon' | 'overdue';
}

/** What a governor has done and what is due, kind by kind. Due soon is within two months. */
export function trainingDue({ joinedOn, sitsOnPanels, done }: Learner, today: string): TrainingDue[] {
  return kindsOfTraining.flatMap((kind): TrainingDue[] => {
    const { firstWithin, every, panelsOnly } = trainingKinds[kind];
    const lastOn =
      done
        .filter((one) => one.kind === kind)
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null;
    if (panelsOnly && !sitsOnPanels && lastOn === null) return [];
    const isAsked = !panelsOnly || sitsOnPanels;
    const dueOn = !isAsked ? null : lastOn === null ? addMonths(joinedOn, firstWithin) : every === null ? null : addMonths(lastOn, every);
    if (dueOn === null) return [{ kind, lastOn, dueOn, standing: 'done' }];
    const standing = dueOn < today ? 'overdue' : dueOn <= addMonths(today, 2) ? 'due-soon' : 'to-come';
    return [{ kind, lastOn, dueOn, standing }];
  });
}

export const standingOfTraining = {
  'done': { label: 'Done', colour: 'green' },
  'to-come': { label: 'To come', colour: 'grey' },
  'due-soon': { label: 'Due soon', colour: 'yellow' },
  'overdue': { label: 'Overdue', colour: 'red' },
} as const;
