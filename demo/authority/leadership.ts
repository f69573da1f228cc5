import type { DepartureEntry } from '../../src/support/development/leadership/departure.ts';
import type { SupportEntry } from '../../src/support/development/leadership/vulnerability.ts';
import type { FieldAnswers } from '../../src/support/programmes/run.ts';

const [nasreen, alun, fenella] = ['Nasreen Greywell', 'Alun Thistlewaite', 'Fenella Hollinsea'] as const;

export const departures: readonly { readonly provider: string; readonly by: string; readonly on: string; readonly entry: DepartureEntry }[] = [
  { provider: '900126', by: alun, on: '2026-10-15', entry: { role: 'headteacher', why: 'retirement', leavesOn: '2027-08-31', toldBy: 'The head', toldOn: '2026-10-14', note: 'Governors know; staff are told in January.' } },
  { provider: '900145', by: nasreen, on: '2026-11-05', entry: { role: 'headteacher', why: 'another-post', leavesOn: '2026-12-31', toldBy: 'The chair of governors', toldOn: '2026-11-04', note: null } },
  { provider: '900188', by: nasreen, on: '2026-10-20', entry: { role: 'chair', why: 'end-of-time', leavesOn: '2027-03-31', toldBy: 'The clerk', toldOn: '2026-10-19', note: null } },
]; // prettier-ignore

export const offered: readonly { readonly provider: string; readonly by: string; readonly entry: Omit<SupportEntry, 'id' | 'by'> }[] = [
  { provider: '900102', by: alun, entry: { reason: 'vacant', reasonSince: '2026-09-01', support: 'call', state: 'accepted', on: '2026-09-09', note: 'The chair rings each fortnight.' } },
  { provider: '900102', by: alun, entry: { reason: 'vacant', reasonSince: '2026-09-01', support: 'interim-cover', state: 'offered', on: '2026-09-24', note: 'Two names given to the chair' } },
  { provider: '900166', by: alun, entry: { reason: 'interim', reasonSince: '2026-05-04', support: 'succession-conversation', state: 'accepted', on: '2026-10-07', note: 'With the trust' } },
  { provider: '900211', by: nasreen, entry: { reason: 'interim', reasonSince: '2026-09-01', support: 'call', state: 'declined', on: '2026-09-18', note: 'The diocese is in touch each week' } },
]; // prettier-ignore

interface InventedStep {
  readonly on: string;
  readonly does: { readonly task: string; readonly answers: FieldAnswers } | { readonly gate: string };
}

/** Whose change of head is answered by an induction, and what happened in it so far. */
export const inductions: readonly { readonly provider: string; readonly by: string; readonly on: string; readonly firstDay: string; readonly steps: readonly InventedStep[] }[] = [
  {
    provider: '900106',
    by: alun,
    on: '2026-09-14',
    firstDay: '2026-09-01',
    steps: [
      { on: '2026-09-15', does: { task: 'welcome', answers: { 'sent-on': '2026-09-15', 'whom-to-ring': 'Alun Thistlewaite, 01632 960 110', 'offer': 'A call this week, a visit before half-term, and a mentor by October.', 'signed-by': alun } } },
      { on: '2026-09-15', does: { task: 'handover', answers: { 'met-on': '2026-09-14', 'agenda': 'Staffing of year 6\nThe budget forecast\nComplaints that are open', 'went-through': ['keys', 'safeguarding', 'staff', 'money'], 'documents': 'Handover note, in the head’s office\nhttps://governors.example/handover' } } },
      { on: '2026-09-15', does: { gate: 'started' } },
      { on: '2026-09-16', does: { task: 'week-1-call', answers: { 'rang-on': '2026-09-16', 'said': 'A good start. The budget is tighter than the papers said.', 'asked-for': 'Somebody of finance to go through the forecast' } } },
      { on: '2026-09-23', does: { task: 'own-agenda', answers: { agenda: 'Reading a budget\nGovernors: what they may ask\nSeeing another small school', documents: '' } } },
      { on: '2026-09-24', does: { task: 'induction-governor', answers: { 'name': 'Murdo Juniperly', 'reached-at': 'By way of the clerk' } } },
      { on: '2026-09-24', does: { task: 'protected-time', answers: { hours: '2.5', cover: 'The deputy, on Thursdays', from: '2026-09-28' } } },
      { on: '2026-10-08', does: { task: 'mentor', answers: { 'name': 'Beatrix Alderwick', 'from': 'A head of eleven years, of another locality', 'agreed-on': '2026-10-07' } } },
    ],
  },
  {
    provider: '900105',
    by: alun,
    on: '2026-09-07',
    firstDay: '2026-09-07',
    steps: [
      { on: '2026-09-07', does: { task: 'first-day-call', answers: { 'rang-on': '2026-09-07', 'said': 'Who is away and until when is not known. The deputy’s class is covered.', 'asked-for': '' } } },
      { on: '2026-09-07', does: { gate: 'called' } },
      { on: '2026-09-10', does: { task: 'first-visit', answers: { 'visited-on': '2026-09-10', 'agenda': '', 'agreed': 'What can wait: the website, the new timetable.', 'documents': '' } } },
    ],
  },
  {
    provider: 'EY990105',
    by: fenella,
    on: '2026-10-14',
    firstDay: '2026-10-12',
    steps: [
      { on: '2026-10-14', does: { task: 'welcome', answers: { 'sent-on': '2026-10-14', 'whom-to-ring': 'Fenella Hollinsea, 01632 960 118', 'offer': 'A call this week and a visit in the next.', 'signed-by': fenella } } },
    ],
  },
]; // prettier-ignore

export const declined = {
  provider: '900181',
  by: nasreen,
  on: '2026-10-20',
  reason: 'Has led two schools of the same trust for nine years: the trust’s own induction is under way, and the head knows where we are.',
} as const;
