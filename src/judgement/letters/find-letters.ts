import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Recipient } from './recipients.ts';

export interface FoundLetter {
  readonly id: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly caseId: number;
  readonly decisionId: number;
  /** "vulnerable-maintained 3". */
  readonly template: string;
  readonly recipients: readonly Recipient[];
  readonly subject: string;
  readonly body: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly issuedOn: string | null;
  readonly issuedBy: string | null;
  readonly replyBy: string | null;
}

const columns = sql`t.id, t.provider_id as "providerId", p.name as "providerName", t.case_id as "caseId", t.decision_id as "decisionId", t.template, t.recipients, t.subject,
  t.body, t.written_by as "writtenBy", t.written_at as "writtenAt", t.issued_on as "issuedOn", t.issued_by as "issuedBy", t.reply_until as "replyBy"`;
const tables = sql`tier_letter t join provider p on p.id = t.provider_id`;

/** The letters of a case, drafts too, the latest first. */
export async function listLettersOfCase(reader: Reader, caseId: number): Promise<FoundLetter[]> {
  const { rows } = await sql<FoundLetter>`select ${columns} from ${tables} where t.case_id = ${caseId} order by t.id desc`.execute(reader);
  return rows;
}

/** The letter of a decision, drafted or issued; there is one. */
export async function findLetterOfDecision(reader: Reader, decisionId: number): Promise<FoundLetter | null> {
  const { rows } = await sql<FoundLetter>`
    select ${columns} from ${tables} where t.decision_id = ${decisionId} order by t.id desc limit 1`.execute(reader);
  return rows[0] ?? null;
}

/** A letter that has been issued to a provider. A draft is as if it were not there. */
export async function findIssuedLetter(reader: Reader, authorityId: number, providerId: number, letterId: number): Promise<FoundLetter | null> {
  const { rows } = await sql<FoundLetter>`
    select ${columns} from ${tables}
    where t.authority_id = ${authorityId} and t.provider_id = ${providerId} and t.id = ${letterId} and t.issued_on is not null`.execute(reader);
  return rows[0] ?? null;
}

/** What has been issued to a provider, the latest first. */
export async function listIssuedLetters(reader: Reader, authorityId: number, providerId: number): Promise<FoundLetter[]> {
  const { rows } = await sql<FoundLetter>`
    select ${columns} from ${tables}
    where t.authority_id = ${authorityId} and t.provider_id = ${providerId} and t.issued_on is not null order by t.id desc`.execute(reader);
  return rows;
}
