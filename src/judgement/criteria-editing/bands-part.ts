import type { CriteriaSet } from '../criteria/criteria.ts';
import { readNumber, type SetPart } from './edited-part.ts';

/** Where an indicator is amber and red, what is done with few pupils, and when an area is red or amber. */
export const bandsPart: SetPart = {
  title: 'Bands',
  says: 'Where a figure is amber or red, what is done with small cohorts, and when a whole area is.',
  template: 'judgement/criteria-editing/bands.njk',
  copies: true,
  fill: ({ set: { bands, smallCohort, areaBands } }) => ({
    'amber-beyond': String(bands.amberBeyond),
    'red-beyond': String(bands.redBeyond),
    'pooled-up-to': String(smallCohort.pooledUpTo),
    'fewest': String(smallCohort.fewest),
    'years': String(smallCohort.years),
    'red-at': String(areaBands.redAt),
    'amber-at': String(areaBands.amberAt),
  }),
  data: () => ({}),
  read: (form, answers): Partial<CriteriaSet> | null => {
    const points = { most: 100, decimals: 1 };
    const amberBeyond = readNumber(form, answers, 'amber-beyond', { what: 'The points beyond which a figure is amber', ...points });
    const redBeyond = readNumber(form, answers, 'red-beyond', { what: 'The points beyond which a figure is red', least: 0.1, ...points });
    const pooledUpTo = readNumber(form, answers, 'pooled-up-to', { what: 'The largest cohort that is pooled', most: 100 });
    const fewest = readNumber(form, answers, 'fewest', { what: 'The fewest pupils that have a band', least: 1, most: 100 });
    const years = readNumber(form, answers, 'years', { what: 'The years that are pooled', least: 1, most: 5 });
    const redAt = readNumber(form, answers, 'red-at', { what: 'The weight that makes an area red', least: 1, most: 50 });
    const amberAt = readNumber(form, answers, 'amber-at', { what: 'The weight that makes an area amber', least: 1, most: 50 });
    if (amberBeyond === null || redBeyond === null || pooledUpTo === null || fewest === null || years === null || redAt === null || amberAt === null)
      return null;
    return { bands: { amberBeyond, redBeyond }, smallCohort: { pooledUpTo, fewest, years }, areaBands: { redAt, amberAt } };
  },
};
