import { concernCategories, concernSeverities, concernSources, concernStates } from './concern.ts';
import type { SeenConcern } from './find-concerns.ts';

/** What a list is asked for; its address is the whole question. */
export interface ConcernsFilter {
  readonly q: string;
  readonly state: string;
  readonly category: string;
  readonly source: string;
  readonly severity: string;
  readonly locality: string;
  readonly who: string;
  readonly trip: string;
}

/** What is not closed, unless something else is asked for. */
export const filterStates: Readonly<Record<string, string>> = { open: 'Not closed', ...concernStates, all: 'All' };
export const filterWho: Readonly<Record<string, string>> = { mine: 'Those I logged' };
export const filterTrip: Readonly<Record<string, string>> = { yes: 'Recommended' };

export function readFilter(query: URLSearchParams, localities: readonly string[]): ConcernsFilter {
  const one = (name: string, of: Readonly<Record<string, unknown>>): string => {
    const given = query.get(name) ?? '';
    return Object.hasOwn(of, given) ? given : '';
  };
  const locality = query.get('locality') ?? '';
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    state: one('state', filterStates) || 'open',
    category: one('category', concernCategories),
    source: one('source', concernSources),
    severity: one('severity', concernSeverities),
    locality: localities.includes(locality) ? locality : '',
    who: one('who', filterWho),
    trip: one('trip', filterTrip),
  };
}

export const isFiltered = ({ state, ...filter }: ConcernsFilter): boolean => state !== 'open' || Object.values(filter).some((value) => value !== '');

/** Of a restricted one only where it is and where it stands is searched: its words would be told by being found. */
export function matches(concern: SeenConcern, filter: ConcernsFilter): boolean {
  const { q, state, category, source, severity, locality, who, trip } = filter;
  if (state === 'open' ? concern.state === 'closed' : state !== 'all' && concern.state !== state) return false;
  if (locality !== '' && concern.localitySlug !== locality) return false;
  if (who === 'mine' && !concern.sighting.isLogger) return false;
  if (trip === 'yes' && (concern.tripRecommendedOn === null || concern.tripTakenUpOn !== null)) return false;
  if (concern.isRestricted && (category !== '' || source !== '' || severity !== '')) return false;
  if ((category !== '' && concern.category !== category) || (source !== '' && concern.source !== source)) return false;
  if (severity !== '' && concern.severity !== severity) return false;
  const words = concern.isRestricted ? concern.providerName : `${concern.providerName} ${concern.title}`;
  return q === '' || q === String(concern.id) || words.toLowerCase().includes(q.toLowerCase());
}
