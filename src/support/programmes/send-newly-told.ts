import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import type { Run } from './find-runs.ts';
import { newlyTold } from './newly-told.ts';
import type { Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { actsAs } from './who-acts.ts';

/** Tells head, chair and trust what they may read since a step, once it is kept. A new head is told of an induction apart: nobody else reads it. */
export async function tellProvider(tx: Tx, { authorityId, clock, actor }: Doing, step: Step, before: Run, after: Run): Promise<void> {
  const { definition, subject, providerId } = after;
  if (definition.triggers.includes('head-change')) return;
  const told = newlyTold({ definition, subject, before: before.now, after: after.now, step, today: clock.today() });
  if (told.length === 0) return;
  const theirs = await listWhoMay(tx, clock, 'programme.answer', { authorityId, providerId });
  for (const { to, says, at } of told)
    await sendNotice(tx, {
      authorityId,
      to: theirs.filter(({ id, role }) => id !== actor.accountId && actsAs(role).some((doer) => to.includes(doer))).map(({ id }) => id),
      // A mail says the kind, and others may see a mail.
      kind: 'something-to-read',
      urgency: 'usual',
      subject: says,
      href: pathOf(providerId, after.id, at),
    });
}
