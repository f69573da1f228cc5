import { addDays } from '../../kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import { listAuthorities, listWhoMay } from '../../register/index.ts';
import type { Doing } from '../common/doing.ts';
import { listRuns, type Run } from './find-runs.ts';
import { lettersNowThere, newlyTold, type NewlyTold } from './newly-told.ts';
import type { Step } from './run.ts';
import { pathOf } from './run-words.ts';
import { actsAs } from './who-acts.ts';

/** Tells head, chair and trust what they may read since a step, once it is kept. A new head is told of an induction apart: nobody else reads it. */
export async function tellProvider(tx: Tx, { authorityId, clock, actor }: Doing, step: Step, before: Run, after: Run): Promise<void> {
  const { definition, subject } = after;
  if (definition.triggers.includes('head-change')) return;
  const told = newlyTold({ definition, subject, before: before.now, after: after.now, step, today: clock.today() });
  if (told.length === 0) return;
  await tell(tx, clock, after, { authorityId, told, exceptTo: [actor.accountId] });
}

interface Telling {
  readonly authorityId: number;
  readonly told: readonly NewlyTold[];
  readonly exceptTo: readonly (number | null)[];
}

async function tell(tx: Tx, clock: Clock, { id, providerId }: Run, { authorityId, told, exceptTo }: Telling): Promise<void> {
  const theirs = await listWhoMay(tx, clock, 'programme.answer', { authorityId, providerId });
  for (const { to, says, at } of told) {
    const href = pathOf(providerId, id, at);
    const before = await tx
      .selectFrom('notice')
      .select('account_id')
      .where('authority_id', '=', authorityId)
      .where('href', '=', href)
      .where('subject', '=', says)
      .execute();
    const except = new Set([...exceptTo, ...(at.startsWith('/sent-letters/') ? before.map((notice) => notice.account_id) : [])]);
    await sendNotice(tx, {
      authorityId,
      to: theirs.filter((one) => !except.has(one.id) && actsAs(one.role).some((doer) => to.includes(doer))).map((one) => one.id),
      // A mail says the kind, and others may see a mail.
      kind: 'something-to-read',
      urgency: 'usual',
      subject: says,
      href,
    });
  }
}

/** A letter that was confirmed before the day that it bears is there to read from that day: those to whom it goes are told in its morning, once. */
export async function tellLettersOfDay({ db, clock }: { readonly db: Database; readonly clock: Clock }, authorityId: number): Promise<void> {
  const today = clock.today();
  await asAuthority(authorityId, async () => {
    for (const run of await listRuns(db.kysely, authorityId, {})) {
      const told = run.now.inError ? [] : lettersNowThere(run.definition, { run: run.now, on: addDays(today, -1) }, { run: run.now, on: today });
      if (told.length === 0) continue;
      await db.transaction(
        async (tx) => {
          await sayWhen(tx, clock);
          await tell(tx, clock, run, { authorityId, told, exceptTo: [] });
        },
        { authorityId },
      );
    }
  });
}

export async function tellLettersNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('tell-letters-of-day', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await tellLettersOfDay({ db: jobs.database, clock }, id);
  });
  await jobs.schedule('tell-letters-of-day', '20 5 * * *');
}
