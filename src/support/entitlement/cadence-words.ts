import { type Cadence, contactKinds, units } from './entitlement-document.ts';

const plurals: Readonly<Record<Cadence['unit'], string>> = {
  'year': 'academic years',
  'term': 'terms',
  'half-term': 'half-terms',
  'school-weeks': 'school weeks',
  'weeks': 'weeks',
  'months': 'months',
};
const singles: Readonly<Record<Cadence['unit'], string>> = { ...units, 'school-weeks': 'school week', 'weeks': 'week', 'months': 'month' };

/** "Visit each term", "Contact every 2 school weeks, the first within 5 working days". */
export function cadenceInWords({ what, every, unit, firstWithin }: Cadence): string {
  const often = every === 1 ? `each ${singles[unit]}` : `every ${String(every)} ${plurals[unit]}`;
  const first = firstWithin === null ? '' : `, the first within ${String(firstWithin)} working ${firstWithin === 1 ? 'day' : 'days'}`;
  return `${contactKinds[what]} ${often}${first}`;
}
