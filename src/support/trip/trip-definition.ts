import { type AppliesWhen, type ProgrammeDefinition, programmeDefinition } from '../programme-definitions/definition.ts';
import { tripLetters } from './trip-letters.ts';
import { aftercare, firstCycle, laterCycles, secondCycle } from './trip-cycles.ts';
import { daysOfLetter, date, due, gate, longText, ofLetter, provisional, task, text } from './trip-parts.ts';
import { escalation, notSustained } from './trip-endings.ts';

const academies: AppliesWhen = { track: ['academy'] };
const voluntary: AppliesWhen = { character: ['voluntary-aided', 'voluntary-controlled'] };
const inDays = (count: number, says: string) => due({ kind: 'start' }, count, 'working-days', says);

const triage = {
  key: 'triage',
  name: 'Triage',
  says: 'Whether rapid improvement is what this school needs. Where safeguarding is the reason, children come first: MASH or LADO are told on the same day, outside this service.',
  review: null,
  tasks: [
    task({
      key: 'safeguarding-first',
      name: 'Say whether it is about safeguarding',
      says: 'Where it is, MASH or LADO are told first and on the same day, by their own route and not in this service. No child is named here.',
      by: 'lead',
      due: due({ kind: 'start' }, 0, 'working-days', 'the same day'),
      fields: [
        {
          key: 'safeguarding',
          label: 'Is safeguarding the reason, or part of it?',
          hint: null,
          required: true,
          kind: 'choice',
          options: [
            { value: 'no', text: 'No' },
            { value: 'mash', text: 'Yes, and MASH has been told' },
            { value: 'lado', text: 'Yes, and LADO has been told' },
            { value: 'mash-and-lado', text: 'Yes, and MASH and LADO have been told' },
          ],
        },
        date('told-on', 'Day on which they were told', { required: false, hint: 'Where it is about safeguarding.' }),
      ],
      checks: ['safeguarding-told-first'],
    }),
    task({
      key: 'triage',
      name: 'Decide whether to begin',
      says: 'What is known of the school, what has been tried, and why rapid improvement would help.',
      by: 'lead',
      due: inDays(5, 'triage within five working days'),
      fields: [
        longText('known', 'What is known', { hint: 'The invitation of an academy tells it to its trust and head. Name no child.' }),
        longText('why', 'Why rapid improvement, and why now', { hint: 'The school reads this in its letter. Name no child.' }),
      ],
    }),
    task({
      key: 'invitation',
      name: 'Invite the school, with its trust',
      says: 'An academy takes part by invitation. Ring first; the letter goes to the trust’s chief executive and chair of trustees, and to the head.',
      by: 'lead',
      due: inDays(5, 'invited with the triage'),
      fields: [...ofLetter('invitation', { kind: 'start' })],
      checks: [...daysOfLetter],
      letter: 'invitation',
      appliesWhen: academies,
    }),
    task({
      key: 'invitation-answer',
      name: 'Answer the invitation',
      says: 'The trust says here whether it accepts, or whoever carries this writes down what it said. Without its acceptance nothing begins.',
      by: 'trust',
      due: due(
        { kind: 'task', task: 'invitation' },
        5,
        'working-days',
        'five working days to answer, so that the entry meeting is held by working day ten',
      ),
      fields: [
        date('answered-on', 'Answered on', { notBefore: { kind: 'field', task: 'invitation', field: 'sent-on' } }),
        {
          key: 'answer',
          label: 'What the trust answers',
          hint: null,
          required: true,
          kind: 'choice',
          options: [
            { value: 'accepted', text: 'It accepts' },
            { value: 'declined', text: 'It declines' },
          ],
        },
        text('answered-by', 'Who answers for the trust'),
      ],
      checks: ['invited-first'],
      appliesWhen: academies,
    }),
  ],
  gates: [
    gate({ key: 'begin', name: 'Begin: go on to the entry meeting', to: 'entry', checks: ['safeguarding-answered', 'invitation-accepted'] }),
    gate({ key: 'not-taken-up', name: 'Do not begin', outcome: 'not-taken-up', needsTasks: false }),
  ],
} as const;

const entry = {
  key: 'entry',
  name: 'Entry',
  says: 'Head, chair and the authority meet, and a letter says what was agreed. Ring before it is sent; none goes on a Friday or in a term’s last two days.',
  review: null,
  tasks: [
    task({
      key: 'entry-meeting',
      name: 'Hold the entry meeting',
      says: 'What the process is, what each side brings, how the school would like to be told of things. The head may be accompanied.',
      by: 'lead',
      due: inDays(10, 'entry meeting by working day ten'),
      fields: [text('attended', 'Who attended'), longText('agreed', 'What was agreed')],
    }),
    task({
      key: 'entry-letter',
      name: 'Send the entry letter to head and chair',
      says: 'To the head and the chair, after the meeting. Worded as support.',
      by: 'lead',
      due: inDays(10, 'letter by working day ten'),
      fields: [...ofLetter('entry-letter', { kind: 'task', task: 'entry-meeting' })],
      checks: [...daysOfLetter],
      letter: 'entry-letter',
    }),
    task({
      key: 'entry-letter-trust',
      name: 'Send the entry letter to the trust',
      says: 'To the trust’s chief executive and chair of trustees: what was agreed, and their part in it.',
      by: 'lead',
      due: inDays(10, 'letter to the trust by working day ten'),
      fields: [...ofLetter('entry-letter-trust', { kind: 'task', task: 'entry-meeting' })],
      checks: [...daysOfLetter],
      letter: 'entry-letter-trust',
      appliesWhen: academies,
    }),
    task({
      key: 'entry-letter-diocese',
      name: 'Send the entry letter to the diocese',
      says: 'For a voluntary school its diocese is told, and invited to the reviews.',
      by: 'lead',
      due: inDays(10, 'letter to the diocese by working day ten'),
      fields: [...ofLetter('entry-letter-diocese', { kind: 'task', task: 'entry-meeting' })],
      checks: [...daysOfLetter],
      letter: 'entry-letter-diocese',
      appliesWhen: voluntary,
    }),
  ],
  gates: [
    gate({ key: 'go-on-to-diagnosis', name: 'Go on to the diagnostic review', to: 'diagnosis', by: 'adviser' }),
    gate({ key: 'leave-at-entry', name: 'End it here', outcome: 'not-taken-up', needsTasks: false }),
  ],
} as const;

const diagnosis = {
  key: 'diagnosis',
  name: 'Diagnostic review',
  says: 'What is wrong and why, seen together with the school’s own leaders, so that the plan treats causes.',
  review: null,
  tasks: [
    task({
      key: 'diagnostic-review',
      name: 'Carry out the diagnostic review',
      says: 'In classrooms, books and meetings, with leaders; what they see themselves comes first.',
      by: 'adviser',
      due: inDays(15, 'diagnostic review by working day fifteen'),
      fields: [
        longText('found', 'What was found'),
        longText('causes', 'What causes it'),
        longText('capacity', 'What leaders and governors can do themselves, and what they need'),
      ],
    }),
  ],
  gates: [gate({ key: 'go-on-to-planning', name: 'Go on to the single plan', to: 'planning', by: 'adviser' })],
} as const;

const planning = {
  key: 'planning',
  name: 'Single plan',
  says: 'One plan that the school, its governors and the authority all work to. It takes the place of every other improvement plan while this lasts.',
  review: null,
  tasks: [
    task({
      key: 'single-plan',
      name: 'Agree the single plan',
      says: 'Priorities with objectives, actions with an owner and a day, what success is, a milestone for each half-term, the authority’s support and its cost.',
      by: 'adviser',
      due: inDays(20, 'single plan agreed by working day twenty'),
      doneBy: 'single-plan',
    }),
    task({
      key: 'governors-approval',
      name: 'Governors approve the plan',
      says: 'The governing body, or for an academy the trust, approves the plan that was agreed, at a meeting with minutes.',
      by: 'chair',
      due: inDays(20, 'governors approve by working day twenty'),
      doneBy: 'single-plan',
    }),
  ],
  gates: [gate({ key: 'begin-the-plan', name: 'Begin work on the plan', to: 'improving', by: 'adviser', checks: ['plan-agreed', 'plan-approved'] })],
} as const;

/** The Targeted Rapid Improvement Process as it ships: stages and times are a default of this service, to be edited by the authority. */
export const tripDefinition: ProgrammeDefinition = programmeDefinition.parse({
  key: 'trip',
  name: 'Targeted Rapid Improvement Process',
  inWords: 'rapid improvement (TRIP)',
  says: 'Regular reviews, one plan and quick help for a school that needs to be better soon, and a decision at the end of each cycle.',
  source: provisional,
  provisional: true,
  statutory: false,
  reasonIsTold: true,
  tracks: ['maintained', 'academy'],
  triggers: ['tier', 'concern', 'inspection', 'by-hand'],
  attend: [
    { who: 'Headteacher', appliesWhen: null, as: null },
    { who: 'Chair of governors', appliesWhen: null, as: null },
    { who: 'School Improvement Advisor or Early Education Childcare Advisor', appliesWhen: null, as: null },
    { who: 'The services concerned', appliesWhen: null, as: null },
    { who: 'Diocese', appliesWhen: voluntary, as: 'diocese' },
    { who: 'Trust chief executive', appliesWhen: academies, as: null },
  ],
  checks: [],
  letters: [...tripLetters],
  stages: [triage, entry, diagnosis, planning, firstCycle, secondCycle, laterCycles, aftercare, escalation, notSustained],
  outcomes: [
    { key: 'sustained', label: 'Improved, and sustained it', good: true },
    { key: 'not-sustained', label: 'Improved, and did not sustain it', good: false },
    { key: 'escalated', label: 'Escalated', good: false },
    { key: 'not-taken-up', label: 'Not taken up', good: null },
  ],
});
