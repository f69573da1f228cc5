/** How a site came to be in a locality. Placing by hand is a person's, with a reason, and no load overrules it. */
export const placingRules = {
  'lsoa-2021': 'From its small area of the 2021 census',
  'lsoa-2011': 'From its small area of the 2011 census',
  'coordinates': 'From its position on the map',
  'by-hand': 'By hand',
} as const;
export type PlacingRule = keyof typeof placingRules;

/** What is known of where a site is. */
export interface Whereabouts {
  readonly lsoaCode: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
}

/** An authority's localities, as its look-ups and outlines give them. */
export interface LocalityLookups {
  readonly lsoa2021: ReadonlyMap<string, string>;
  readonly lsoa2011: ReadonlyMap<string, string>;
  /** The locality whose outline holds the point, or null. */
  readonly localityAt: (easting: number, northing: number) => string | null;
}

export interface Placing {
  readonly localityName: string;
  readonly rule: PlacingRule;
  /** A sentence that says what decided it. */
  readonly reason: string;
}

/**
 * Places a site by its small area (LSOA), else by its coordinates; null where neither says.
 * Town, constituency, district and ward are not used: each of them crosses the localities' borders.
 */
export function decidePlacing(site: Whereabouts, lookups: LocalityLookups): Placing | null {
  if (site.lsoaCode !== null) {
    const in2021 = lookups.lsoa2021.get(site.lsoaCode);
    if (in2021 !== undefined) {
      return { localityName: in2021, rule: 'lsoa-2021', reason: `Small area ${site.lsoaCode} (2021 census) is in ${in2021}.` };
    }
    const in2011 = lookups.lsoa2011.get(site.lsoaCode);
    if (in2011 !== undefined) {
      return { localityName: in2011, rule: 'lsoa-2011', reason: `Small area ${site.lsoaCode} (2011 census) is in ${in2011}.` };
    }
  }
  if (site.easting === null || site.northing === null) return null;
  const here = lookups.localityAt(site.easting, site.northing);
  if (here === null) return null;
  return {
    localityName: here,
    rule: 'coordinates',
    reason: `Its position (easting ${String(site.easting)}, northing ${String(site.northing)}) is within the outline of ${here}.`,
  };
}

export interface Suggestion {
  readonly localityName: string;
  readonly reason: string;
}

/**
 * A locality to offer for a site that no rule could place, from where its postcode's neighbours are.
 * `neighbours` counts the placed sites by locality; null where there are none, or where they are as many in two localities.
 */
export function decideSuggestion(postcodePart: string, neighbours: ReadonlyMap<string, number>): Suggestion | null {
  const ranked = [...neighbours].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || first[1] === second?.[1]) return null;
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  const [localityName, count] = first;
  const all = total === 2 ? 'both other sites' : `all ${String(total)} other sites`;
  const sites = total === 1 ? 'the one other site' : count === total ? all : `${String(count)} of ${String(total)} other sites`;
  return { localityName, reason: `Of those with a postcode in ${postcodePart}, ${sites} ${count === 1 ? 'is' : 'are'} in ${localityName}.` };
}
