import './tables.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import { keepFile } from '../../../platform/files/store-file.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { listPapers } from './find-meetings.ts';
import { refuse, type Saved, saved } from './saved.ts';

export type NewPaper = { readonly title: string } & (
  { readonly fileId: number; readonly name: string; readonly sha256: string; readonly href: null } | { readonly fileId: null; readonly href: string }
);

/** Provisional: not from the published framework. */
const mostPapers = 20;

/** Puts a paper to a meeting: a stored file, or an address. The same sent twice is there once. */
export async function recordPaper(tx: Tx, doing: Doing, meetingId: number, paper: NewPaper): Promise<Saved> {
  const { actor, clock, authorityId, event, reference } = doing;
  await takeTurn(tx, doing);
  const there = (await listPapers(tx, authorityId, meetingId)).filter(({ isRemoved }) => !isRemoved);
  const same = there.find((one) => (paper.fileId === null ? one.href === paper.href : one.sha256 === paper.sha256));
  if (same !== undefined) return saved(same.id, false);
  if (there.length >= mostPapers) return refuse('title', `A meeting has no more than ${String(mostPapers)} papers`);
  if (paper.fileId !== null) await keepFile(tx, paper.fileId, clock.now());
  const { id } = await tx
    .insertInto('network_paper')
    .values({
      authority_id: authorityId,
      meeting_id: meetingId,
      title: paper.title,
      file_id: paper.fileId,
      href: paper.href,
      added_by: actor.name,
      added_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { meetingId, title: paper.title, ...(paper.fileId === null ? { href: paper.href } : { name: paper.name, sha256: paper.sha256 }) };
  await recordAudit(tx, { actor, event, subject: { kind: 'network-paper', id }, after, reference });
  return saved(id, true);
}

/** Takes a paper off: nobody opens it again, and that it was there, who took it off and why stays. */
export async function removePaper(tx: Tx, doing: Doing, meetingId: number, id: number, reason: string): Promise<Saved> {
  const { actor, clock, authorityId, event, reference } = doing;
  await takeTurn(tx, doing);
  const found = (await listPapers(tx, authorityId, meetingId)).find((one) => one.id === id);
  if (found === undefined) return refuse('reason', 'It is not there');
  if (found.isRemoved) return saved(id, false);
  const set = { removed_by: actor.name, removed_at: clock.now(), removed_reason: reason };
  await tx.updateTable('network_paper').set(set).where('id', '=', id).execute();
  await recordAudit(tx, { actor, event, subject: { kind: 'network-paper', id }, after: { meetingId, removed: true }, reason, reference });
  return saved(id, true);
}
