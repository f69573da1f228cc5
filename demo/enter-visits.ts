import { recordAttachment } from '../src/evidence/visits/attachments/record-attachment.ts';
import { recordCheck } from '../src/evidence/visits/record-check.ts';
import { recordFinal } from '../src/evidence/visits/record-final.ts';
import { recordPlan } from '../src/evidence/visits/record-plan.ts';
import { saveSections } from '../src/evidence/visits/save-sections.ts';
import { sendToHead } from '../src/evidence/visits/send-to-head.ts';
import { findPart } from '../src/evidence/visits/find-part.ts';
import type { SentSection } from '../src/evidence/visits/section.ts';
import type { Result } from '../src/kernel/result.ts';
import { fixedClock } from '../src/platform/clock.ts';
import type { Database, Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { hashOf, storeFile } from '../src/platform/files/store-file.ts';
import { people } from './authority/people.ts';
import { type InventedVisit, visits } from './authority/visits.ts';
import { own } from './enter-by-hand.ts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`A visit of the demonstration was refused: ${result.reason}`);
  return result.value;
};

/** The visits of the demonstration, each step in its own name, on its day and by the command of its page. */
export async function enterVisits(db: Database, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  for (const visit of visits) {
    const { attachment } = visit;
    const bytes = Buffer.from(attachment?.text ?? '');
    const stored = { authorityId, name: attachment?.name ?? '', kind: 'csv', bytes, by: visit.by, at: new Date(`${visit.on}T16:00:00Z`) } as const;
    const fileId = attachment === undefined ? null : await storeFile(db, stored);
    await db.transaction((tx) => enterVisit(tx, authorityId, accounts, visit, fileId));
  }
}

async function enterVisit(
  tx: Tx,
  authorityId: number,
  accounts: ReadonlyMap<string, number>,
  visit: InventedVisit,
  fileId: number | null,
): Promise<void> {
  const actorOf = (name: string): Actor => {
    const role = people.find((person) => person.name === name)?.role ?? null;
    return { kind: 'person', accountId: accounts.get(name) ?? null, name, role, authorityId, tokenId: null };
  };
  const doing = (name: string, event: `visit.${string}`, on: string, hour: string) => ({
    actor: actorOf(name),
    event,
    clock: fixedClock(`${on}T${hour}:00:00Z`),
  });
  const { id: providerId } = await own(tx, actorOf(visit.by), visit.urn);
  const { by, on, purpose, focus } = visit;
  const plan = { purpose, focus, people: null, evidenceWanted: null, plannedOn: on, startsAt: visit.from, endsAt: visit.to };
  const authors = [{ id: accounts.get(by) ?? 0, name: by, role: people.find(({ name }) => name === by)?.role ?? 'sia' }];
  const plannedOn = on < '2026-11-01' ? '2026-09-14' : '2026-10-19';
  const visitId = must(
    await recordPlan(tx, doing(by, 'visit.planned', plannedOn, '09'), { ...plan, authorityId, providerIds: [providerId], authors }),
  );
  const part = async () => {
    const found = await findPart(tx, authorityId, { providerId, visitId });
    if (found === null) throw new Error('The visit is not there.');
    return found;
  };
  const { ownView, note, quarters, sentOn, checked, finalOn } = visit;
  if (ownView !== undefined) {
    const sections = sectionsOf({ 'own-view.well': ownView.well, 'own-view.help': ownView.help });
    must(
      await saveSections(tx, doing(ownView.by, 'visit.own-view-saved', ownView.on, '16'), await part(), 'own-view', {
        sections,
        days: [],
        isAutomatic: false,
      }),
    );
  }
  if (note === undefined) return;
  const days = quarters === undefined ? [] : [{ accountId: accounts.get(by) ?? 0, quarters, shown: null }];
  must(
    await saveSections(tx, doing(by, 'visit.note-saved', on, '15'), await part(), 'note', { sections: sectionsOf(note), days, isAutomatic: false }),
  );
  if (visit.attachment !== undefined && fileId !== null) {
    const { name, what, text } = visit.attachment;
    const sent = { fileId, name, what, isShared: true, sha256: hashOf(Buffer.from(text)) };
    must(await recordAttachment(tx, doing(by, 'visit.attachment-added', on, '16'), await part(), sent));
  }
  if (sentOn === undefined) return;
  must(await sendToHead(tx, doing(by, 'visit.note-sent', sentOn, '09'), await part()));
  if (checked === undefined) return;
  const { passage, correction } = checked;
  const disputes = passage === undefined || correction === undefined ? [] : [{ section: 'development', passage, correction }];
  const answer = disputes.length > 0 ? 'disputed' : 'accurate';
  must(await recordCheck(tx, doing(checked.by, 'visit.checked', checked.on, '09'), await part(), { answer, disputes, comment: null }));
  if (finalOn !== undefined) must(await recordFinal(tx, doing(by, 'visit.note-made-final', finalOn, '09'), await part(), false));
}

/** "area-inclusion.level" is the field `level` of the section `area-inclusion`. */
function sectionsOf(texts: Readonly<Record<string, string>>): Map<string, SentSection> {
  const sections = new Map<string, SentSection>();
  for (const [name, text] of Object.entries(texts)) {
    const [key = '', field = ''] = name.split('.');
    sections.set(key, { values: { ...sections.get(key)?.values, [field]: text }, seenVersion: 0, seenPrint: '', from: null });
  }
  return sections;
}
