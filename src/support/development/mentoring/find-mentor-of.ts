import './tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import { isSamePerson } from '../../../kernel/person-names.ts';

export interface MentorOf {
  readonly pairingId: number;
  readonly name: string;
  /** The day the two agreed. */
  readonly since: string;
}

/**
 * The mentor whom the head of a provider (or its acting head, or a setting’s manager) has now: name and since when, and nothing of what they talk about.
 * With `named`, of that very person: a predecessor’s mentor is not their successor’s.
 */
export async function findMentorOf(
  db: Reader,
  { authorityId, providerId, named }: { readonly authorityId: number; readonly providerId: number; readonly named?: string },
): Promise<MentorOf | null> {
  const { rows } = await sql<MentorOf & { readonly mentee: string }>`
    select r.id as "pairingId", m.name, r.agreed_on::text as since, n.person_name as mentee
    from pairing r join mentoring_need n on n.id = r.need_id join mentor m on m.id = r.mentor_id
    where r.authority_id = ${authorityId} and r.provider_id = ${providerId} and r.state = 'under-way' and n.post in ('head', 'acting-head', 'setting-manager')
    order by r.agreed_on desc, r.id desc`.execute(db);
  const found = rows.find(({ mentee }) => named === undefined || isSamePerson(mentee, named));
  return found === undefined ? null : { pairingId: found.pairingId, name: found.name, since: found.since };
}
