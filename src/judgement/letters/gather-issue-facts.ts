import type { Reader } from '../../platform/database/database.ts';
import { findCalendar } from '../../register/index.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { proposedSince } from '../cases/proposed-since.ts';
import { placeholdersIn } from '../letter-templates/template-text.ts';
import { openUntilIssued } from '../letter-templates/template-text.ts';
import { findLetterOfDecision, type FoundLetter } from './find-letters.ts';
import { findStandingDecision, findTierInForce, type StandingDecision } from './find-standing-decision.ts';
import type { IssueFacts } from './may-issue.ts';
import { unnamed } from './recipients.ts';

export interface GatheredLetter {
  readonly facts: IssueFacts;
  readonly decision: StandingDecision | null;
  readonly letter: FoundLetter | null;
}

/** All that is asked before a case’s letter goes, as it stands today. */
export async function gatherIssueFacts(reader: Reader, found: FoundCase, today: string): Promise<GatheredLetter> {
  const { authorityId, providerId } = found;
  const decision = await findStandingDecision(reader, found.id);
  const letter = decision === null ? null : await findLetterOfDecision(reader, decision.id);
  const inForce = await findTierInForce(reader, authorityId, providerId);
  const calendar = await findCalendar(reader, { authorityId, providerId });
  const facts: IssueFacts = {
    state: found.state,
    decision,
    inForce: inForce?.tier ?? null,
    proposedSince: found.state === 'decided' ? proposedSince(found) : null,
    isCalled: decision !== null && (await isCalledSince(reader, found.id, decision.decidedAt)),
    letter: letter === null ? null : { isIssued: letter.issuedOn !== null, missing: unnamed(letter.recipients), unfilled: unfilledIn(letter) },
    day: today,
    calendar,
  };
  return { facts, decision, letter };
}

/** What stands open in a draft and does not get its value by being issued. */
function unfilledIn({ subject, body, issuedOn }: FoundLetter): string[] {
  if (issuedOn !== null) return [];
  return placeholdersIn(`${subject}\n${body}`).filter((name) => !(openUntilIssued as readonly string[]).includes(name));
}

async function isCalledSince(reader: Reader, caseId: number, decidedAt: Date): Promise<boolean> {
  const call = await reader.selectFrom('tier_call').select('id').where('case_id', '=', caseId).where('recorded_at', '>=', decidedAt).executeTakeFirst();
  return call !== undefined;
} // prettier-ignore
