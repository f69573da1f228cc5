import { expect, it } from 'vitest';
import type { SchoolCalendar } from '../../../kernel/school-calendar.ts';
import { stateAfter, type VisitStep } from './brokered-visit.ts';
import { givenBy, takenIn, termAround, type VisitInBrief } from './room.ts';

const calendar: SchoolCalendar = {
  terms: [
    { academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18', halfTermFrom: '2026-10-26', halfTermTo: '2026-10-30' },
    { academicYear: '2026/27', name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-03-25', halfTermFrom: '2027-02-15', halfTermTo: '2027-02-19' },
  ],
  bankHolidays: [],
  holidays: new Set(),
  insetDays: new Set(),
  provisionalYears: [],
};
const autumn = { from: '2026-09-01', to: '2026-12-18' };
const inAutumn = '2026-11-23';

it.each([
  ['in a term', '2026-11-23', autumn],
  ['in half-term', '2026-10-28', autumn],
  ['in the holidays, of the term to come', '2026-12-25', { from: '2027-01-04', to: '2027-03-25' }],
  ['where terms are not known', '2027-05-01', { from: '2027-03-02', to: '2027-06-30' }],
])('room is counted %s', (_what, day, term) => {
  expect(termAround(calendar, day)).toEqual(term);
});

const accepted: readonly VisitStep[] = [
  { kind: 'accepted', side: 'asker', on: '2026-11-01', words: null },
  { kind: 'accepted', side: 'host', on: '2026-11-01', words: null },
];
const visit = (steps: readonly VisitStep[], over: Partial<VisitInBrief> = {}): VisitInBrief => ({
  offerId: 1,
  hostId: 20,
  proposedOn: '2026-11-01',
  state: stateAfter(steps),
  ...over,
});

it.each<[string, VisitInBrief, number, number]>([
  ['that is proposed', visit([]), 1, 1],
  ['that was declined', visit([{ kind: 'declined', side: 'host', on: '2026-11-02', words: 'No' }]), 0, 0],
  ['that was called off', visit([...accepted, { kind: 'called-off', side: 'host', on: '2026-11-02', words: 'Ill' }]), 0, 0],
  ['that happened this term', visit([...accepted, { kind: 'happened', side: 'host', on: '2026-11-02' }]), 1, 0],
  ['set for next term', visit([...accepted, { kind: 'dated', side: 'host', on: '2027-01-11', from: null }]), 0, 1],
  ['proposed last year', visit([], { proposedOn: '2026-06-01' }), 0, 1],
  ['of another offer', visit([], { offerId: 2 }), 0, 1],
])('a visit %s takes %s', (_what, one, taken, underWay) => {
  expect(takenIn(1, [one], calendar, inAutumn)).toBe(taken);
  expect(givenBy(20, [one])).toBe(underWay);
});

it('a provider that asks for a visit counts as giving none, so that nobody learns of the ask by whom matching leaves out', () => {
  const asked = { ...visit([]), askerId: 10 };
  expect(givenBy(10, [asked])).toBe(0);
});

it.each([
  ['the Christmas holidays', '2026-12-28', '2026-12-29', 1],
  ['the Christmas holidays, seen in the term after', '2026-12-28', '2027-01-11', 1],
  ['the Christmas holidays, seen in the term before', '2026-12-28', '2026-12-18', 0],
  ['the summer holidays', '2026-08-20', '2026-11-23', 1],
])('a visit proposed in %s takes room of the term to come', (_what, proposedOn, today, taken) => {
  expect(takenIn(1, [visit([], { proposedOn })], calendar, today)).toBe(taken);
});
