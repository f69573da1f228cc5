import type { Tx } from '../../platform/database/database.ts';
import type { CaseState } from '../cases/case.ts';
import { findCase } from '../cases/find-case.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import { isGraver, proposedSince, type Since } from '../cases/proposed-since.ts';
import { sendNotice } from '../cases/send-notice.ts';
import type { Proposing } from './proposing.ts';

interface OpenCase {
  readonly id: number;
  readonly state: CaseState;
}

/** Decided cases, in which what is new waits for somebody to see it: before, it is judged and decided anyway. */
const isDecided: ReadonlySet<CaseState> = new Set(['decided', 'issued', 'in-review']);

/** What the service has come to propose in a decided case that asks for more support than was decided. */
export async function findGraver(tx: Tx, { authorityId }: Pick<Proposing, 'authorityId'>, { id, state }: OpenCase): Promise<Since | null> {
  const found = isDecided.has(state) ? await findCase(tx, authorityId, id) : undefined;
  const since = found === undefined ? null : proposedSince(found);
  return since !== null && found?.decision && isGraver(since, found.decision.tier) ? since : null;
}

/** Tells those who issue letters that something graver has become known in a decided case. Neither what, nor a tier: a mail lies open. */
export async function sendGraver(tx: Tx, proposing: Proposing, open: OpenCase): Promise<void> {
  const { authorityId, clock } = proposing;
  if ((await findGraver(tx, proposing, open)) === null) return;
  const found = await findCase(tx, authorityId, open.id);
  if (found === undefined) return;
  const leads = await listWhoMay(tx, clock, 'letter.issue', found);
  await sendNotice(tx, proposing, {
    // Mailed as words: it says nothing of how a provider fares.
    kind: 'news-of-a-case',
    authorityId,
    to: leads.map(({ id }) => id),
    subject: `${found.providerName}: something is new since its case was decided`,
    path: `/cases/${String(found.id)}`,
  });
}
