import { giveBackTrip } from '../../evidence/index.ts';
import type { ProgrammePart } from '../programmes/programme-part.ts';

/** Rapid improvement has a form of its own, which says already why it is due; and what concerns recommended it is due again where it was begun in error. */
export const tripPart: ProgrammePart = { startPage: 'rapid-improvement', giveBack: giveBackTrip };
