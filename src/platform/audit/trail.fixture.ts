import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import type { Anchor } from './anchor.ts';
import { findAnchor } from './find-anchor.ts';
import { fixedClock } from '../clock.ts';
import { recordAudit } from './record-audit.ts';
import { walkChains, type Verification } from './verify-audit.ts';

export const clock = fixedClock('2026-11-23T09:00:00Z');

export function person(authorityId: number | null, name = 'Ada Example'): Actor {
  return { kind: 'person', accountId: 5, tokenId: null, name, role: 'lead', authorityId, address: '192.0.2.7' };
}

export async function addAuthority(db: Database, laCode: string): Promise<number> {
  const values = { la_code: laCode, name: `Authority ${laCode}` };
  return (await db.kysely.insertInto('authority').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

/** Six changes of one authority, each a transaction of its own, and after each two of others. */
export async function recordSix(db: Database, authorityId: number, another: number): Promise<void> {
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await db.transaction(async (tx) => {
      const change = { event: 'post.corrected', subject: { kind: 'post', id: number }, reason: `Reason ${String(number)}`, reference: 'r' } as const;
      const before = { held: { to: null, from: '2026-01-01' }, places: number, share: 1 / 3e9 };
      await recordAudit(tx, { actor: person(authorityId), ...change, before, after: { ...before, places: number + 1e21 } });
      await recordAudit(tx, { actor: person(null), event: 'account.sign-in-failed', subject: null });
      await recordAudit(tx, { actor: person(another), event: 'post.recorded', subject: { kind: 'post', id: 100 + number } });
    });
  }
}

export const anchorOf = (db: Database): Promise<Anchor> => findAnchor(db.kysely, clock);

class Undo extends Error {}

/**
 * What the verification finds after somebody who owns the tables has had their way with them, without the rules that stand in it; then nothing of it
 * has happened.
 */
export async function verifyAfter(db: Database, tampering: (tx: Tx) => Promise<unknown>, anchor?: Anchor): Promise<Verification> {
  let found: Verification | undefined;
  const trial = db.transaction(async (tx) => {
    await sql`alter table audit_event disable trigger user, drop constraint audit_event_place, alter column sequence drop not null`.execute(tx);
    await sql`alter table audit_chain disable trigger user`.execute(tx);
    await tampering(tx);
    found = await walkChains(tx, anchor ? { anchor } : {});
    throw new Undo();
  });
  await trial.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (!found) throw new Error('The verification did not come to its end.');
  return found;
}
