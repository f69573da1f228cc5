import { isSamePerson } from '../../kernel/person-names.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { listWhoMay } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import type { Run } from './find-runs.ts';
import { isTold } from './own-run-view.ts';
import { personOf } from './person-of.ts';
import type { RunNow } from './replay.ts';
import { pathOf } from './run-words.ts';

/** Once a head may read what was begun for them, they hear that it is there: the letter of welcome has gone, or something is theirs to do. */
export async function tellNewHead(tx: Tx, { authorityId, clock }: Doing, before: Run, after: Run): Promise<void> {
  const { definition, subject, providerId, providerName } = after;
  if (!definition.triggers.includes('head-change')) return;
  const today = clock.today();
  const readerOf = (now: RunNow): string | null => (isTold(definition, subject, now, today) ? personOf(definition, now, before.person) : null);
  const [was, is] = [readerOf(before.now), readerOf(after.now)];
  if (is === null || (was !== null && isSamePerson(was, is))) return;
  const theirs = await listWhoMay(tx, clock, 'programme.answer', { authorityId, providerId });
  await sendNotice(tx, {
    authorityId,
    to: theirs.filter(({ name }) => isSamePerson(name, is)).map(({ id }) => id),
    // A mail says the kind, and others may see a mail.
    kind: 'something-to-read',
    urgency: 'usual',
    subject: `Welcome to ${providerName}: what is offered to you is here, with what is yours to do`,
    href: pathOf(providerId, after.id),
  });
}
