import './tables.ts';
import { sql } from 'kysely';
import { isSamePerson } from '../../../kernel/person-names.ts';
import type { Reader } from '../../../platform/database/database.ts';

export interface MentorOf {
  readonly pairingId: number;
  readonly name: string;
  /** Their school or firm; null where neither is recorded. */
  readonly place: string | null;
  /** The day the two agreed. */
  readonly since: string;
}

interface Asked {
  readonly providerId: number;
  /** Of that very person: a predecessor’s mentor is not their successor’s. */
  readonly named?: string;
}

/**
 * The mentors whom the heads of these providers (or acting heads, or a setting’s managers) have now: name, school and since when, and nothing of what
 * they talk about. Answers the one of a provider, or null.
 */
export async function findMentorsOf(
  db: Reader,
  { authorityId, ids }: { readonly authorityId: number; readonly ids: readonly number[] },
): Promise<(asked: Asked) => MentorOf | null> {
  const { rows } = await sql<MentorOf & { readonly providerId: number; readonly mentee: string }>`
    select r.id as "pairingId", r.provider_id as "providerId", m.name, coalesce(p.name, m.firm) as place, r.agreed_on::text as since, n.person_name as mentee
    from pairing r join mentoring_need n on n.id = r.need_id join mentor m on m.id = r.mentor_id
      left join provider p on p.id = m.provider_id
    where r.authority_id = ${authorityId} and r.provider_id = any (${[...ids]}::int[]) and r.state = 'under-way'
      and n.post in ('head', 'acting-head', 'setting-manager')
    order by r.agreed_on desc, r.id desc`.execute(db);
  const of = Map.groupBy(rows, ({ providerId }) => providerId);
  return ({ providerId, named }) => {
    const found = of.get(providerId)?.find(({ mentee }) => named === undefined || isSamePerson(mentee, named));
    return found === undefined ? null : { pairingId: found.pairingId, name: found.name, place: found.place, since: found.since };
  };
}

/** The mentor of one provider’s head. */
export async function findMentorOf(db: Reader, { authorityId, ...asked }: Asked & { readonly authorityId: number }): Promise<MentorOf | null> {
  return (await findMentorsOf(db, { authorityId, ids: [asked.providerId] }))(asked);
}
