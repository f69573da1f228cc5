import type { FundingSource } from '../../src/support/days/funding.ts';
import type { Purpose } from '../../src/support/days/purpose.ts';
import type { OfferLine } from '../../src/support/offer/offer.ts';

export const capacity = [
  { adviser: 'Alun Thistlewaite', role: 'sia', days: 160, basis: 'One post, less leave, meetings and training' },
  { adviser: 'Nasreen Greywell', role: 'sia', days: 128, basis: 'Four days a week, less leave, meetings and training' },
] as const;

export const rates: readonly { readonly source: FundingSource; readonly pounds: number; readonly from: string; readonly basis: string }[] = [
  { source: 'core', pounds: 465, from: '2026-04-01', basis: 'Salary and on-costs of an adviser, budget of 2026-27' },
  { source: 'traded', pounds: 560, from: '2026-09-01', basis: 'Price list of the traded service, September 2026' },
];

export const planned: readonly { readonly provider: string; readonly adviser: string; readonly days: number; readonly source: FundingSource }[] = [
  { provider: '900102', adviser: 'Alun Thistlewaite', days: 8, source: 'de-delegated' },
  { provider: '900107', adviser: 'Alun Thistlewaite', days: 6, source: 'core' },
  { provider: '900107', adviser: 'Alun Thistlewaite', days: 2, source: 'traded' },
];

export const used: readonly {
  readonly provider: string;
  readonly adviser: string;
  readonly on: string;
  readonly days: number;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly note: string | null;
}[] = [
  {
    provider: '900102',
    adviser: 'Alun Thistlewaite',
    on: '2026-09-17',
    days: 0.5,
    purpose: 'contact',
    source: 'de-delegated',
    note: 'Reading through the improvement plan',
  },
  { provider: '900102', adviser: 'Alun Thistlewaite', on: '2026-10-08', days: 0.5, purpose: 'training', source: 'de-delegated', note: null },
  {
    provider: '900107',
    adviser: 'Alun Thistlewaite',
    on: '2026-10-14',
    days: 1,
    purpose: 'plan',
    source: 'traded',
    note: 'A day that the school bought: curriculum planning',
  },
  {
    provider: '900136',
    adviser: 'Nasreen Greywell',
    on: '2024-09-24',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'What the two empty posts mean for the school’s own plan',
  },
  { provider: '900133', adviser: 'Nasreen Greywell', on: '2025-09-25', days: 1, purpose: 'plan', source: 'core', note: 'The diagnostic review' },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2025-10-02',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'Drafting the single plan with leaders',
  },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2025-11-06',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Writing lessons, and coaching of the deputy',
  },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2025-12-04',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Writing lessons with the two coaches',
  },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2026-01-15',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Writing lessons with the two coaches',
  },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2026-02-12',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'The exit test with leaders',
  },
  { provider: '900133', adviser: 'Nasreen Greywell', on: '2026-05-20', days: 0.5, purpose: 'plan', source: 'core', note: 'The first check after it' },
  {
    provider: '900133',
    adviser: 'Nasreen Greywell',
    on: '2026-10-14',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'The second check after it',
  },
  { provider: '900214', adviser: 'Alun Thistlewaite', on: '2025-09-17', days: 1, purpose: 'plan', source: 'core', note: 'The diagnostic review' },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2025-09-24',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'Drafting the single plan with leaders',
  },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2025-10-15',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Mathematics lessons in every class',
  },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2025-11-19',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Beside the last two teachers',
  },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2025-12-17',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'The exit test with leaders',
  },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2026-03-25',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'The first check after it',
  },
  {
    provider: '900214',
    adviser: 'Alun Thistlewaite',
    on: '2026-07-08',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'The second check after it',
  },
  { provider: '900145', adviser: 'Nasreen Greywell', on: '2025-11-19', days: 1, purpose: 'plan', source: 'core', note: 'The diagnostic review' },
  { provider: '900145', adviser: 'Nasreen Greywell', on: '2026-02-12', days: 0.5, purpose: 'plan', source: 'core', note: 'Mornings in reception' },
  {
    provider: '900145',
    adviser: 'Nasreen Greywell',
    on: '2026-03-26',
    days: 1,
    purpose: 'plan',
    source: 'core',
    note: 'Mornings in reception, with both adults',
  },
  { provider: '900145', adviser: 'Nasreen Greywell', on: '2026-05-07', days: 0.5, purpose: 'plan', source: 'core', note: 'Hearing the children' },
  { provider: '900145', adviser: 'Nasreen Greywell', on: '2026-09-15', days: 0.5, purpose: 'plan', source: 'core', note: 'The first check after it' },
  { provider: '900125', adviser: 'Alun Thistlewaite', on: '2026-09-24', days: 1, purpose: 'plan', source: 'core', note: 'The diagnostic review' },
  {
    provider: '900125',
    adviser: 'Alun Thistlewaite',
    on: '2026-10-02',
    days: 0.5,
    purpose: 'plan',
    source: 'core',
    note: 'Drafting the single plan with leaders',
  },
  { provider: '900125', adviser: 'Alun Thistlewaite', on: '2026-10-21', days: 1, purpose: 'plan', source: 'core', note: 'Lessons in years 3 to 6' },
];

export const conversations = [
  {
    trust: '9001',
    state: 'held',
    on: '2026-10-06',
    attended: 'The trust’s chief executive and chair; the Head of Education Effectiveness',
    notes:
      'The trust opens a reading hub in January that other schools may visit. It asks for the authority’s attendance data each half-term: agreed.',
  },
] as const;

export const offerLines: readonly OfferLine[] = [
  {
    audience: 'maintained',
    terms: 'included',
    title: 'Autumn data conversation',
    says: 'An hour on your results with your adviser and the data team.',
    price: null,
    priceUnit: null,
  },
  {
    audience: 'maintained',
    terms: 'bought',
    title: 'Further adviser days',
    says: 'Days beyond your entitlement, for what you choose.',
    price: 560,
    priceUnit: 'a day',
  },
  {
    audience: 'academy',
    terms: 'bought',
    title: 'An adviser for a day',
    says: 'A day of a School Improvement Advisor, with a written note.',
    price: 560,
    priceUnit: 'a day',
  },
  {
    audience: 'early-years',
    terms: 'included',
    title: 'Welcome visit for new managers',
    says: 'A visit in your first month in post.',
    price: null,
    priceUnit: null,
  },
];

export const conversion = { provider: '900102', on: '2027-09-01', basis: 'The governors have voted, and the trust has agreed' } as const;
