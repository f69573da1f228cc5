import type { Cadence, EntitlementDocument } from './entitlement-document.ts';

/** The framework’s first day. */
export const shippedFrom = '2025-09-01';

const every = (what: Cadence['what'], count: number, unit: Cadence['unit'], firstWithin: number | null = null): Cadence => ({
  what,
  every: count,
  unit,
  firstWithin,
});
const network = 'The network of the locality, its events and training';

/** Provisional: not from the published framework (domain.md section 3; visits after Wales’s and Kent’s published practice). */
export const provisionalEntitlement: EntitlementDocument = {
  provisional: true,
  tiers: {
    'secure-plus': {
      contacts: [every('conversation', 1, 'year')],
      extras: ['A part in supporting others, where there is the capacity and the wish'],
    },
    'secure': { contacts: [every('visit', 1, 'term')], extras: [] },
    'vulnerable': {
      contacts: [every('visit', 1, 'half-term')],
      extras: ['A targeted plan, agreed with the provider', 'The tier looked at each term'],
    },
    'cause-for-concern': {
      contacts: [every('contact', 2, 'school-weeks')],
      extras: ['The Targeted Rapid Improvement Process', 'The tier looked at each half-term'],
    },
  },
  earlyYears: {
    'new-setting': { contacts: [every('visit', 2, 'months')], extras: [] },
    'new-childminder': { contacts: [every('visit', 4, 'months')], extras: [] },
    'urgent': {
      contacts: [every('contact', 2, 'weeks', 1), every('visit', 2, 'weeks', 5)],
      extras: ['An action plan, with the manager'],
    },
    'needs-attention': {
      contacts: [every('visit', 6, 'weeks')],
      extras: ['A plan within 10 working days of the inspection', 'Visits 4 to 6 weeks apart'],
    },
    'usual': { contacts: [], extras: ['Advice from the early years adviser on request'] },
  },
  universal: {
    'maintained': [network],
    'academy': [network, 'A yearly conversation with the trust', 'TRIP by invitation'],
    'early-years': [network],
    'other': ['The network of the locality', 'Information and advice on request'],
  },
  newMonths: 30,
};
