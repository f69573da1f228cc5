import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';
import { sixYearsFrom } from '../../../platform/records/six-years.ts';

const common = { key: 'id', owner: ownColumn, secrets: [], source: { words: 'The board, or the officer who recruits governors' } } as const;
const ofProvider = { by: 'id', column: 'provider_id' } as const;
const noLonger = 'UK GDPR Article 5(1)(e): no longer than the purpose needs; two years in which they may come back or complain';

/** What is kept of recruiting governors. A volunteer’s details are kept while they look for a board or sit on one, and two years after their term is over or they offer no longer. */
export const recruitmentRecordKinds: readonly RecordKind[] = [
  {
    ...common,
    kind: 'governor-volunteer',
    label: 'Volunteers who would govern',
    what: 'Who offers to govern: how to reach them, their work, skills and places, that they declared themselves eligible, and the days of references and checks. They gave it themselves; a board reads it once they are introduced.',
    table: 'governor_volunteer',
    title: ['name', 'registered_on'],
    people: [
      { columns: ['name'], holds: 'name', as: 'subject' },
      { columns: ['email'], holds: 'email', as: 'subject' },
      { columns: ['telephone'], holds: 'contact', as: 'subject' },
      doneBy('entered_by'),
    ],
    words: ['employer', 'notes', 'state_why'],
    dated: 'registered_on',
    isCasework: true,
    source: { words: 'The volunteer, through the officer who entered it' },
    retention: {
      from: ['placed_until', 'left_on'],
      countedFrom: 'the last day of their last term on a board, or the day on which they offered no longer, whichever is later',
      shipped: { years: 2, basis: noLonger, action: 'erase-personal-data' },
    },
  },
  {
    ...common,
    kind: 'board-vacancy',
    label: 'Vacancies of boards',
    what: 'A seat that a board asked to have filled, with the skills it looks for, and what became of it.',
    table: 'board_vacancy',
    title: ['published_on', 'state'],
    provider: ofProvider,
    people: [doneBy('entered_by')],
    words: ['says', 'closed_why'],
    dated: 'published_on',
    isCasework: true,
    retention: sixYearsFrom('closed_on', 'the day on which it was closed'),
  },
  {
    ...common,
    kind: 'governor-introduction',
    label: 'Introductions of volunteers to boards',
    what: 'Who was introduced to which board and why, whether they met, and what became of it.',
    table: 'governor_introduction',
    title: ['person_name', 'introduced_on', 'state'],
    provider: ofProvider,
    people: [
      { columns: ['person_name'], holds: 'name', as: 'subject' },
      { columns: ['email'], holds: 'email', as: 'subject' },
      { columns: ['introduced_by_account'], holds: 'account', as: 'author' },
      doneBy('introduced_by'),
    ],
    words: ['why', 'meeting_place', 'closed_why'],
    dated: 'introduced_on',
    isCasework: true,
    retention: {
      from: ['closed_on'],
      countedFrom: 'the day on which it was closed',
      shipped: { years: 2, basis: noLonger, action: 'erase-personal-data' },
    },
  },
];
