import { accepted, refused, type Result } from '../../../kernel/result.ts';
import type { Headship } from './headship.ts';
import { doneKinds, type DoneKind, type MentorState, mentorStates } from './mentoring-words.ts';

const steps: Readonly<Record<MentorState, readonly MentorState[]>> = {
  proposed: ['approved', 'retired'],
  approved: ['paused', 'retired'],
  paused: ['approved', 'retired'],
  retired: ['proposed'],
};

export const nextStates = (state: MentorState): readonly MentorState[] => steps[state];

/** Whether a mentor comes to stand otherwise. Whoever is approved has what the register asks; training and checks may follow, before they are matched. */
export function decideState(from: MentorState, to: MentorState, headship: Headship): Result<MentorState> {
  if (!steps[from].includes(to))
    return refused(`A mentor who is ${mentorStates[from].toLowerCase()} cannot become ${mentorStates[to].toLowerCase()}`);
  if (to === 'approved' && headship.verdict !== 'met') return refused(`${headship.says}: enter the post, or who says so, first`);
  return accepted(to);
}

export interface Standing {
  readonly state: MentorState;
  readonly headship: Headship['verdict'];
  readonly done: readonly DoneKind[];
}

/** What keeps a mentor from being matched with anybody; nothing where they may be. */
export function lacksToBeMatched({ state, headship, done }: Standing): string[] {
  const missing = (Object.keys(doneKinds) as DoneKind[]).filter((kind) => !done.includes(kind));
  return [
    ...(state === 'approved' ? [] : [`${mentorStates[state].toLowerCase()}, not approved`]),
    ...(headship === 'met' ? [] : ['three years as a head not shown']),
    ...missing.map((kind) => `no ${doneKinds[kind].toLowerCase()} recorded`),
  ];
}
