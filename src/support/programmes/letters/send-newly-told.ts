import { addDays } from '../../../kernel/plain-date.ts';
import { endOfDayInEngland, type Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { asAuthority } from '../../../platform/database/who-asks.ts';
import { sayWhen } from '../../../platform/history/say-when.ts';
import type { Jobs } from '../../../platform/jobs/start-jobs.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listAuthorities, listWhoMay, type SomebodyWhoMay } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { listRuns, type Run } from '../find-runs.ts';
import { lettersCopiedTo } from './copied-letters.ts';
import { dayOfLetter } from './letter-readers.ts';
import { lettersNowThere, newlyTold, type LetterTold, type NewlyTold } from './newly-told.ts';
import { asWritten } from '../replay.ts';
import type { Step } from '../run.ts';
import { isToldTo } from '../own-run-view.ts';
import { pathOf } from '../run-words.ts';
import { actsAs } from '../who-acts.ts';

/** Tells head, chair and trust what they may read since a step, once it is kept. A new head is told of an induction apart: nobody else reads it. */
export async function tellProvider(tx: Tx, { authorityId, clock, actor }: Doing, step: Step, before: Run, after: Run): Promise<void> {
  const { definition, subject } = after;
  if (definition.triggers.includes('head-change')) return;
  const told = newlyTold({ definition, subject, before: before.now, after: after.now, step, today: clock.today() });
  if (told.length === 0) return;
  await tell(tx, clock, after, { authorityId, told, except: [actor.accountId] });
}

interface Telling {
  readonly authorityId: number;
  readonly told: readonly (NewlyTold | LetterTold)[];
  readonly except: readonly (number | null)[];
}

async function tell(tx: Tx, clock: Clock, run: Run, { authorityId, told, except }: Telling): Promise<void> {
  const { id, providerId } = run;
  const at = { authorityId, providerId };
  const ofProvider = await listWhoMay(tx, clock, 'programme.answer', at);
  // A diocese answers nothing: it is told of what it may read.
  const readers = told.some(({ to }) => to.includes('diocese')) ? await listWhoMay(tx, clock, 'programme.view', at) : [];
  const dioceses = readers.filter(({ role }) => role === 'diocese');
  for (const one of told) {
    const { to, says, at: part } = one;
    const theirs = [...ofProvider, ...dioceses.filter((who) => mayReadOf(run, one, who, clock.today()))];
    await sendNotice(tx, {
      authorityId,
      to: theirs
        .filter((who) => !except.includes(who.id) && actsAs(who.role).some((place) => to.some((reader) => reader === place)))
        .map((who) => who.id),
      // A mail says the kind, and others may see a mail.
      kind: 'something-to-read',
      urgency: 'usual',
      subject: says,
      href: pathOf(providerId, id, part),
    });
  }
}

/** A diocese reads the run where it attends, and elsewhere the letters alone of which it has a copy. */
const mayReadOf = (run: Run, told: NewlyTold | LetterTold, who: SomebodyWhoMay, today: string): boolean =>
  isToldTo(run, who, today) || ('letter' in told && lettersCopiedTo(run, who, today).includes(told.letter));

/** How long a service that was down catches up. */
const daysBack = 7;
/** A letter may bear a day after its run has ended, but hardly so long after. */
const longestAhead = 90;

/**
 * A letter that was confirmed before the day that it bears is there to read from that day: those to whom it goes are told in its morning, once. Any other was told
 * of when it was recorded. What a change of head began is told to one person alone, then too.
 */
export async function tellLettersOfDay({ db, clock }: { readonly db: Database; readonly clock: Clock }, authorityId: number): Promise<void> {
  const today = clock.today();
  await asAuthority(authorityId, async () => {
    for (const run of await listRuns(db.kysely, authorityId, { liveOrEndedSince: addDays(today, -longestAhead) })) {
      const { definition, now } = run;
      if (now.inError || definition.triggers.includes('head-change')) continue;
      const written = { ...now, tasks: asWritten(now) };
      const told = lettersNowThere(definition, { run: written, on: addDays(today, -daysBack) }, { run: written, on: today });
      for (const one of told) {
        const confirmedAt = findConfirmedAhead(run, one);
        if (confirmedAt === null) continue;
        await db.transaction(
          async (tx) => {
            await sayWhen(tx, clock);
            await tell(tx, clock, run, { authorityId, told: [one], except: await findToldSince(tx, run, one, confirmedAt) });
          },
          { authorityId },
        );
      }
    }
  });
}

/** When a letter was confirmed, where that was before its day began. A stage that is entered again sends another of the same name: the latest is meant. */
function findConfirmedAhead({ steps, definition, now }: Run, { letter }: LetterTold): Date | null {
  const day = dayOfLetter({ letter, tasks: asWritten(now) });
  const senders = definition.stages.flatMap(({ tasks }) => tasks.filter((task) => task.letter === letter.key).map(({ key }) => key));
  const sent = steps.findLast((step) => step.kind === 'task-done' && senders.includes(step.task));
  return day !== null && sent !== undefined && sent.at < endOfDayInEngland(addDays(day, -1)) ? sent.at : null;
}

async function findToldSince(tx: Tx, { id, providerId }: Run, { says, at }: NewlyTold, since: Date): Promise<number[]> {
  const rows = await tx
    .selectFrom('notice')
    .select('account_id')
    .where('href', '=', pathOf(providerId, id, at))
    .where('subject', '=', says)
    .where('made_at', '>', since)
    .execute();
  return rows.map(({ account_id: account }) => account);
}

export async function tellLettersNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('tell-letters-of-day', async () => {
    for (const { id } of await listAuthorities(jobs.database.kysely)) await tellLettersOfDay({ db: jobs.database, clock }, id);
  });
  await jobs.schedule('tell-letters-of-day', '20 5 * * *');
}
