import fc from 'fast-check';
import type { DueRule, Gate, ProgrammeDefinition, ProgrammeLetter, ProgrammeTask, Stage } from './definition.ts';
import { plainTask } from './plain-task.ts';

const ours = 'Provisional: not from the published framework';
export const due = (over: Partial<DueRule> = {}): DueRule => ({
  from: { kind: 'stage' },
  count: 5,
  unit: 'working-days',
  source: ours,
  statutory: false,
  ...over,
});

export const aTask = (key: string, over: Partial<ProgrammeTask> = {}): ProgrammeTask => ({
  key,
  name: `Do ${key}`,
  says: 'What there is to do.',
  by: 'adviser',
  due: due(),
  ...plainTask,
  ...over,
});

export const aGate = (key: string, leads: { readonly to: string } | { readonly outcome: string }, over: Partial<Gate> = {}): Gate => ({
  key,
  name: `Take ${key}`,
  to: 'to' in leads ? leads.to : null,
  outcome: 'outcome' in leads ? leads.outcome : null,
  by: 'lead',
  second: null,
  needsTasks: true,
  needsReviews: 0,
  checks: [],
  appliesWhen: null,
  ...over,
});

export const aStage = (key: string, gates: readonly Gate[], over: Partial<Stage> = {}): Stage => ({
  key,
  name: `Stage ${key}`,
  says: 'What this stage is for.',
  tasks: [aTask(`${key}-work`)],
  review: null,
  gates: [...gates],
  ...over,
});

export const aLetter = (key: string, over: Partial<ProgrammeLetter> = {}): ProgrammeLetter => ({
  key,
  name: `Letter ${key}`,
  to: 'Whoever it is for',
  subject: 'A letter',
  body: 'What it says.',
  copies: null,
  dated: 'first-look.heard-on',
  signed: 'first-look.finding',
  readBy: [],
  takenBackBy: null,
  ...over,
});

/** An invented programme with one of everything: a question that gates hang on, a day that others count from, reviews, tracks that differ. */
export const readingTogether: ProgrammeDefinition = {
  key: 'reading-together',
  name: 'Reading together',
  inWords: 'reading together',
  says: 'A year of help with how reading is taught.',
  source: ours,
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained', 'academy'],
  triggers: ['tier', 'by-hand'],
  attend: [
    { who: 'The headteacher', appliesWhen: null, as: null },
    { who: 'The trust chief executive', appliesWhen: { track: ['academy'] }, as: null },
  ],
  checks: [],
  stages: [
    aStage(
      'look',
      [
        aGate('agree-to-start', { to: 'plan' }, { name: 'Agree to start', appliesWhen: { field: { task: 'first-look', field: 'finding', is: ['needed'] } } }),
        aGate('not-needed', { outcome: 'not-needed' }, { name: 'Close it', needsTasks: false, appliesWhen: { field: { task: 'first-look', field: 'finding', is: ['not-needed', 'later'] } } }),
      ],
      {
        name: 'First look',
        says: 'An adviser hears children read and talks with the teachers.',
        tasks: [
          aTask('first-look', {
            name: 'Hear children read',
            due: due({ from: { kind: 'start' }, count: 10 }),
            fields: [
              { key: 'heard-on', kind: 'date', label: 'When children were heard', hint: null, required: true, notBefore: { kind: 'start' }, mayBeAhead: false },
              {
                key: 'finding',
                kind: 'choice',
                label: 'What was found',
                hint: 'In the adviser’s judgement',
                required: true,
                options: [
                  { value: 'needed', text: 'Help is needed' },
                  { value: 'not-needed', text: 'No help is needed' },
                  { value: 'later', text: 'Look again next year' },
                ],
              },
            ],
          }),
        ],
      },
    ),
    aStage('plan', [aGate('begin', { to: 'work' }, { name: 'Begin the work', second: 'assistant-director' })], {
      name: 'Agree a plan',
      says: 'The school and the adviser agree what will be done.',
      tasks: [
        aTask('tell-head', {
          name: 'Tell the headteacher',
          by: 'lead',
          due: due({ from: { kind: 'field', task: 'first-look', field: 'heard-on' }, count: 2, unit: 'school-days' }),
          letter: 'reading-together-offer',
        }),
        aTask('agree', { name: 'Agree the plan', by: 'head', due: due({ from: { kind: 'task', task: 'tell-head' }, count: 3, unit: 'school-weeks' }) }),
        aTask('tell-trust', { name: 'Tell the trust', appliesWhen: { track: ['academy'] }, optional: true }),
      ],
    }),
    aStage(
      'work',
      [
        aGate('again', { to: 'plan' }, { name: 'Go on with another plan', needsReviews: 1 }),
        aGate('finish', { outcome: 'improved' }, { name: 'Finish', needsReviews: 2 }),
        aGate('stop', { outcome: 'stopped-early' }, { name: 'Stop early', by: 'director', needsTasks: false }),
      ],
      {
        name: 'Do the work',
        says: 'Teachers are helped in their classrooms.',
        review: {
          name: 'Review of reading',
          every: due({ count: 6, unit: 'school-weeks' }),
          chair: { first: 'lead', later: 'assistant-director' },
          decideAfter: { reviews: 2, latest: due({ count: 18, unit: 'weeks' }) },
        },
      },
    ),
  ],
  letters: [aLetter('reading-together-offer', { name: 'Offer of help', to: 'The headteacher of {{provider}}', readBy: ['head'] })],
  outcomes: [
    { key: 'improved', label: 'Reading improved', good: true },
    { key: 'not-needed', label: 'Not needed', good: null },
    { key: 'stopped-early', label: 'Stopped early', good: false },
  ],
}; // prettier-ignore

/** Small definitions without a fault: each stage leads to the next and may lead elsewhere, and each task has a day. */
export const anyDefinition: fc.Arbitrary<ProgrammeDefinition> = fc
  .record({
    count: fc.integer({ min: 1, max: 6 }),
    jumps: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 6 }),
    counts: fc.array(fc.nat(400), { minLength: 6, maxLength: 6 }),
    reviewed: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  })
  .map(({ count, jumps, counts, reviewed }) => {
    const stages = Array.from({ length: count }, (_, place): Stage => {
      const onward = place + 1 < count ? aGate('on', { to: `s${String(place + 1)}` }) : aGate('end', { outcome: 'done' });
      const others = jumps
        .filter(([from, to]) => from === place && to < count)
        .map(([, to], at) => aGate(`jump-${String(at)}`, { to: `s${String(to)}` }, { needsTasks: false }));
      const from: DueRule['from'] = { kind: 'task', task: `t${String(place)}` };
      return aStage(`s${String(place)}`, [onward, ...others], {
        tasks: [
          aTask(`t${String(place)}`, { due: due({ from: { kind: 'start' }, count: counts[place] ?? 0 }) }),
          aTask(`u${String(place)}`, { due: due({ from }) }),
        ],
        review:
          reviewed[place] === true
            ? { name: 'Review', every: due({ count: 6, unit: 'school-weeks' }), chair: { first: 'lead', later: 'director' }, decideAfter: null }
            : null,
      });
    });
    return { ...readingTogether, stages, letters: [], attend: [], outcomes: [{ key: 'done', label: 'Done', good: true }] };
  });

/** The invented programme with one of its stages changed. */
export function definitionWith(stage: string, change: Partial<Stage>): ProgrammeDefinition {
  return { ...readingTogether, stages: readingTogether.stages.map((one) => (one.key === stage ? { ...one, ...change } : one)) };
}
