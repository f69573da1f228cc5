import type { HeldFinding } from '../../evidence/index.ts';
import { daysBetween } from '../../kernel/plain-date.ts';
import type { Fact, FactId } from '../criteria/facts.ts';

type Kind = HeldFinding['kind'];

export interface FindingsOfProvider {
  /** Those that hold on the day, the latest to begin first. */
  readonly findings: readonly HeldFinding[];
  readonly asAt: string;
  readonly legalTrack: string;
  /** Whether none recorded means that there is none, or that nobody knows. */
  readonly whereNone: (kind: Kind) => 'none' | 'not-known';
}

const notMaintained: Fact = { state: 'not-applicable', because: 'The authority has this of maintained schools alone.' };

/** What people have confirmed, under the names that criteria ask by. */
export function factsOfFindings(given: FindingsOfProvider): Partial<Record<FactId, Fact>> {
  const { findings, asAt, legalTrack } = given;
  const of = (kind: Kind): HeldFinding[] => findings.filter((one) => one.kind === kind);
  const isThere = (kind: Kind): Fact => {
    const found = of(kind);
    return found.length === 0 ? noneOf(given, kind, false) : knownOf(found, true);
  };
  const latest = (kind: Kind, isTrue: readonly string[]): Fact => {
    const [found] = of(kind);
    return found === undefined ? noneOf(given, kind, false) : knownOf([found], isTrue.includes(found.value ?? ''));
  };
  const isMaintained = legalTrack === 'maintained';
  return {
    'statutory-power': isMaintained ? isThere('statutory-power') : notMaintained,
    'critical-safeguarding-concern': isThere('critical-safeguarding-concern'),
    'leadership-breakdown': isThere('leadership-breakdown'),
    'insufficient-trip-reviews': countOf(
      given,
      'trip-review',
      runningAtInsufficient(of('trip-review').filter(({ validFrom }) => validFrom > yearBefore(asAt))),
    ),
    'deficit': isMaintained ? latest('deficit', ['licensed', 'unlicensed']) : notMaintained,
    'accepted-concerns': countOf(
      given,
      'concern-accepted',
      of('concern-accepted').filter(({ validFrom }) => validFrom > yearBefore(asAt)),
    ),
    'support-capacity': latest('support-capacity', ['yes']),
    'secure-plus-equivalent': isThere('secure-plus-equivalent'),
    'asks-for-help': isThere('asks-for-help'),
    'self-evaluation-corroborated': latest('self-evaluation', ['corroborated']),
  };
}

/**
 * The latest reviews, one after the other, that all were insufficient. Those of the last 12 months: a run lasts three terms at most, so an older one has ended, whoever
 * forgot to say so. One that came sooner than half the six weeks between reviews shows no progress of its own, and is not counted again. Provisional: not from the
 * published framework.
 */
function runningAtInsufficient(latestFirst: readonly HeldFinding[]): HeldFinding[] {
  const other = latestFirst.findIndex(({ value }) => value !== 'insufficient');
  const running = other === -1 ? latestFirst : latestFirst.slice(0, other);
  return running.reduce<HeldFinding[]>((counted, one) => {
    const later = counted.at(-1);
    return later === undefined || daysBetween(one.validFrom, later.validFrom) >= fewestDaysBetweenReviews ? [...counted, one] : counted;
  }, []);
}
const fewestDaysBetweenReviews = 21;

function countOf(given: FindingsOfProvider, kind: Kind, counted: readonly HeldFinding[]): Fact {
  return counted.length === 0 ? noneOf(given, kind, 0) : knownOf(counted, counted.length);
}

function noneOf({ asAt, whereNone }: FindingsOfProvider, kind: Kind, value: boolean | number): Fact {
  if (whereNone(kind) === 'not-known') return { state: 'missing', because: 'Nobody has recorded it.' };
  return { state: 'known', value, says: 'None recorded', source: 'The authority’s own records', on: asAt };
}

export function knownOf(found: readonly HeldFinding[], value: boolean | number): Fact {
  const [latest] = found;
  const sources = [...new Set(found.flatMap(({ source }) => source ?? []))];
  return {
    state: 'known',
    value,
    says: found.map(({ says }) => says).join('; '),
    source: ['Confirmed by the authority', ...(sources.length === 0 ? [] : [sources.join('; ')])].join(': '),
    on: latest?.validFrom ?? null,
  };
}

/** The same day a year earlier: what happened on it lies outside the 12 months. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
}
