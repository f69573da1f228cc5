import type { ScorecardFilter } from './scorecard.ts';

/** What an address asks for. Nonsense asks for nothing. */
export function readFilter(query: URLSearchParams): ScorecardFilter {
  const given = (name: string, pattern: RegExp): string | null => {
    const text = query.get(name) ?? '';
    return pattern.test(text) ? text : null;
  };
  return { year: given('year', /^\d{4}$/), phase: given('phase', /^[a-z0-9-]{1,40}$/), group: given('group', /^[a-z0-9-]{1,40}$/) };
}

/** "?year=2025&group=eal", or nothing: for links that keep what was chosen. */
export function filterQuery({ year, phase, group }: ScorecardFilter): string {
  const chosen = Object.entries({ year, phase, group }).filter((entry): entry is [string, string] => entry[1] !== null);
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen).toString()}`;
}
