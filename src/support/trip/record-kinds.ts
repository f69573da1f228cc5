import { doneBy, ownColumn, type RecordKind } from '../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../platform/records/six-years.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  provider: { by: 'id', column: 'provider_id' },
  secrets: [],
  isCasework: true,
  source: { words: 'The officer who entered it' },
} as const;
const frank = { section: 'section 36 or 40', why: 'Is it free and frank advice, or does it tell of a person?' } as const;

/** What is kept of single plans and their reviews. */
export const planRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'improvement-plan',
    label: 'Improvement plans',
    what: 'The single plan of a school in rapid improvement, in the versions that were agreed: priorities, objectives, milestones, actions with their owners, the authority’s support and its cost.',
    table: 'improvement_plan',
    title: ['version', 'state'],
    people: [doneBy('drafted_by'), doneBy('agreed_by'), doneBy('approved_by')],
    words: ['document', 'agreed_with', 'approved_at_meeting'],
    dated: 'drafted_at',
    retention: sixYearsFrom('drafted_at', 'the day it was drafted'),
    prompts: [{ columns: ['document'], ...frank }],
  },
  {
    ...common,
    kind: 'plan-action',
    label: 'Actions of improvement plans',
    what: 'Which action of a plan is which on the one list of agreed actions. It names nobody.',
    table: 'plan_action',
    title: ['action_key'],
    people: [],
    words: [],
    retention: { none: 'Kept with the plan and the agreed action that it joins, whose own periods run.' },
  },
  {
    ...common,
    kind: 'milestone-result',
    label: 'Milestones of improvement plans',
    what: 'Whether a milestone of a plan is met, what shows it, and who said so: the authority, or the school.',
    table: 'milestone_result',
    title: ['on_day', 'says'],
    people: [doneBy('said_by')],
    words: ['says', 'evidence'],
    dated: 'on_day',
    retention: sixYearsFrom('said_at', 'the day it was said'),
    prompts: [{ columns: ['evidence'], ...frank }],
  },
  {
    ...common,
    kind: 'plan-review',
    label: 'Reviews of improvement plans',
    what: 'A review of a plan as it was held: progress by priority with its evidence, direction of travel, who was there, minutes and next steps.',
    table: 'plan_review',
    title: ['on_day', 'overall'],
    people: [doneBy('chaired_by'), doneBy('entered_by'), doneBy('withdrawn_by')],
    words: ['grades', 'direction', 'attended', 'apologies', 'minutes', 'next_steps', 'plan_state', 'withdrawn_reason'],
    dated: 'on_day',
    retention: sixYearsFrom('on_day', 'the day of the review'),
    prompts: [{ columns: ['grades', 'direction', 'minutes', 'next_steps'], ...frank }],
  },
];
