import { whyNotForTrack } from './intervention/ladder.ts';
import { lawParts } from './intervention/law-parts.ts';
import type { ProgrammePart } from './programmes/programme-part.ts';
import { tripDefinition } from './trip/trip-definition.ts';
import { tripPart } from './trip/trip-part.ts';

/** THE list of what rooms do for the runs of their own programmes: whatever has a part adds its line here. */
const parts: Readonly<Record<string, ProgrammePart>> = {
  ...lawParts,
  // A rung of the ladder as well.
  [tripDefinition.key]: { ...tripPart, whyNotForTrack: (track) => whyNotForTrack(tripDefinition.key, track) },
};

export const partOf = (programme: string): ProgrammePart => parts[programme] ?? {};

/** Where a programme is begun at a provider: on its own page, or on the form of all. `from` is the run that it comes out of. */
export function startHref(providerId: number, programme: string, from: number | null = null): string {
  const own = partOf(programme).startPage;
  const source = from === null ? '' : `&from=${String(from)}`;
  return `/providers/${String(providerId)}/${own ?? `programmes/start?programme=${programme}${source}`}`;
}
