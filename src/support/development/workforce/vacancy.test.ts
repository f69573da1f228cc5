import { expect, it } from 'vitest';
import { type Vacancy, workforceByLocality } from './vacancy.ts';

const vacancy = (providerId: number, over: Partial<Vacancy> = {}): Vacancy => ({
  providerId,
  localityId: 1,
  post: 'teacher',
  coveredBy: 'supply',
  vacantSince: '2026-10-01',
  filledOn: null,
  ...over,
});
const turnover = (providerId: number, staff: number, leavers: number, localityId = 1) => ({ providerId, localityId, staff, leavers });
const told = (count: number): Map<number, number> => new Map(Array.from({ length: count }, (_, at) => [at + 1, 1]));
const question = {
  localities: [
    { id: 1, providers: 9 },
    { id: 2, providers: 4 },
  ],
  vacancies: [vacancy(1), vacancy(1, { coveredBy: 'acting', vacantSince: '2026-03-01' }), vacancy(2, { filledOn: '2026-11-01' })],
  turnovers: [turnover(1, 30, 6), turnover(2, 10, 1)],
  today: '2026-11-23',
  aTermAgo: '2026-08-23',
};

it('counts what stands empty and who left, of those who told', () => {
  const [first, second] = workforceByLocality({ ...question, told: told(5), isStaff: true });
  expect(first).toMatchObject({ told: 5, vacant: 2, emptyOrSupply: 1, longVacant: 1, turnoverPercent: 17.5, turnoverTold: 2 });
  expect(second).toMatchObject({ told: 0, vacant: null, turnoverPercent: null, why: 'Not known: no provider has told' });
});

it('withholds outside the authority what fewer than five have told', () => {
  const [few] = workforceByLocality({ ...question, told: told(4), isStaff: false });
  expect(few).toMatchObject({ told: 0, vacant: null, why: 'Withheld: fewer than 5 providers have told' });
  // Five told of vacancies, and two of turnover.
  const [enough] = workforceByLocality({ ...question, told: told(5), isStaff: false });
  expect(enough).toMatchObject({ vacant: 2, turnoverPercent: null, turnoverTold: 0 });
});
