import type { Buffer } from 'node:buffer';
import { groups, type GroupId } from '../../src/evidence/outcomes/measures/groups.ts';
import { shippedMeasures } from '../../src/evidence/outcomes/measures/catalogue.ts';
import type { Measure } from '../../src/evidence/outcomes/measures/measure.ts';
import { laitEngland, laitFile, laitRegion, type LaitArea, type LaitValue } from '../builders/published-figures.ts';
import { drawFor } from '../builders/seeded.ts';
import { ambermoorArea, neighbourAreas } from './neighbour-areas.ts';
import { authorityShares, summers } from './school-results.ts';

/** What England has in the last summer, what a year adds to it, how far authorities lie apart, and how much of a group’s distance counts. */
type Around = readonly [england: number, yearly: number, apart: number, groups: number];

/** Invented figures of about the size that such measures have. */
const around: Readonly<Record<string, Around>> = {
  'eyfs-good-level-of-development': [69, 0.7, 3, 0.8],
  'phonics-year-1': [81, 0.5, 2.5, 0.8],
  'multiplication-full-marks': [39, 2, 4, 0.7],
  'ks2-rwm-expected': [63, 1, 3, 1],
  'ks2-rwm-higher': [9, 0.4, 1.5, 0.25],
  'ks2-reading-expected': [76, 0.6, 2.5, 0.9],
  'ks2-writing-expected': [73, 0.5, 2.5, 0.9],
  'ks2-maths-expected': [75, 0.6, 2.5, 0.9],
  'ks4-attainment-8': [46.2, 0.1, 1.9, 0.75],
  'ks4-english-maths-5': [45.8, 0.2, 3.2, 1],
  'ks4-english-maths-4': [65.2, 0.1, 3, 1.1],
  'absence': [6.8, -0.2, 0.5, -0.1],
  'absence-persistent': [18.4, -0.9, 1.8, -0.6],
  'absence-severe': [2.4, 0.1, 0.4, -0.1],
  'suspensions': [11.6, 0.7, 2.4, -0.4],
  'permanent-exclusions': [0.14, 0.01, 0.04, -0.005],
  'neet-or-not-known': [5.4, -0.1, 1, -0.2],
  'ehc-within-20-weeks': [47, 1.5, 12, 0],
};

/** How far a group lies from all pupils, in points of a measure that counts them whole. */
const distances: Readonly<Partial<Record<GroupId, number>>> = {
  'disadvantaged': -15, 'not-disadvantaged': 6, 'fsm': -16, 'not-fsm': 5, 'sen-support': -34, 'ehc-plan': -54, 'sen': -40, 'no-sen': 8, 'eal': -1, 'not-eal': 0,
  'boys': -4, 'girls': 4, 'white': -1, 'white-british': -1, 'white-british-disadvantaged': -19, 'mixed': 0, 'asian': 5, 'black': -1, 'chinese': 15,
  'other-ethnic': -1, 'looked-after': -26, 'child-in-need': -31, 'child-protection': -29,
}; // prettier-ignore

const areas: readonly LaitArea[] = [laitEngland, laitRegion, ambermoorArea, ...neighbourAreas];

/** LAIT’s long file for the demonstration: England, the region, the authority and its neighbours. */
export function areaFigures(): Buffer {
  const shares = new Map(summers.map((summer) => [summer, authorityShares(summer)] as const));
  const values = shippedMeasures.flatMap((measure) => {
    const about = around[measure.id];
    return about === undefined ? [] : valuesOf(measure, about, (summer, group) => shares.get(summer)?.[group as 'all']);
  });
  // LAIT has a number once, whichever of ours are made of it.
  return laitFile([...new Map(values.map((value) => [[value.shortName, value.years, value.area.number].join('|'), value])).values()]);
}

type Known = (summer: (typeof summers)[number], group: GroupId) => number | undefined;

function valuesOf(measure: Measure, about: Around, known: Known): LaitValue[] {
  return (Object.entries(measure.groups) as [GroupId, Measure['groups']['all']][]).flatMap(([group, bindings = []]) =>
    bindings
      .filter(({ dataset }) => dataset === 'lait')
      .flatMap(({ breakdown = '', scale = 1 }) =>
        summers.flatMap((summer) =>
          areas.map((area) => {
            const given = measure.id === 'ks2-rwm-expected' && area === ambermoorArea ? known(summer, group) : undefined;
            const value = given ?? drawValue(measure, group, area, summer, about);
            return {
              shortName: breakdown,
              title: `${measure.name}, ${groups[group].toLowerCase()}`,
              years: summer === summers.at(-1) ? `${summer} (prov)` : String(summer),
              area,
              value: isTooFew(group, area, summer) ? 'c' : (value / scale).toFixed(scale === 1 ? measure.decimals : measure.decimals + 2),
            };
          }),
        ),
      ),
  );
}

function drawValue(
  { id, unit, decimals }: Measure,
  group: GroupId,
  area: LaitArea,
  summer: number,
  [england, yearly, apart, weight]: Around,
): number {
  const base = england + yearly * (summer - 2026) + (distances[group] ?? 0) * weight;
  const lies = (name: string, spread: number): number => (drawFor(name).between(-100, 100) / 100) * spread;
  const own = area === laitEngland ? 0 : area === laitRegion ? -apart / 4 : lies(`${id} ${area.number}`, apart) - apart / 4;
  const moved = area.region === 'NA' ? 0 : lies(`${id} ${group} ${area.number} ${summer}`, apart / 3);
  const least = 10 ** -decimals;
  return Math.min(unit === 'percent' ? 100 - least : Infinity, Math.max(least, base + own + moved));
}

/** A few looked-after children in a small authority: suppressed. */
function isTooFew(group: GroupId, area: LaitArea, summer: number): boolean {
  return (
    area.region !== 'NA' && (group === 'looked-after' || group === 'child-protection') && drawFor(`few ${group} ${area.number} ${summer}`).chance(25)
  );
}
