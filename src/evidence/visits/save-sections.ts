import './tables.ts';
import { accepted, type Result } from '../../kernel/result.ts';
import { findLastEvent } from '../../platform/audit/find-last-event.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import { findNote, seenOf } from './find-note.ts';
import { takePart } from './find-part.ts';
import { type FoundPart, whoIs } from './found-part.ts';
import { ownViewSection } from './note.ts';
import { markHeld } from './record-plan.ts';
import { decideSave, type SentSection, tidyValues } from './section.ts';
import { decideMove } from './visit.ts';
import { writeSection } from './write-section.ts';

/** What was typed of the days that an author used, and what was shown before. */
export interface SentDays {
  readonly accountId: number;
  readonly quarters: number | null;
  readonly shown: number | null;
}

export interface Sent {
  readonly sections: ReadonlyMap<string, SentSection>;
  readonly days: readonly SentDays[];
  /** By the browser by itself: the trail names it once in ten minutes. */
  readonly isAutomatic: boolean;
}

export interface Saved {
  /** What the page is to send back with the next save of each. */
  readonly seen: Readonly<Record<string, string>>;
  /** Somebody else had changed these: what was sent is kept beside. */
  readonly beside: readonly { readonly key: string; readonly by: string; readonly at: Date }[];
  /** Somebody else had entered these days: theirs stand. */
  readonly clashes: readonly { readonly accountId: number; readonly name: string; readonly quarters: number | null }[];
  readonly written: number;
}

const trailPause = 10 * 60_000;

/** Saves what was typed, section by section. Nothing typed is dropped and nobody’s text is overwritten; the first that is written begins the note. */
export async function saveSections(tx: Tx, doing: Doing, part: FoundPart, desk: 'note' | 'own-view', sent: Sent): Promise<Result<Saved>> {
  const { actor, clock, event, reference = '' } = doing;
  const now = await takePart(tx, doing, part);
  const today = clock.today();
  const move = decideMove(now.state, desk === 'note' ? 'write' : 'give-own-view', whoIs(actor, now), { plannedOn: now.plannedOn, today });
  if (!move.ok) return move;
  const note = await findNote(tx, now);
  const seen: Record<string, string> = {};
  const beside: { key: string; by: string; at: Date }[] = [];
  const changed: string[] = [];
  for (const [key, section] of sent.sections) {
    if (key !== ownViewSection.key && !note.sections.some((each) => each.key === key)) continue;
    if ((key === ownViewSection.key) !== (desk === 'own-view')) continue;
    const stored = note.written.get(key);
    const decided = decideSave(stored ?? null, section);
    if (decided === 'beside' && stored !== undefined) {
      await keepBeside(tx, doing, now, key, section);
      beside.push({ key, by: stored.savedBy, at: stored.savedAt });
    } else if (decided === 'write') {
      const version = await writeSection(tx, doing, now, key, stored, section);
      seen[key] = seenOf({ version, values: section.values, from: section.from });
      changed.push(key);
    } else if (decided === 'same') seen[key] = seenOf(stored);
  }
  const days = desk === 'note' ? await saveDays(tx, now, sent.days) : { written: 0, clashes: [] };
  const written = changed.length + beside.length + days.written;
  if (desk === 'note' && written > 0 && now.state !== 'draft') {
    if (now.state === 'planned') await markHeld(tx, now.visitId, now.plannedOn);
    await tx.updateTable('visit_part').set({ state: 'draft' }).where('id', '=', now.id).execute();
  }
  const subject = { kind: 'visit', id: now.visitId };
  const isNamed = async () => {
    const last = await findLastEvent(tx, { authorityId: now.authorityId, accountId: actor.accountId, event, subject });
    return last !== null && clock.now().getTime() - last.getTime() < trailPause;
  };
  if (written > 0 && (!sent.isAutomatic || now.state !== move.value || !(await isNamed()))) {
    const after = { provider: now.providerId, sections: changed, kept_beside: beside.map(({ key }) => key) };
    await recordAudit(tx, { actor, event, subject, after, reference });
  }
  return accepted({ seen, beside, clashes: days.clashes, written });
}

/** What the same page kept beside before is what it has typed on: the longer takes its place. */
async function keepBeside(tx: Tx, { actor, clock }: Doing, part: FoundPart, key: string, { values, from }: SentSection): Promise<void> {
  const row = { fields: JSON.stringify(tidyValues(values)), kept_at: clock.now() };
  const before = await tx
    .selectFrom('visit_beside')
    .select('id')
    .where('part_id', '=', part.id)
    .where('key', '=', key)
    .where('kept_by_account', '=', actor.accountId)
    .where('kept_from', '=', from)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  if (before !== undefined) {
    await tx.updateTable('visit_beside').set(row).where('id', '=', before.id).execute();
    return;
  }
  await tx
    .insertInto('visit_beside')
    .values({
      authority_id: part.authorityId,
      part_id: part.id,
      key,
      ...row,
      kept_by: actor.name,
      kept_by_account: actor.accountId,
      kept_from: from,
    })
    .execute();
}

/** Days that somebody else entered since the page was shown stand, and whoever sent others is told. */
async function saveDays(tx: Tx, part: FoundPart, sent: readonly SentDays[]): Promise<Pick<Saved, 'clashes' | 'written'>> {
  let written = 0;
  const clashes: Saved['clashes'][number][] = [];
  for (const { accountId, quarters, shown } of sent) {
    const author = part.authors.find((each) => each.accountId === accountId);
    if (author === undefined || quarters === shown || quarters === author.quarterDays) continue;
    if (author.quarterDays !== shown) {
      clashes.push({ accountId, name: author.name, quarters: author.quarterDays });
      continue;
    }
    await tx
      .updateTable('visit_author')
      .set({ quarter_days: quarters })
      .where('visit_id', '=', part.visitId)
      .where('account_id', '=', accountId)
      .execute();
    written += 1;
  }
  return { written, clashes };
}
