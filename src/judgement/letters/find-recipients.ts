import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { currentPost, isRole, roles } from '../../register/index.ts';
import type { KnownPeople, RecipientPart } from './recipients.ts';

interface Asked {
  readonly authorityId: number;
  readonly providerId: number;
  readonly today: string;
}

/** Who holds which post today: as entered by hand, else as the published register has it. */
export async function findKnownPeople(reader: Reader, { authorityId, providerId, today }: Asked): Promise<KnownPeople> {
  const { rows } = await sql<{ isChildminder: boolean; trustName: string | null; trustExecutive: string | null; publishedHead: string | null }>`
    select p.kind = 'childminder' as "isChildminder", o.name as "trustName", o.head_name as "trustExecutive",
      (select nullif(concat_ws(' ', e.head_title, e.head_first_name, e.head_last_name), '') from gias_establishment e where e.urn = p.urn limit 1) as "publishedHead"
    from provider p left join organisation o on o.id = p.trust_id where p.id = ${providerId}`.execute(reader);
  const row = rows[0];
  const head = await currentPost(reader, providerId, 'headteacher', today, authorityId);
  const chair = await currentPost(reader, providerId, 'chair', today, authorityId);
  const manager = await currentPost(reader, providerId, 'manager', today, authorityId);
  return {
    // A vacancy that somebody recorded is known better than a name that was published before it.
    headteacher: head === null ? (row?.publishedHead ?? null) : head.personName,
    chair: chair?.personName ?? null,
    manager: manager?.personName ?? null,
    trustExecutive: row?.trustExecutive ?? null,
    trustName: row?.trustName ?? null,
    isChildminder: row?.isChildminder ?? false,
  };
}

export interface RecipientAccount {
  readonly part: RecipientPart;
  readonly email: string;
  readonly name: string;
}

/** Accounts through which those who are written to can read the letter: it is told them by mail. */
export async function listRecipientAccounts(reader: Reader, { authorityId, providerId, today }: Asked): Promise<RecipientAccount[]> {
  const { rows } = await sql<RecipientAccount>`
    select distinct a.email, a.name, case a.role when 'chair' then 'chair' when 'trust-executive' then 'trust-executive' else 'head' end as part
    from account a join access_scope s on s.account_id = a.id and s.ended_at is null and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to >= ${today})
    join provider p on p.id = ${providerId}
    where a.authority_id = ${authorityId} and a.state = 'active' and (a.expires_on is null or a.expires_on >= ${today})
      and ((a.role in ('headteacher', 'chair') and s.provider_id = p.id) or (a.role = 'trust-executive' and s.organisation_id = p.trust_id))
    order by a.email`.execute(reader);
  return rows;
}

/** Whom a letter tells its reader to speak to: the lead adviser, else the head of the service. */
export async function findContact(reader: Reader, { authorityId, providerId, today }: Asked): Promise<string> {
  const { rows } = await sql<{ name: string; role: string; jobTitle: string | null; email: string }>`
    select a.name, a.role, a.job_title as "jobTitle", a.email from account a
    left join allocation x on x.account_id = a.id and x.provider_id = ${providerId} and x.part = 'lead' and x.withdrawn_at is null
      and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to >= ${today})
    where a.authority_id = ${authorityId} and a.state = 'active' and (x.id is not null or a.role = 'lead')
    order by x.id is null, a.id limit 1`.execute(reader);
  const found = rows[0];
  if (found === undefined) return roles.lead;
  const title = found.jobTitle ?? (isRole(found.role) ? roles[found.role] : '');
  return `${[found.name, title].filter(Boolean).join(', ')} (${found.email})`;
}
