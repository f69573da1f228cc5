import { accepted } from '../../kernel/result.ts';
import { actingOf } from '../programmes/acting.ts';
import type { ProgrammePart } from '../programmes/programme-part.ts';
import { decides } from '../programmes/who-acts.ts';
import { findEndedDays } from './find-ended-days.ts';
import { whyNotForTrack } from './ladder.ts';
import { lawDefinitions } from './law-definitions.ts';
import { whyPowerShut } from './power-of-task.ts';
import { programmesWithPowers } from './powers-in-force.ts';
import { recordPowersInForce } from './record-powers-in-force.ts';

/** Nobody else’s step brings a power into force or ends one. */
const follow: ProgrammePart['follow'] = async (tx, doing, run) =>
  decides(actingOf(doing.actor)) ? await recordPowersInForce(tx, doing, run) : accepted(null);

const partOfLaw = (programme: string): ProgrammePart => ({
  whyNotForTrack: (track) => whyNotForTrack(programme, track),
  whyShut: (task, facts) => whyPowerShut({ programme, task }, facts),
  findEndedDays,
  ...(programmesWithPowers.includes(programme) ? { follow } : {}),
});

/** What the law does for the runs of its programmes: which powers are shut, which days have ended, what is in force. */
export const lawParts: Readonly<Record<string, ProgrammePart>> = Object.fromEntries(lawDefinitions.map(({ key }) => [key, partOfLaw(key)]));
