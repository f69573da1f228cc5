import type { Doer, ProgrammeTask, Stage } from '../programme-definitions/definition.ts';
import { decisionLetter } from './trip-endings.ts';
import { byTheDecision, date, due, gate, longText, task } from './trip-parts.ts';

/** Which task holds the answer of the exit test, by the stage that it is made in. */
export const exitTests: Readonly<Record<string, string>> = {
  'improving': 'exit-test',
  'further-cycle': 'exit-test-further',
  'later-cycle': 'exit-test-later',
};

const exitResults = { 'met': 'Met', 'not-met': 'Not met' } as const;

const exitTest = (key: string): ProgrammeTask =>
  task({
    key,
    name: 'Make the exit test',
    says: 'An exit needs every milestone met and, for each priority, the capacity to sustain it. The test is worked out from the plan, and says why.',
    by: 'adviser',
    due: byTheDecision('decision at eighteen weeks at the latest, counted from the first day of the cycle'),
    optional: true,
    doneBy: 'single-plan',
    fields: [
      {
        key: 'result',
        label: 'What the test came to',
        hint: null,
        required: true,
        kind: 'choice',
        options: Object.entries(exitResults).map(([value, label]) => ({ value, text: label })),
      },
      date('made-on', 'Made on'),
      longText('reasons', 'Why, priority by priority'),
    ],
  });

/** No run lasts more than three terms without it. It is tested for leave to go on: a refusal is an answer too. */
const threeTerms = (given: Pick<ProgrammeTask, 'key' | 'name' | 'optional' | 'due'>): ProgrammeTask =>
  task({
    ...given,
    says: 'No run lasts more than three terms without a formal decision of the director, with its reasons.',
    by: 'director',
    fields: [
      {
        key: 'decision',
        label: 'What the director decides',
        hint: null,
        required: true,
        kind: 'choice',
        options: [
          { value: 'goes-on', text: 'It goes on' },
          { value: 'does-not', text: 'It does not go on' },
        ],
      },
      longText('reasons', 'Why it goes on, or that it does not'),
    ],
  });

const withinThreeTerms = due({ kind: 'start' }, 12, 'months', 'three terms, without a formal decision, at the most');
const byTheEndOfTheCycle = byTheDecision('a formal decision for each cycle beyond three terms, by the end of the one before it');

/** A plan that ends before the cycle does leaves nothing to work on, and nothing to decide by. */
const planForCycle = (key: string): ProgrammeTask =>
  task({
    key,
    name: 'Change or lengthen the plan for this cycle',
    says: 'With the head and the chair: what is still to be met, with milestones that reach to the decision at the end of the cycle. Change the plan first, and record it here.',
    by: 'adviser',
    due: due({ kind: 'stage' }, 10, 'working-days', 'the plan of a further cycle within ten working days of its first day'),
    fields: [longText('how', 'What was changed')],
    checks: ['plan-reaches-decision'],
  });

/** A cycle of two reviews, each after six school weeks, with the decision that ends it. */
function cycle(
  given: Pick<Stage, 'key' | 'name' | 'says'> & {
    readonly chair: Doer;
    readonly tasks: readonly ProgrammeTask[];
    readonly exit: string[];
    readonly goOn: string[];
    /** The stage of the cycle after it. */
    readonly next: string;
  },
) {
  const { chair, tasks, exit, goOn, next, ...named } = given;
  return {
    ...named,
    tasks: [...tasks],
    review: {
      name: 'Review of the plan',
      every: due({ kind: 'stage' }, 6, 'school-weeks', 'a review every six school weeks'),
      chair: { first: chair, later: chair },
      decideAfter: {
        reviews: 2,
        latest: byTheDecision('a decision after two reviews, and at eighteen weeks at the latest, counted from the first day of the cycle'),
      },
    },
    gates: [
      gate({
        key: `exit-${named.key}`,
        name: 'Exit: milestones are met, and it can be sustained',
        to: 'aftercare',
        needsTasks: false,
        needsReviews: 2,
        checks: exit,
      }),
      gate({
        key: `continue-${named.key}`,
        name: 'Continue with a further cycle',
        to: next,
        needsTasks: false,
        needsReviews: 2,
        checks: goOn,
      }),
      gate({ key: `escalate-${named.key}`, name: 'Escalate', to: 'escalation', second: 'assistant-director', needsTasks: false }),
    ],
  };
}

export const firstCycle = cycle({
  key: 'improving',
  name: 'Improving',
  says: 'Work on the plan, with a review every six school weeks. The Head of Education Effectiveness chairs.',
  chair: 'lead',
  tasks: [exitTest('exit-test')],
  exit: ['exit-test-met'],
  goOn: ['decision-due'],
  next: 'further-cycle',
});

export const secondCycle = cycle({
  key: 'further-cycle',
  name: 'Second cycle',
  says: 'Work on the plan as it was changed, with a review every six school weeks. The Assistant Director chairs.',
  chair: 'assistant-director',
  tasks: [
    decisionLetter('decision-letter-further'),
    planForCycle('plan-further'),
    exitTest('exit-test-further'),
    // No gate of a cycle needs its tasks, so that this holds up no exit; what need not be done would not be shown when it is late.
    threeTerms({ key: 'three-terms', name: 'Decide formally whether it may last beyond three terms', optional: false, due: withinThreeTerms }),
  ],
  exit: ['exit-test-met-further'],
  goOn: ['decision-due-further', 'three-terms-decided'],
  next: 'later-cycle',
});

/** The third, and each after it: the director has let it go on, and decides anew for the next. */
export const laterCycles = cycle({
  key: 'later-cycle',
  name: 'Later cycle',
  says: 'Beyond three terms, by the director’s formal decision. Work on the plan as it was changed, with a review every six school weeks. The Assistant Director chairs.',
  chair: 'assistant-director',
  tasks: [
    decisionLetter('decision-letter-later'),
    planForCycle('plan-later'),
    exitTest('exit-test-later'),
    threeTerms({ key: 'three-terms-later', name: 'Decide formally whether it may go on for another cycle', optional: true, due: byTheEndOfTheCycle }),
  ],
  exit: ['exit-test-met-later'],
  goOn: ['decision-due-later', 'three-terms-decided-later'],
  next: 'later-cycle',
});

const termlyCheck = (given: Pick<ProgrammeTask, 'key' | 'name' | 'says' | 'due' | 'checks'> & Partial<ProgrammeTask>): ProgrammeTask =>
  task({
    ...given,
    by: 'adviser',
    heldWithThem: true,
    fields: [
      {
        key: 'holds',
        label: 'Does it hold?',
        hint: null,
        required: true,
        kind: 'choice',
        options: [
          { value: 'yes', text: 'Yes, it is sustained' },
          { value: 'in-part', text: 'In part' },
          { value: 'no', text: 'No, it has slipped back' },
        ],
      },
      longText('found', 'What was found'),
    ],
  });

const whetherItHolds = 'Whether what was gained holds without the help that was given.';
const termsAfterExit = (terms: number) =>
  due({ kind: 'stage' }, terms * 12, 'school-weeks', 'two termly checks after the exit, a term being counted as twelve school weeks');

export const aftercare = {
  key: 'aftercare',
  name: 'Aftercare',
  says: 'Two checks, a term apart, one more where they leave it open, and what was learned.',
  review: null,
  tasks: [
    decisionLetter('decision-letter', { isGoodNews: true }),
    termlyCheck({ key: 'first-check', name: 'First termly check', says: whetherItHolds, due: termsAfterExit(1), checks: ['weeks-after-exit'] }),
    termlyCheck({
      key: 'second-check',
      name: 'Second termly check',
      says: whetherItHolds,
      due: termsAfterExit(2),
      checks: ['weeks-after-first-check'],
    }),
    termlyCheck({
      key: 'further-check',
      name: 'Further termly check',
      says: 'Where the second holds in part, or the first had slipped back: it is sustained where this one holds, and where that before it had not slipped back.',
      due: due(
        { kind: 'task', task: 'second-check' },
        12,
        'school-weeks',
        'a term after the second check, where it is not clear from two whether it holds',
      ),
      optional: true,
      checks: ['weeks-after-second-check'],
    }),
    task({
      key: 'lessons-learned',
      name: 'Write down what was learned',
      says: 'With the head and the chair, who read it here, for the next school that needs this.',
      by: 'lead',
      due: due({ kind: 'task', task: 'second-check' }, 10, 'working-days', 'ten working days after the second check'),
      fields: [
        longText('worked', 'What worked'),
        longText('did-not', 'What did not'),
        longText('differently', 'What to do differently next time'),
        longText('school', 'What the head and the chair say of it', { required: false }),
      ],
    }),
    // Closing needs all that must be done, and this is for going back alone.
    threeTerms({ key: 'three-terms-return', name: 'Decide formally whether it may go back to the plan', optional: true, due: withinThreeTerms }),
  ],
  gates: [
    gate({ key: 'close-sustained', name: 'Close: it is sustained', outcome: 'sustained', checks: ['checks-held'] }),
    gate({ key: 'close-not-sustained', name: 'Close: it is not sustained', to: 'not-sustained' }),
    gate({
      key: 'return-to-plan',
      name: 'Return to the plan for a further cycle',
      to: 'later-cycle',
      needsTasks: false,
      checks: ['return-decided'],
    }),
  ],
};
