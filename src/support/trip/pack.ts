import { dateInWords } from '../../kernel/plain-date.ts';

/** The papers of a review: everything on them is fit to leave the building. */
export interface Pack {
  readonly provider: string;
  readonly authority: string;
  readonly programme: string;
  /** The day of the review; null for the next, which has not been held. */
  readonly heldOn: string | null;
  /** By when the next one is held; null of one that was held, and where its day is not known. */
  readonly dueOn: string | null;
  readonly asAt: string;
  /** Figures alone are those of the day on which the papers were opened: they are published after a day, and revised. */
  readonly figuresKnownOn: string;
  readonly plan: { readonly version: number; readonly startsOn: string; readonly endsOn: string; readonly standing: string };
  readonly overall: string | null;
  readonly direction: string | null;
  readonly priorities: readonly PackPriority[];
  readonly late: readonly { readonly what: string; readonly ownerName: string; readonly dueOn: string }[];
  readonly support: readonly { readonly what: string; readonly by: string; readonly days: number | null; readonly cost: number | null }[];
  readonly chair: string | null;
  /** Who belongs there, as the definition of the run says. */
  readonly attend: readonly string[];
  /** Who was there; null where it has not been held. */
  readonly attended: string | null;
  readonly apologies: string | null;
  readonly minutes: string | null;
  readonly nextSteps: string | null;
}

export interface PackPriority {
  readonly title: string;
  /** Why it is one; empty where that is not said. */
  readonly why: string;
  readonly state: string;
  readonly objectives: readonly {
    readonly says: string;
    readonly success: string;
    readonly milestones: readonly {
      readonly by: string;
      readonly says: string;
      readonly state: string;
      readonly isUnmet: boolean;
      readonly schoolSaysMet: boolean;
    }[];
    readonly actions: readonly PackAction[];
  }[];
  /** Those that name no objective, in a plan that was agreed so. */
  readonly otherActions: readonly PackAction[];
  /** In words; null where it was not graded. */
  readonly now: string | null;
  readonly before: string | null;
  readonly isInsufficient: boolean;
  readonly evidence: string | null;
  readonly figures: readonly PackFigure[];
}

export interface PackAction {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string | null;
  /** In words, as it stood on the day. */
  readonly state: string;
  readonly success: string;
}

export interface PackFigure {
  readonly measure: string;
  readonly period: string | null;
  /** In words: provisional, revised, final; null where the publisher does not say. */
  readonly status: string | null;
  /** The figure, or why there is none. */
  readonly here: string;
  readonly england: string;
}

/** When the next review is; null of one that was held. */
export function whenInWords({ heldOn, dueOn }: Pick<Pack, 'heldOn' | 'dueOn'>): string | null {
  if (heldOn !== null) return null;
  return dueOn === null
    ? 'By when it is held is not known yet: its day is counted from the first day of work on the plan.'
    : `It is held by ${dateInWords(dueOn)}.`;
}

/** What those who meet may ask, each from a fact on these papers. */
export function questionsOf(pack: Pack): string[] {
  return [
    ...pack.priorities.flatMap(({ title, isInsufficient, objectives, state }) => {
      const milestones = objectives.flatMap((objective) => objective.milestones);
      const past = milestones.filter(({ by, isUnmet }) => isUnmet && by < pack.asAt);
      const disputed = milestones.filter(({ isUnmet, schoolSaysMet }) => isUnmet && schoolSaysMet);
      return [
        ...(isInsufficient ? [`${title}: progress was insufficient (${state}). What will be done differently from tomorrow?`] : []),
        ...past.map(({ says, by }) => `${title}: “${says}” was to be met by ${dateInWords(by)}. What stood in the way, and what does that change?`),
        ...disputed.map(({ says }) => `${title}: the school says that “${says}” is met. What would show it to everybody here?`),
      ];
    }),
    ...(pack.late.length > 0
      ? [
          pack.late.length === 1
            ? 'An action is late. Is it still the right one, with the right owner?'
            : `${String(pack.late.length)} actions are late. Are they still the right ones, with the right owners?`,
        ]
      : []),
    'What would still hold if the authority’s support ended today?',
  ];
}
