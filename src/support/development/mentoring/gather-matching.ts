import './tables.ts';
import '../../../register/index.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import { providerPhases } from '../../../register/index.ts';
import { listMentors, type Mentor } from './find-mentors.ts';
import type { Need } from './find-needs.ts';
import { type Match, matchMentors, type MentorFacts, type NeedFacts } from './mentor-matching.ts';
import { contextsOf } from './mentoring-contexts.ts';

export interface MatchedMentor extends Match {
  readonly mentor: Mentor;
}

interface PlaceFacts {
  readonly trustId: number | null;
  readonly phase: keyof typeof providerPhases;
  readonly kind: string;
  readonly legalTrack: string;
  readonly religiousCharacter: string | null;
  readonly pupils: number | null;
  readonly easting: number | null;
  readonly northing: number | null;
}

/**
 * Every mentor of the authority beside a need. What is read of the provider is public (docs/adr: matching never reads a tier, an inspection, a concern or a
 * programme), so that nobody learns anything of another provider from who is offered.
 */
export async function gatherMatches(
  db: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
  need: Need,
): Promise<MatchedMentor[]> {
  const facts = await findNeedFacts(db, need);
  const mentors = (await listMentors(db, { authorityId, today })).filter(({ state }) => state !== 'retired');
  const posts = await listFormerPosts(db, authorityId, need.providerId);
  const declined = await listDeclined(db, authorityId, need.id);
  const byId = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const all = mentors.map((mentor): MentorFacts => ({
    ...mentor,
    formerPosts: posts.filter(({ name }) => name === mentor.name.toLowerCase()).map(({ post }) => post),
    conflicts: mentor.conflicts.filter(({ providerId, withdrawn }) => providerId === need.providerId && withdrawn === null),
    isThePerson: need.accountId !== null && mentor.accountId === need.accountId,
    wasDeclined: declined.has(mentor.id),
  }));
  return matchMentors(facts, all).flatMap((match) => {
    const mentor = byId.get(match.mentorId);
    return mentor === undefined ? [] : [{ ...match, mentor }];
  });
}

async function findNeedFacts(db: Reader, need: Need): Promise<NeedFacts> {
  const { rows } = await sql<PlaceFacts>`
    select p.trust_id as "trustId", p.phase, p.kind, p.legal_track as "legalTrack", p.religious_character as "religiousCharacter", p.pupils, p.easting, p.northing
    from provider p where p.id = ${need.providerId}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error(`The need ${String(need.id)} is of no provider.`);
  const { trustId, phase, easting, northing } = found;
  return {
    kind: need.kind,
    providerId: need.providerId,
    trustId,
    phase,
    phaseName: providerPhases[phase],
    contexts: contextsOf(found),
    place: easting === null || northing === null ? null : { easting, northing },
    wantsSamePhase: need.wantsSamePhase,
    from: need.wantedFrom,
  };
}

const postWords = { headteacher: 'headteacher', manager: 'manager', chair: 'chair' } as const;

/** Everybody who holds or ever held a post at the provider, by name. */
async function listFormerPosts(db: Reader, authorityId: number, providerId: number): Promise<{ readonly name: string; readonly post: string }[]> {
  const { rows } = await sql<{ name: string; role: keyof typeof postWords }>`
    select distinct lower(person_name) as name, role from post
    where authority_id = ${authorityId} and provider_id = ${providerId} and withdrawn_at is null and person_name is not null order by 1, 2`.execute(
    db,
  );
  return rows.map(({ name, role }) => ({ name, post: postWords[role] }));
}

/** Mentors with whom one of the two has declined to be paired for this need, or who were changed for another. */
async function listDeclined(db: Reader, authorityId: number, needId: number): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select distinct mentor_id as id from pairing where authority_id = ${authorityId} and need_id = ${needId} and state in ('declined', 'ended')`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
