import type { Period } from '../../../kernel/period.ts';
import { isValue, none, statisticInWords, type Statistic } from '../../../kernel/statistic.ts';
import { meanOf, pooledOf } from '../comparing/mean.ts';
import type { Audience } from '../disclosure/who-sees.ts';
import { figureOfSchool } from '../figures/compare-figure.ts';
import { englandSubject, type FigureSet } from '../figures/figure-set.ts';
import type { School } from '../figures/find-schools.ts';
import { distanceInWords, figureInWords } from '../figures/figure-words.ts';
import type { Measure } from '../measures/measure.ts';

/** Of fewer schools than this nothing is told outside the authority: they could be told apart. */
const leastSchools = 5;

/** How the schools of a locality do together on one measure, beside the authority and England. */
export interface LocalityResult {
  readonly measureId: string;
  readonly name: string;
  readonly period: Period;
  readonly locality: Statistic;
  readonly authority: Statistic;
  readonly england: Statistic;
  /** "Pupils of 11 of 12 schools pooled", or why there is no figure. */
  readonly method: string;
  readonly words: {
    readonly locality: string;
    readonly authority: string;
    readonly england: string;
    readonly besideAuthority: string;
    readonly besideEngland: string;
  };
}

/** The latest year for which any of its schools has a figure; null where none has. Pure. */
export function localityResult(
  set: FigureSet,
  measure: Measure,
  { schools, laCode }: { readonly schools: readonly School[]; readonly laCode: string },
  audience: Audience,
): LocalityResult | null {
  // Numbers of pupils say how large a locality is, and not how it does.
  if (measure.unit === 'number') return null;
  const at = (school: School, period: Period) => figureOfSchool(set, measure, 'all', school, period);
  const period = set.periods(measure).find((each) => schools.some((school) => isValue(at(school, each).statistic)));
  if (period === undefined) return null;
  // Those that a file has a row of: an infant school is no absence among key stage 4 results.
  const found = schools
    .map((school) => ({ name: school.name, ...at(school, period) }))
    .filter(({ statistic }) => statistic.kind === 'value' || !absent.has(statistic.reason));
  const published = found.filter(({ statistic }) => isValue(statistic)).length;
  const { locality, method } = together(found, published, audience);
  const authority = set.get(measure, 'all', { level: 'authority', code: laCode }, period);
  const england = set.get(measure, 'all', englandSubject, period);
  return {
    measureId: measure.id,
    name: measure.name,
    period,
    locality,
    authority,
    england,
    method,
    words: {
      locality: figureInWords(locality),
      authority: figureInWords(authority),
      england: figureInWords(england),
      besideAuthority: distanceInWords(locality, authority),
      besideEngland: distanceInWords(locality, england),
    },
  };
}

const absent: ReadonlySet<string> = new Set([
  'not-in-file',
  'not-loaded',
  'not-published',
  'does-not-exist',
  'not-applicable',
  'no-entries',
  'missing',
  'empty',
]);

function together(
  found: readonly { readonly name: string; readonly statistic: Statistic }[],
  published: number,
  audience: Audience,
): { readonly locality: Statistic; readonly method: string } {
  if (audience === 'outside' && published < leastSchools) {
    const because = `Shown where five schools or more are published: here ${String(published)}.`;
    return { locality: none('too-few-values', { because }), method: 'Too few schools to show' };
  }
  const of = `${String(published)} of ${String(found.length)} ${found.length === 1 ? 'school' : 'schools'}`;
  const pooled = pooledOf(found);
  if (isValue(pooled)) return { locality: pooled, method: `Pupils of ${of} pooled` };
  const mean = meanOf(found);
  return isValue(mean) ? { locality: mean, method: `Mean of ${of}` } : { locality: mean, method: `${of} published` };
}

/** As a priority cites it: "Phonics, 2024/25: the locality 74.2%, the authority 77%, England 80%". */
export function resultInWords({ name, period, locality, authority, england }: LocalityResult): string {
  const said = (statistic: Statistic) => statisticInWords(statistic).replace(/\.$/, '');
  return `${name}, ${period}: the locality ${said(locality)}, the authority ${said(authority)}, England ${said(england)}`;
}
