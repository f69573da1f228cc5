import type { ProgrammeDefinition, ProgrammeTask } from '../../programme-definitions/definition.ts';
import {
  choice,
  choices,
  date,
  fromStart,
  gate,
  longText,
  outcome,
  provisional,
  stage,
  task,
  text,
  within,
  yesOrNo,
} from '../../intervention/definition-parts.ts';

/** The two: childminders are visited half as often. */
export const newlyRegistered = 'newly-registered';
export const newlyRegisteredChildminder = 'newly-registered-childminder';
export const pathwayKeys: readonly string[] = [newlyRegistered, newlyRegisteredChildminder];

const cadence = 'Provisional: not from the published framework; after Kent’s published offer';

interface Kind {
  readonly key: string;
  readonly name: string;
  readonly inWords: string;
  /** "a setting", "a childminder". */
  readonly who: string;
  readonly months: number;
  readonly check: 'is-no-childminder' | 'is-childminder';
}

const found = (): Pick<ProgrammeTask, 'fields'> => ({
  fields: [
    longText('seen', 'What was seen and talked about', { hint: 'Name no child.' }),
    longText('agreed', 'What was agreed', {
      required: false,
      hint: 'What somebody is to do by a day is to be entered on the list of agreed actions: a visit that is recorded on the early years page asks for it.',
    }),
  ],
});

function pathway({ key, name, inWords, who, months, check }: Kind): ProgrammeDefinition {
  const every = `${String(months)} months`;
  const endings = [
    gate({ key: 'inspected', name: 'End: its first inspection is published', outcome: 'inspected', by: 'adviser', needsTasks: false, checks: ['inspection-published'] }),
    gate({ key: 'no-longer-registered', name: 'End: it is registered no longer', outcome: 'no-longer-registered', by: 'adviser', needsTasks: false }),
  ];
  return {
    key,
    name,
    inWords,
    says: `From the day that ${who} registers to its first inspection: welcomed within days, and visited every ${every}. Support and no inspection: Ofsted alone grades quality, and nothing here decides funding.`,
    source: `${provisional}. Childcare Act 2006 s13: the authority gives information, advice and training to childcare providers`,
    provisional: true,
    statutory: false,
    reasonIsTold: false,
    tracks: ['early-years'],
    triggers: ['registration', 'by-hand'],
    attend: [{ who: 'Manager or registered person', appliesWhen: null, as: null }],
    checks: [check, 'not-inspected-yet'],
    stages: [
      stage({
        key: 'welcome',
        name: 'Welcome',
        says: 'A first call, and a first visit.',
        tasks: [
          task({
            key: 'contact', name: 'First contact', says: 'Ring or write, say who advises them, what the authority offers, and how to reach it.', by: 'adviser', due: within(5, 'working-days', fromStart),
            fields: [text('with', 'With whom'), choices('told', 'What they were told of', { 'offer': 'What the authority offers', 'network': 'The network of the locality and its training', 'safeguarding': 'Whom to ring on the same day with a worry about a child', 'funding': 'The funding agreement' }, { required: false })],
          }),
          task({
            key: 'first-visit', name: 'First visit', says: 'How it has begun: staff, children, rooms, and what they would like help with.', by: 'adviser', due: within(20, 'working-days', fromStart, 'Provisional: not from the published framework'),
            ...found(),
          }),
        ],
        gates: [gate({ key: 'visits', name: 'Go on: visits to the first inspection', to: 'visits', by: 'adviser' }), ...endings],
      }),
      stage({
        key: 'visits',
        name: 'Visits to the first inspection',
        says: `A visit every ${every}, each counted from the one before.`,
        tasks: [
          task({ key: 'visit', name: `Visit after ${every}`, says: 'What has come of what was agreed, and what is next.', by: 'adviser', due: within(months, 'months', undefined, cadence), ...found() }),
          task({
            key: 'ready', name: 'Ready for its first inspection', says: 'What the inspection looks at is gone through together. It may be done at any visit.', by: 'adviser', due: within(months, 'months', undefined, cadence), optional: true,
            fields: [choice('audits', 'Both audits, of the environment and of safeguarding, are done', yesOrNo), longText('next', 'What is still to be strengthened', { required: false }), date('looked-on', 'Day it was gone through', { notBefore: fromStart, required: false })],
          }),
        ],
        gates: [gate({ key: 'visit-again', name: `Go on: another visit within ${every}`, to: 'visits', by: 'adviser' }), ...endings],
      }),
    ],
    outcomes: [outcome('inspected', 'First inspection published'), outcome('no-longer-registered', 'Registered no longer')],
  };
} // prettier-ignore

/** Nurseries, pre-schools and other settings. */
export const newlyRegisteredDefinition = pathway({
  key: newlyRegistered,
  name: 'Newly registered setting',
  inWords: 'the newly registered pathway',
  who: 'a nursery, pre-school or other setting',
  months: 2,
  check: 'is-no-childminder',
});

export const newlyRegisteredChildminderDefinition = pathway({
  key: newlyRegisteredChildminder,
  name: 'Newly registered childminder',
  inWords: 'the newly registered pathway for childminders',
  who: 'a childminder',
  months: 4,
  check: 'is-childminder',
});
