import type { MarkerShape } from './drawing.ts';

/** Whose figures a line shows. Each looks the same on every chart. */
export const seriesRoles = ['subject', 'similar', 'locality', 'authority', 'neighbours', 'england'] as const;
export type SeriesRole = (typeof seriesRoles)[number];

/** Told apart by the marker and by the dashes that drawing.css gives each role, and by colour besides. */
export const markerOf: Readonly<Record<SeriesRole, MarkerShape>> = {
  subject: 'circle',
  similar: 'triangle',
  locality: 'square',
  authority: 'diamond',
  neighbours: 'point-down',
  england: 'plus',
};

/**
 * Gives each series a look of its own: its role's, or, where it has none (or another has the same), the first that is free. In the order of the looks,
 * which depends on roles and names only, so that the order in which series are handed over changes nothing.
 */
export function withLooks<T extends { readonly name: string; readonly role?: SeriesRole }>(series: readonly T[]): { look: SeriesRole; series: T }[] {
  if (series.length > seriesRoles.length) throw new RangeError(`A chart has room for ${seriesRoles.length} series; these are ${series.length}.`);
  const taken = new Map<SeriesRole, T>();
  const waiting: T[] = [];
  for (const one of series.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (one.role === undefined || taken.has(one.role)) waiting.push(one);
    else taken.set(one.role, one);
  }
  for (const one of waiting) {
    const free = seriesRoles.find((role) => !taken.has(role));
    if (free) taken.set(free, one);
  }
  return seriesRoles.flatMap((look) => {
    const one = taken.get(look);
    return one ? [{ look, series: one }] : [];
  });
}
