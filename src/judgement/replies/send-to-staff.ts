import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import { listWhoMay } from '../cases/list-who-may.ts';
import { sendNotice } from '../cases/send-notice.ts';
import { findStandingDecision } from '../letters/find-standing-decision.ts';

/** Tells those who have to do something next: who may review, or the lead who decides on a request that came late. Never the tier. */
export async function sendToStaff(tx: Tx, doing: Doing, found: FoundCase, outcome: 'review' | 'late'): Promise<void> {
  const { authorityId, id, providerName } = found;
  const decision = await findStandingDecision(tx, id);
  const hadPart = outcome === 'review' ? [decision?.decidedByAccount ?? null, decision?.secondByAccount ?? null] : [];
  const to = await listWhoMay(tx, doing.clock, outcome === 'review' ? 'tier.review' : 'letter.issue', found, hadPart);
  await sendNotice(tx, doing, {
    kind: 'review-asked-for',
    authorityId,
    to: to.map((person) => person.id),
    subject: `A review is asked for: ${providerName}`,
    path: `/cases/${String(id)}/${outcome === 'review' ? 'review' : 'reply'}`,
  });
}
