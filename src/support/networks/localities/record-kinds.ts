import { doneBy, ownColumn, type RecordKind } from '../../../platform/records/record-kind.ts';

const sixYears = 'Limitation Act 1980 sections 2 and 5: six years in which a claim may be brought';
const common = {
  key: 'id',
  owner: ownColumn,
  secrets: [],
  isCasework: true,
  source: { words: 'The officer who entered it' },
} as const;
const seat = { ...common, dated: 'entered_at' } as const;
const seated = [doneBy('entered_by'), doneBy('ended_by'), doneBy('withdrawn_by')];
const said = ['ended_reason', 'withdrawn_reason'] as const;
const from = (column: string, countedFrom: string): RecordKind['retention'] => ({
  from: [column],
  countedFrom,
  shipped: { years: 6, basis: sixYears, action: 'erase-personal-data' },
});

/** What is kept of the networks of the localities. */
export const localityNetworkRecordKinds: readonly RecordKind[] = [
  {
    ...seat,
    kind: 'network-coordinator',
    label: 'Coordinators of locality networks',
    what: 'Which advisers ran a locality’s network, from when to when.',
    table: 'network_coordinator',
    title: ['from_on'],
    people: [{ columns: ['account_id'], holds: 'account', as: 'subject' }, ...seated],
    words: [...said],
    retention: from('to_on', 'the last day'),
  },
  {
    ...seat,
    kind: 'network-person',
    label: 'People of locality networks',
    what: 'Who belonged to a locality’s network in their own right, as what, from when to when.',
    table: 'network_person',
    title: ['name'],
    people: [{ columns: ['account_id'], holds: 'account', as: 'subject' }, { columns: ['name'], holds: 'name', as: 'subject' }, ...seated],
    words: ['part', ...said],
    retention: from('to_on', 'the last day'),
  },
  {
    ...seat,
    kind: 'network-partner',
    label: 'Partners of locality networks',
    what: 'Libraries, police, fire, hubs and others who work with a locality’s network: what they offer and how to reach them.',
    table: 'network_partner',
    title: ['name'],
    provider: { by: 'id', column: 'provider_id' },
    people: [{ columns: ['contact_name'], holds: 'name', as: 'subject' }, { columns: ['contact'], holds: 'contact', as: 'subject' }, ...seated],
    words: ['name', 'offers', ...said],
    retention: from('to_on', 'the last day'),
  },
  {
    ...common,
    kind: 'network-meeting',
    label: 'Meetings of locality networks',
    what: 'When a network met, where, on what, who chaired it and what was said. No child is named.',
    table: 'network_meeting',
    title: ['on_day', 'state'],
    people: [{ columns: ['chair'], holds: 'name', as: 'subject' }, doneBy('planned_by'), doneBy('state_by')],
    words: ['agenda', 'notes', 'cancelled_reason', 'place'],
    dated: 'on_day',
    retention: from('on_day', 'the day of the meeting'),
  },
  {
    ...common,
    kind: 'network-paper',
    label: 'Papers of network meetings',
    what: 'What was laid before a meeting of a network, and by whom.',
    table: 'network_paper',
    title: ['title'],
    people: [doneBy('added_by'), doneBy('removed_by')],
    words: ['title', 'removed_reason'],
    dated: 'added_at',
    retention: from('added_at', 'the day it was added'),
  },
  {
    ...common,
    kind: 'network-attendance',
    label: 'Attendance at network meetings',
    what: 'Which of the providers and people invited to a network’s meeting came.',
    table: 'network_attendance',
    title: ['answer'],
    provider: { by: 'id', column: 'provider_id' },
    people: [doneBy('recorded_by')],
    words: [],
    dated: 'recorded_at',
    retention: from('recorded_at', 'the day it was recorded'),
  },
  {
    ...common,
    kind: 'network-priority',
    label: 'Priorities of locality networks',
    what: 'What a network agreed to work on, why, on what evidence, and what came of it.',
    table: 'network_priority',
    title: ['title'],
    people: [doneBy('agreed_by'), doneBy('withdrawn_by')],
    words: ['title', 'why', 'other_evidence', 'doing', 'to_be_seen', 'came_of_it', 'withdrawn_reason'],
    dated: 'agreed_at',
    isCasework: false,
    retention: { none: 'Kept for good: it is how the locality’s work is answered for, and is about no person.' },
  },
];
