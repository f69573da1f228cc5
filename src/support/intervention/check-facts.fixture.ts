import type { CheckFacts } from '../programmes/check.ts';
import type { Track } from '../programme-definitions/definition.ts';
import type { FieldAnswers } from '../programmes/run.ts';

export type Answers = Readonly<Record<string, FieldAnswers>>;
export type Over = Partial<Omit<CheckFacts, 'subject' | 'track'>> & { readonly track?: Track; readonly character?: string };

export const facts = ({ track = 'maintained', character, ...over }: Over = {}): CheckFacts => ({
  subject: { track, character: character ?? null, trigger: 'by-hand' },
  track,
  today: '2026-11-23',
  on: '2026-11-23',
  answers: {},
  sent: {},
  doneOn: {},
  since: '2026-09-01',
  otherRuns: [],
  known: { track: null, category: null, secretaryOfStateNotices: [], calendar: null },
  ...over,
});

export const notice = (programme: 'warning-notice' | 'pay-notice', over: Answers = {}, stage = 'eligible') => ({
  programme,
  stage,
  answers: {
    'given': { 'given-on': '2026-09-01', 'compliance-ends': '2026-11-02' },
    'notice-of-powers': { 'given-on': '2026-11-04', 'acts-from': '2026-11-16', 'powers': ['s63', 's64', 's65', 's66'] },
    ...over,
  },
});
export const eligible = { otherRuns: [notice('warning-notice')] };
export const measures = { known: { track: null, category: 'special measures', secretaryOfStateNotices: [], calendar: null } };
export const judged = (category: string, categoryOn: string, categoryPublicOn = categoryOn) => ({
  known: { track: null, category, categoryOn, categoryPublicOn, secretaryOfStateNotices: [], calendar: null },
});
export const unsafe = {
  track: 'early-years',
  known: {
    track: null,
    category: null,
    lastInspectedOn: '2026-10-06',
    fundingGrounds: ['safeguarding-not-met'],
    secretaryOfStateNotices: [],
    calendar: null,
  },
} as const;
const autumn = {
  academicYear: '2026/27',
  name: 'Autumn',
  startsOn: '2026-09-02',
  endsOn: '2026-12-18',
  halfTermFrom: '2026-10-26',
  halfTermTo: '2026-10-30',
} as const;
const calendar = { terms: [autumn], bankHolidays: [], holidays: new Set<string>(), insetDays: new Set<string>(), provisionalYears: [] };
export const inTerm = { known: { track: null, category: null, secretaryOfStateNotices: [], calendar } };
export const stateSince = (from: string, until: string | null = null) => ({
  known: { track: null, category: null, secretaryOfStateNotices: [{ from, until }], calendar: null },
});
export const gateway = (is: string): Answers => ({ gateway: { gateway: is } });
export const religious = (religiousCharacter: string) => ({
  known: { track: null, category: null, religiousCharacter, secretaryOfStateNotices: [], calendar: null },
});
/** An intervention that has ended. */
export const intervened = (startedOn: string, gateway: string) => ({
  known: {
    track: null,
    category: null,
    interventionsOver: [{ startedOn, answers: { gateway: { gateway } } }],
    secretaryOfStateNotices: [],
    calendar: null,
  },
});
