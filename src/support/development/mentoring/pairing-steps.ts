import type { Moment, PairingState, Part, Side } from './mentoring-words.ts';

export interface StepFacts {
  readonly state: PairingState;
  readonly mentorAnswered: boolean;
  readonly menteeAnswered: boolean;
  /** Which of the two has no account, so that the coordinator keeps the pairing for them. */
  readonly without: readonly Side[];
  readonly isReviewed: boolean;
  readonly given: readonly { readonly side: Side; readonly moment: Moment }[];
}

export type StepId = 'answer' | 'decline' | 'agreement' | 'meeting' | 'review' | 'feedback' | 'end' | 'withdraw';

/** What somebody may do next in a pairing, the first thing first. */
export function stepsFor({ state, mentorAnswered, menteeAnswered, without, isReviewed, given }: StepFacts, part: Part): StepId[] {
  const isOne = part !== 'coordinator';
  const unanswered: readonly Side[] = [...(mentorAnswered ? [] : (['mentor'] as const)), ...(menteeAnswered ? [] : (['mentee'] as const))];
  const gave = (moment: Moment): boolean => given.some((one) => one.side === part && one.moment === moment);
  switch (state) {
    case 'proposed':
      if (isOne) return unanswered.includes(part) ? ['answer'] : part === 'mentor' ? ['decline'] : [];
      return [...(unanswered.some((side) => without.includes(side)) ? (['answer'] as const) : []), 'withdraw'];
    case 'accepted':
      return isOne ? ['agreement', 'end'] : ['agreement', 'withdraw'];
    case 'under-way': {
      const feedback: StepId[] = isOne && !gave('halfway') ? ['feedback'] : [];
      return ['meeting', ...(isReviewed ? [] : (['review'] as const)), ...feedback, 'agreement', 'end'];
    }
    case 'completed':
    case 'ended':
      return isOne && !gave('end') ? ['feedback'] : [];
    case 'declined':
    case 'withdrawn':
      return [];
  }
}
