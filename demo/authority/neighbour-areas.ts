import type { LaitArea } from '../builders/published-figures.ts';
import { ambermoor, brinsea } from './the-authority.ts';

const region = 'East Midlands';

export const ambermoorArea: LaitArea = { number: ambermoor.laCode, name: ambermoor.laName, region };

/** Ten invented authorities, the nearest in character first. Their codes are ones that nobody has had. */
export const neighbourAreas: readonly LaitArea[] = [
  { number: brinsea.laCode, name: brinsea.laName, region },
  ...['Corrasby', 'Dunmarle', 'Easterholt', 'Fallowmere', 'Grimsmoor', 'Hexley', 'Ivelshire', 'Kestonby', 'Lindermouth'].map((name, at) => ({
    number: String(101 + at),
    name,
    region,
  })),
];
