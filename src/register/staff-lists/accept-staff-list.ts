import '../../platform/identity/tables.ts';
import './tables.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { addReach } from '../accounts/add-reach.ts';
import { changeRole } from '../accounts/change-role.ts';
import { requestAccount } from '../accounts/request-account.ts';
import { setLastDay } from '../accounts/set-last-day.ts';
import { about, type Doing, takeAccount, type TakenAccount } from '../accounts/take-account.ts';
import { checkRows, type CheckedRow } from './check-rows.ts';
import { listStoredRows } from './find-staff-lists.ts';
import type { JudgedRow } from './staff-row.ts';

/** Takes the list's turn, and answers whether it still waited. */
async function decide(tx: Tx, { actor, clock }: Doing, authorityId: number, id: number, state: 'accepted' | 'discarded'): Promise<boolean> {
  const decided = await tx
    .updateTable('staff_list')
    .set({ state, decided_by: actor.name, decided_at: clock.now() })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return decided !== undefined;
}

/** What came of a row, in words that stay with it. */
interface Came {
  readonly outcome: string;
  readonly accountId: number | null;
}

/**
 * Does what the review showed, judged once more as everything stands now: new people are asked for or invited by the same rules as one by one.
 * Answers how many rows did something; null where the list had been decided already.
 */
export async function acceptStaffList(tx: Tx, doing: Doing, authorityId: number, id: number): Promise<number | null> {
  if (!(await decide(tx, doing, authorityId, id, 'accepted'))) return null;
  const reason = `Staff list ${String(id)}`;
  let count = 0;
  for (const row of await checkRows(tx, authorityId, await listStoredRows(tx, id), doing.clock.today())) {
    const came = await acceptRow(tx, doing, authorityId, row, reason);
    if (row.judged.outcome === 'new' || row.judged.outcome === 'change') count += 1;
    await tx
      .updateTable('staff_list_row')
      .set({ outcome: came.outcome, account_id: came.accountId })
      .where('staff_list_id', '=', id)
      .where('line', '=', row.line)
      .execute();
  }
  await recordDecision(tx, doing, id, 'staff-list.accepted', { rows: count });
  return count;
}

async function acceptRow(tx: Tx, doing: Doing, authorityId: number, { judged }: CheckedRow, reason: string): Promise<Came> {
  switch (judged.outcome) {
    case 'rejected':
      return { outcome: `Rejected: ${judged.reasons.join(' ')}`, accountId: null };
    case 'there':
      return { outcome: 'It was there already', accountId: judged.accountId };
    case 'new': {
      const { reach, ...who } = judged.entry;
      const reaches = reach === null ? [] : [{ reach: reach.reach, from: doing.clock.today(), to: null }];
      const made = await requestAccount(tx, doing, { authorityId, ...who, reaches, reason });
      if (!made.ok) return { outcome: `Rejected: ${made.reason}`, accountId: null };
      return { outcome: made.value.done === 'asked' ? 'Made: waits for approval' : 'Made: invited', accountId: made.value.id };
    }
    case 'change': {
      const account = await takeAccount(tx, authorityId, judged.accountId);
      if (account === undefined) return { outcome: 'Rejected: the account is not there any more', accountId: null };
      return { outcome: await changeAccount(tx, doing, account, judged, reason), accountId: account.id };
    }
  }
}

async function changeAccount(
  tx: Tx,
  doing: Doing,
  account: TakenAccount,
  { entry, changes }: JudgedRow & { readonly outcome: 'change' },
  reason: string,
): Promise<string> {
  const changed = new Set(changes.map(({ what }) => what));
  const said: string[] = [];
  if (changed.has('name') || changed.has('job-title')) {
    const after = { name: entry.name, jobTitle: entry.jobTitle ?? account.jobTitle };
    await tx.updateTable('account').set({ name: after.name, job_title: after.jobTitle }).where('id', '=', account.id).execute();
    const before = { name: account.name, jobTitle: account.jobTitle };
    await recordAudit(tx, { ...about(doing, account), event: 'account.details-changed', reason, before, after });
    said.push('Details changed');
  }
  const tell = (what: string, done: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }): void =>
    void said.push(done.ok ? `${what} ${done.value === 'asked' ? 'waits for approval' : 'changed'}` : `${what} not changed: ${done.reason}`);
  if (changed.has('last-day')) tell('Last day', await setLastDay(tx, doing, account, entry.expiresOn, reason));
  if (changed.has('role')) tell('Role', await changeRole(tx, doing, account, entry.role, reason));
  if (changed.has('reach') && entry.reach !== null)
    tell('Reach', await addReach(tx, doing, account, { reach: entry.reach.reach, from: doing.clock.today(), to: null }, reason));
  return said.join('; ');
}

/** Puts a list aside: nothing of it was done. Answers whether it still waited. */
export async function discardStaffList(tx: Tx, doing: Doing, authorityId: number, id: number): Promise<boolean> {
  if (!(await decide(tx, doing, authorityId, id, 'discarded'))) return false;
  await recordDecision(tx, doing, id, 'staff-list.discarded', null);
  return true;
}

async function recordDecision(tx: Tx, { actor, reference }: Doing, id: number, event: `staff-list.${string}`, after: object | null): Promise<void> {
  await recordAudit(tx, { actor, event, subject: { kind: 'staff-list', id }, after, ...(reference === undefined ? {} : { reference }) });
}
