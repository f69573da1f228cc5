import { refused } from '../../kernel/result.ts';
import type { NamedCheck } from '../programmes/check.ts';
import { endsPower, holds } from './check-answers.ts';
import { answerOf } from './gateways-open.ts';
import { takenBack } from './powers-in-force.ts';

/** Schedule 15 to the School Standards and Framework Act 1998. */
export const delegationChecks = {
  'has-delegated-budget': ({ track }) =>
    track === 'maintained' ? holds : refused('Only a maintained school has a budget that the authority delegates (School Standards and Framework Act 1998 Schedule 15)'),

  /** That a look found it unneeded restores nothing. */
  'delegation-is-restored': ({ answers }) => {
    if (answerOf(answers, 'restore', 'because') === takenBack) return refused('The suspension was taken back before its first day, so that there is nothing to restore (School Standards and Framework Act 1998 Schedule 15)');
    return answers['restore'] === undefined ? refused('Record first that delegation is restored, and the last day of the suspension (School Standards and Framework Act 1998 Schedule 15)') : holds;
  },
  'suspension-taken-back': ({ answers }) =>
    answerOf(answers, 'restore', 'because') === takenBack ? holds : refused('The suspension is not taken back: record its last day, or before its first day that it is taken back (School Standards and Framework Act 1998 Schedule 15)'),
  'ends-suspension': endsPower('suspend', 'The suspension', 'School Standards and Framework Act 1998 Schedule 15'),
} as const satisfies Record<string, NamedCheck>; // prettier-ignore
