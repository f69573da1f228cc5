import { localityNetworkRecordKinds } from './networks/localities/record-kinds.ts';
import { practiceRecordKinds } from './networks/practice/record-kinds.ts';
import { exchangeRecordKinds } from './networks/exchange/record-kinds.ts';
import { earlyYearsRecordKinds } from './early-years/record-kinds.ts';
import { leadershipRecordKinds } from './development/leadership/record-kinds.ts';
import { inductionRecordKinds } from './development/induction/record-kinds.ts';
import { mentoringRecordKinds } from './development/mentoring/record-kinds.ts';
import { academyRecordKinds } from './development/academy/record-kinds.ts';
import { pathwayRecordKinds } from './development/pathway/record-kinds.ts';
import { subscriptionRecordKinds } from './development/subscriptions/record-kinds.ts';
import { workforceRecordKinds } from './development/workforce/record-kinds.ts';
import { governingBoardRecordKinds } from './governors/boards/record-kinds.ts';
import { recruitmentRecordKinds } from './governors/recruitment/record-kinds.ts';
import { directoryRecordKinds } from './directory/record-kinds.ts';
import { planRecordKinds } from './trip/record-kinds.ts';
import { doneBy, ownColumn, type RecordKind } from '../platform/records/record-kind.ts';
import { sixYearsFrom } from '../platform/records/six-years.ts';

const common = {
  key: 'id',
  owner: ownColumn,
  secrets: [],
  isCasework: true,
  source: { words: 'The officer who entered it' },
  dated: 'entered_at',
} as const;
const ofProvider = { by: 'id', column: 'provider_id' } as const;
const entered = [doneBy('entered_by'), doneBy('withdrawn_by')];
const adviser = { columns: ['account_id'], holds: 'account', as: 'subject' } as const;

/** What is offered, planned and given to providers, and what it costs. */
export const supportRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'entitlement-version',
    label: 'Entitlement',
    what: 'How often providers are visited and what else they are offered, from a day on, and why.',
    table: 'entitlement_version',
    title: ['in_force_from'],
    people: entered,
    words: ['document', 'basis', 'withdrawn_reason'],
    isCasework: false,
    retention: { none: 'Kept for good: what was owed in a past year is answered for by it.' },
  },
  {
    ...common,
    kind: 'day-rate',
    label: 'Rates of an adviser day',
    what: 'What a day costs by who pays for it, from a day on.',
    table: 'day_rate',
    title: ['funding_source', 'valid_from'],
    people: entered,
    words: ['basis', 'withdrawn_reason'],
    isCasework: false,
    retention: { none: 'Kept for good: the cost of past years is reckoned by it.' },
  },
  {
    ...common,
    kind: 'planned-days',
    label: 'Adviser days planned',
    what: 'How many days which adviser is to give a provider in a year, and who pays for them.',
    table: 'planned_days',
    title: ['academic_year'],
    provider: ofProvider,
    people: [adviser, doneBy('planned_by'), doneBy('withdrawn_by')],
    words: ['note', 'withdrawn_reason'],
    dated: 'planned_at',
    retention: sixYearsFrom('planned_at', 'the day they were planned'),
  },
  {
    ...common,
    kind: 'used-days',
    label: 'Adviser days given',
    what: 'When which adviser gave a provider how many days, for what, and who pays for them.',
    table: 'used_days',
    title: ['used_on', 'purpose'],
    provider: ofProvider,
    people: [adviser, ...entered],
    words: ['note', 'withdrawn_reason'],
    dated: 'used_on',
    retention: sixYearsFrom('used_on', 'the day they were given'),
  },
  {
    ...common,
    kind: 'caseload-cover',
    label: 'Cover of a caseload',
    what: 'Who stands in for an adviser who is away, at every provider of theirs, from when to when.',
    table: 'caseload_cover',
    title: ['valid_from'],
    people: [
      { columns: ['absent_account_id'], holds: 'account', as: 'subject' },
      { columns: ['cover_account_id'], holds: 'account', as: 'subject' },
      doneBy('arranged_by'),
      doneBy('withdrawn_by'),
    ],
    words: ['reason', 'withdrawn_reason'],
    dated: 'arranged_at',
    retention: sixYearsFrom('valid_to', 'the last day of the cover'),
  },
  {
    ...common,
    kind: 'trust-conversation',
    label: 'Yearly conversations with trusts',
    what: 'When the authority and a trust talked or are to talk about the year, who was there, and what was said.',
    table: 'trust_conversation',
    title: ['on_day', 'state'],
    people: entered,
    words: ['attended', 'notes', 'withdrawn_reason'],
    dated: 'on_day',
    retention: sixYearsFrom('on_day', 'the day of the conversation'),
  },
  {
    ...common,
    kind: 'offer-item',
    label: 'Lines of the offer',
    what: 'What a kind of provider is offered in a year, and what it costs where it is bought.',
    table: 'offer_item',
    title: ['academic_year', 'title'],
    people: entered,
    words: ['title', 'says', 'withdrawn_reason'],
    isCasework: false,
    retention: { none: 'Kept for good, with the offer that was published.' },
  },
  {
    ...common,
    kind: 'offer-publication',
    label: 'The offer as published',
    what: 'What providers were told that they are offered in a year.',
    table: 'offer_publication',
    title: ['academic_year'],
    people: [doneBy('published_by')],
    words: ['document'],
    dated: 'published_at',
    isCasework: false,
    retention: { none: 'Kept for good: it is what providers were promised.' },
  },
  {
    ...common,
    kind: 'expected-conversion',
    label: 'Expected conversions',
    what: 'Which maintained school is expected to become an academy, when, and how that is known.',
    table: 'expected_conversion',
    title: ['expected_on'],
    provider: ofProvider,
    people: entered,
    words: ['basis', 'withdrawn_reason'],
    retention: sixYearsFrom('expected_on', 'the day it was expected on'),
  },
  {
    ...common,
    kind: 'programme-version',
    label: 'Definitions of programmes',
    what: 'The stages, tasks, times and decisions of a programme, as the authority has adopted them, and why.',
    table: 'programme_version',
    title: ['programme', 'version'],
    people: [doneBy('drafted_by'), doneBy('adopted_by')],
    words: ['document', 'basis'],
    dated: 'drafted_at',
    isCasework: false,
    retention: { none: 'Kept for good: runs that began under a version are answered for by it.' },
  },
  {
    ...common,
    kind: 'programme-run',
    label: 'Runs of programmes',
    what: 'Which programme a provider is or was in, why, since when, who carries it and what came of it.',
    table: 'programme_run',
    title: ['programme', 'started_on', 'state'],
    provider: ofProvider,
    people: [adviser, doneBy('started_by')],
    words: ['definition', 'subject', 'reason'],
    dated: 'started_on',
    retention: sixYearsFrom('ended_on', 'the day on which the run ended or was stopped'),
  },
  {
    ...common,
    kind: 'programme-step',
    label: 'Steps of runs',
    what: 'What was done and decided in a programme, when, by whom and why.',
    table: 'programme_step',
    title: ['kind', 'on_day'],
    provider: ofProvider,
    people: [{ columns: ['taken_by_account'], holds: 'account', as: 'author' }, doneBy('taken_by')],
    words: ['said'],
    dated: 'on_day',
    retention: sixYearsFrom('on_day', 'the day on which it happened'),
  },
  ...planRecordKinds,
  ...localityNetworkRecordKinds,
  ...practiceRecordKinds,
  ...exchangeRecordKinds,
  ...earlyYearsRecordKinds,
  ...leadershipRecordKinds,
  ...inductionRecordKinds,
  ...mentoringRecordKinds,
  ...academyRecordKinds,
  ...pathwayRecordKinds,
  ...subscriptionRecordKinds,
  ...workforceRecordKinds,
  ...governingBoardRecordKinds,
  ...recruitmentRecordKinds,
  ...directoryRecordKinds,
];
