import { bankHolidays, daysOf } from '../../kernel/bank-holidays.ts';
import type { SchoolCalendar, Term, TermName } from '../../kernel/school-calendar.ts';
import type { PlanAction, PlanDocument, PlanPriority } from './plan.ts';

const term = (name: TermName, ...[startsOn, halfTermFrom, halfTermTo, endsOn]: [string, string, string, string]): Term => {
  return { academicYear: '2026/27', name, startsOn, halfTermFrom, halfTermTo, endsOn };
};

export const inventedCalendar: SchoolCalendar = {
  terms: [
    term('Autumn', '2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18'),
    term('Spring', '2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'),
    term('Summer', '2027-04-12', '2027-05-31', '2027-06-04', '2027-07-21'),
  ],
  bankHolidays,
  holidays: daysOf(bankHolidays),
  insetDays: new Set(['2026-09-01']),
  provisionalYears: [],
};

export const inventedAction = (over: Partial<PlanAction> = {}): PlanAction => ({
  key: 'a3',
  what: 'Train every teacher in the phonics scheme',
  objective: 'o2',
  ownerSide: 'provider',
  ownerName: 'Deputy head',
  ownerAccountId: null,
  dueOn: '2026-12-11',
  success: 'All have been seen to teach it',
  ...over,
});

export const inventedPriority = (over: Partial<PlanPriority> = {}): PlanPriority => ({
  key: 'p1',
  title: 'Early reading',
  why: 'Too few read fluently by the end of year 1',
  measures: [],
  objectives: [],
  actions: [inventedAction()],
  ...over,
});

/** A plan of two half-terms that lacks nothing. */
export function inventedPlan(over: Partial<PlanDocument> = {}): PlanDocument {
  const halfTerms = [
    { key: '2026-27-autumn-2', name: 'Autumn 2, 2026/27', by: '2026-12-18' },
    { key: '2026-27-spring-1', name: 'Spring 1, 2026/27', by: '2027-02-12' },
  ];
  const milestones = { '2026-27-autumn-2': 'The scheme is in use', '2026-27-spring-1': 'Half are on track' };
  const objective = { key: 'o2', says: 'Phonics is taught well in every class', success: 'Four in five pass the check', milestones };
  return {
    startsOn: '2026-11-02',
    endsOn: '2027-02-12',
    halfTerms,
    priorities: [inventedPriority({ objectives: [objective] })],
    support: [{ key: 's4', what: 'An adviser in classrooms', by: 'Adviser', days: 6, cost: 3000 }],
    next: 5,
    ...over,
  };
}
