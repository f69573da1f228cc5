import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { actingOf } from './acting.ts';
import { answeredBy } from './answered.ts';
import type { Run } from './find-runs.ts';
import type { Step } from './run.ts';
import { pathOf } from './run-words.ts';

/** Tells officers what they waited for, once a step is kept. Where nobody carries the run, those are told who may decide on it. */
export async function tellOfficers(tx: Tx, { authorityId, clock, actor }: Doing, step: Step, { id, definition, providerId, providerName, accountId, now }: Run): Promise<void> {
  for (const { to, says } of answeredBy({ definition, before: now, step, by: actingOf(actor) })) {
    const told = to !== 'carrier' ? [to] : accountId !== null ? [accountId] : await leads();
    await sendNotice(tx, {
      authorityId,
      to: told.filter((one) => one !== actor.accountId),
      kind: 'answer-in-a-programme',
      urgency: 'usual',
      subject: `${providerName}: ${says}, by ${actor.name}`,
      href: pathOf(providerId, id),
    });
  }

  async function leads(): Promise<number[]> {
    const all = await listWhoMay(tx, clock, 'programme.decide', { authorityId, providerId });
    return all.filter(({ role }) => role === 'lead').map((one) => one.id);
  }
} // prettier-ignore
