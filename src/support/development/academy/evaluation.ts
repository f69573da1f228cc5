import type { Skill } from './catalogue.ts';

/** Fewer answers than this say too much of who gave them, outside the authority. */
const fewestShown = 5;

export const scores = { 1: 'Not at all', 2: 'A little', 3: 'Somewhat', 4: 'Much', 5: 'Very much' } as const;

export interface Evaluation {
  readonly usefulness: number;
  readonly teaching: number;
  readonly wouldRecommend: boolean;
  readonly skillsWanted: readonly Skill[];
}

export interface EvaluationSummary {
  readonly answers: number;
  readonly attended: number;
  /** Null where too few have answered for this reader. */
  readonly means: { readonly usefulness: number; readonly teaching: number; readonly recommend: number } | null;
  readonly why: string | null;
}

const mean = (values: readonly number[]): number => Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 10) / 10;

/** What those who attended said, with how many they were. Readers outside the authority see it from five answers on. */
export function summarise(all: readonly Evaluation[], attended: number, isStaff: boolean): EvaluationSummary {
  const answers = all.length;
  if (answers === 0) return { answers, attended, means: null, why: 'Nobody has answered yet' };
  if (!isStaff && answers < fewestShown) return { answers: 0, attended: 0, means: null, why: `Shown from ${String(fewestShown)} answers on` };
  return {
    answers,
    attended,
    means: {
      usefulness: mean(all.map(({ usefulness }) => usefulness)),
      teaching: mean(all.map(({ teaching }) => teaching)),
      recommend: all.filter(({ wouldRecommend }) => wouldRecommend).length,
    },
    why: null,
  };
}
