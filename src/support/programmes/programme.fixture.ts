import { bankHolidays, daysOf } from '../../kernel/bank-holidays.ts';
import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import type { DueRule, Gate, ProgrammeDefinition, ProgrammeTask } from '../programme-definitions/definition.ts';
import type { KnownOfProvider } from './check.ts';
import { decideStep } from './decide-step.ts';
import type { StepAsked } from './step-asked.ts';
import { replay, type RunNow } from './replay.ts';
import type { RunSubject, Step, TakenStep } from './run.ts';
import { actsAs, type Acting } from './who-acts.ts';
import { plainTask } from '../programme-definitions/plain-task.ts';

const due = (count: number, unit: DueRule['unit'], from: DueRule['from'], statutory = false): DueRule => ({
  from,
  count,
  unit,
  statutory,
  source: statutory ? 'An invented Act, section 1' : 'Provisional: not from the published framework',
});
const start = { kind: 'start' } as const;
const stage = { kind: 'stage' } as const;

const task = (key: string, over: Partial<ProgrammeTask> = {}): ProgrammeTask => ({
  key,
  name: key.replace(/^./u, (first) => first.toUpperCase()).replaceAll('-', ' '),
  says: 'What has to be done.',
  by: 'adviser',
  due: due(5, 'working-days', start),
  ...plainTask,
  ...over,
});

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const gateBase: Omit<Gate, 'key' | 'name' | 'to'> = {
  by: 'lead',
  second: null,
  needsTasks: true,
  needsReviews: 0,
  checks: [],
  appliesWhen: null,
  outcome: null,
};

/** An invented programme with one of everything that a definition can say. */
export const inventedProgramme: ProgrammeDefinition = {
  key: 'lantern',
  name: 'Lantern',
  inWords: 'the Lantern programme',
  says: 'An invented programme, for tests.',
  source: 'Provisional: not from the published framework',
  provisional: true,
  statutory: false,
  reasonIsTold: false,
  tracks: ['maintained', 'academy'],
  triggers: ['tier', 'concern', 'by-hand'],
  attend: [{ who: 'The diocese', appliesWhen: { character: ['voluntary-aided'] }, as: 'diocese' }],
  checks: [],
  outcomes: [
    { key: 'improved', label: 'Improved', good: true },
    { key: 'escalated', label: 'Escalated', good: false },
    { key: 'closed', label: 'Closed without a plan', good: null },
  ],
  stages: [
    {
      key: 'enquiry',
      name: 'Enquiry',
      says: 'What is the matter, and what is to be done.',
      review: null,
      tasks: [
        task('first-call', {
          due: due(1, 'working-days', start),
          fields: [
            { key: 'called-on', label: 'Day of the call', hint: null, required: true, kind: 'date', notBefore: start, mayBeAhead: false },
            { key: 'serious', label: 'Is it serious?', hint: null, required: true, kind: 'choice', options: yesNo },
            { key: 'notes', label: 'What was said', hint: null, required: false, kind: 'long-text' },
          ],
        }),
        task('entry-meeting', {
          by: 'lead',
          due: due(10, 'working-days', { kind: 'task', task: 'first-call' }),
          fields: [
            {
              key: 'meets-on',
              label: 'Day of the next meeting',
              hint: null,
              required: true,
              kind: 'date',
              notBefore: { kind: 'task', task: 'first-call' },
              mayBeAhead: true,
            },
            { key: 'cost', label: 'Cost', hint: null, required: false, kind: 'pounds' },
          ],
        }),
        task('safeguarding-call', {
          due: due(0, 'calendar-days', start, true),
          appliesWhen: { field: { task: 'first-call', field: 'serious', is: ['yes'] } },
        }),
        task('tell-the-diocese', { appliesWhen: { character: ['voluntary-aided'] }, due: due(2, 'months', start) }),
      ],
      gates: [
        { ...gateBase, key: 'plan', name: 'Draw up a plan', to: 'plan' },
        { ...gateBase, key: 'close', name: 'Close without a plan', to: null, outcome: 'closed', needsTasks: false, second: 'lead' },
      ],
    },
    {
      key: 'plan',
      name: 'Plan and reviews',
      says: 'The plan is agreed and reviewed.',
      tasks: [
        task('notice', {
          by: 'director',
          twoPersons: true,
          due: due(10, 'own-days', stage, true),
          fields: [
            {
              key: 'ends-on',
              label: 'Day by which it must be complied with',
              hint: null,
              required: true,
              kind: 'date',
              notBefore: stage,
              mayBeAhead: true,
            },
          ],
        }),
        task('heads-view', { by: 'head', due: due(3, 'school-days', stage) }),
        task('second-letter', { optional: true, due: due(2, 'months', { kind: 'field', task: 'notice', field: 'ends-on' }, true) }),
      ],
      review: {
        name: 'Review',
        every: due(6, 'school-weeks', stage),
        chair: { first: 'lead', later: 'assistant-director' },
        decideAfter: { reviews: 2, latest: due(18, 'weeks', stage) },
      },
      gates: [
        { ...gateBase, key: 'again', name: 'Continue with a further plan', to: 'plan', needsReviews: 1 },
        { ...gateBase, key: 'improved', name: 'End it: improved', to: null, outcome: 'improved', needsReviews: 2, second: 'assistant-director' },
        { ...gateBase, key: 'escalate', name: 'Escalate', to: null, outcome: 'escalated', needsTasks: false, by: 'director' },
      ],
    },
  ],
};

const term = (year: string, name: 'Autumn' | 'Spring' | 'Summer', startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string) => ({ academicYear: year as never, name, startsOn, halfTermFrom, halfTermTo, endsOn }); // prettier-ignore
export const inventedCalendar: SchoolCalendar = {
  terms: [
    term('2026/27', 'Autumn', '2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18'),
    term('2026/27', 'Spring', '2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'),
    term('2026/27', 'Summer', '2027-04-12', '2027-05-31', '2027-06-04', '2027-07-21'),
    term('2027/28', 'Autumn', '2027-09-01', '2027-10-25', '2027-10-29', '2027-12-17'),
    term('2027/28', 'Spring', '2028-01-04', '2028-02-14', '2028-02-18', '2028-03-31'),
    term('2027/28', 'Summer', '2028-04-17', '2028-05-29', '2028-06-02', '2028-07-21'),
  ],
  bankHolidays,
  holidays: daysOf(bankHolidays),
  insetDays: new Set(['2026-09-01']),
  provisionalYears: [],
};
export const inventedHolidays = schoolHolidaysOf(inventedCalendar);

export const inventedSubject: RunSubject = { track: 'maintained', character: 'community', trigger: 'tier' };

const person = (accountId: number, name: string, role: string): Acting => ({ accountId, name, as: actsAs(role) });
export const people = {
  director: person(1, 'Dee Lowe', 'director'),
  deputy: person(2, 'Ash Carr', 'assistant-director'),
  lead: person(3, 'Jo Marsh', 'lead'),
  adviser: person(4, 'Sam Field', 'sia'),
  head: person(5, 'Pat Ridge', 'headteacher'),
  specialist: person(6, 'Lee Ford', 'specialist'),
};

/** What evidence holds of a provider of which nothing is on record. */
export const nothingOnRecord: KnownOfProvider = { track: null, category: null, secretaryOfStateNotices: [], calendar: inventedCalendar };

interface PaperRunGiven {
  readonly definition?: ProgrammeDefinition;
  readonly subject?: RunSubject;
  readonly checks?: StepAsked['checks'];
  readonly known?: KnownOfProvider;
  readonly by?: Acting;
}

/** A run on paper: takes steps as the command does, and keeps what was accepted. */
export class PaperRun {
  steps: TakenStep[] = [];
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly checks: StepAsked['checks'];
  readonly known: KnownOfProvider;

  constructor(
    on: string,
    { definition = inventedProgramme, subject = inventedSubject, checks = {}, known = nothingOnRecord, by = people.lead }: PaperRunGiven = {},
  ) {
    this.definition = definition;
    this.subject = subject;
    this.checks = checks;
    this.known = known;
    this.#keep({ kind: 'started', on }, by);
  }

  get now(): RunNow {
    return replay(this.definition, this.subject, this.steps);
  }

  /** Null where it was taken, or the sentence that says why not. */
  take(step: Step, by: Acting, today = '2027-12-31'): string | null {
    const { definition, subject, now, checks, known } = this;
    const decided = decideStep({
      definition,
      subject,
      now,
      step,
      by,
      today,
      checks,
      otherRuns: [],
      known,
    });
    if (!decided.ok) return decided.reason;
    this.#keep(decided.value, by);
    return null;
  }

  #keep(step: Step, by: Acting): void {
    this.steps.push({ ...step, id: this.steps.length + 1, by: { accountId: by.accountId, name: by.name }, at: new Date(0) });
  }
}

export const done = (key: string, on: string, answers: Readonly<Record<string, string>> = {}): Step => ({
  kind: 'task-done',
  task: key,
  on,
  answers,
  note: null,
});
export const proposed = (key: string, on: string, answers: Readonly<Record<string, string>> = {}): Step =>
  ({ ...done(key, on, answers), kind: 'task-proposed' }) as Step;
export const gate = (key: string, on: string, kind: 'gate-passed' | 'gate-proposed' | 'gate-declined' = 'gate-passed'): Step => ({
  kind,
  gate: key,
  on,
  reason: 'Agreed at the meeting',
});
