import type { Reader } from '../../../platform/database/database.ts';
import { providerPhases } from '../../../register/index.ts';
import { findCompetencies, nameCompetency } from '../boards/find-skills.ts';
import { type Introduction, listIntroductions, listVolunteers, type Vacancy, type Volunteer } from './find-recruitment.ts';
import { isLive } from './introduction.ts';
import { type Match, matchVolunteers, reasonsOf } from './skills-match.ts';

export interface MatchedVolunteer {
  readonly volunteer: Volunteer;
  readonly match: Match;
  readonly reasons: readonly string[];
}

export interface Matches {
  readonly fit: readonly MatchedVolunteer[];
  readonly leftOut: readonly MatchedVolunteer[];
  readonly introductions: readonly Introduction[];
}

/** Who would suit a vacancy, in the order that the rules state, each with reasons; who was introduced already stands apart. */
export async function gatherMatches(db: Reader, authorityId: number, vacancy: Vacancy): Promise<Matches> {
  const volunteers = await listVolunteers(db, authorityId);
  const introductions = await listIntroductions(db, authorityId, { vacancyId: vacancy.id });
  const { list } = await findCompetencies(db, authorityId);
  // Whoever was introduced to this board, for whichever seat, has met it or is about to; whoever sits on it came so.
  const known = new Set((await listIntroductions(db, authorityId, { providerId: vacancy.providerId })).map(({ volunteerId }) => volunteerId));
  const live = new Set(introductions.filter(({ state }) => isLive(state) || state === 'appointed').map(({ volunteerId }) => volunteerId));
  const byId = new Map(volunteers.map((one) => [one.id, one]));
  const wanted = { ...vacancy, meets: vacancy.meetingTime };
  const found = matchVolunteers(
    wanted,
    volunteers.filter(({ id, state }) => !live.has(id) && state !== 'left').map((one) => ({ ...one, isKnownHere: known.has(one.id) })),
  );
  const names = {
    skill: (key: string) => nameCompetency(list, key),
    locality: vacancy.localityName,
    phase: (providerPhases as Readonly<Record<string, string>>)[vacancy.phase] ?? vacancy.phase,
  };
  const show = (match: Match): MatchedVolunteer[] => {
    const volunteer = byId.get(match.volunteerId);
    return volunteer === undefined ? [] : [{ volunteer, match, reasons: reasonsOf(match, vacancy, names) }];
  };
  return { fit: found.fit.flatMap(show), leftOut: found.leftOut.flatMap(show), introductions };
}
