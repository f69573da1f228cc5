import { isDeepStrictEqual } from 'node:util';
import { accepted } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Reader, Tx } from '../../../platform/database/database.ts';
import { sendNotice } from '../../../platform/notices/send-notice.ts';
import { listPossibleOwners } from '../../../evidence/index.ts';
import type { OwnProvider } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import '../tables.ts';
import { listAudits, type SettingAudit } from './find-audits.ts';
import { type AuditSide, checkAuditDay, faultsOf, type GivenAnswers, nextAuditDue } from './setting-audit.ts';
import { type AuditKind, auditKinds, latestList, listOf } from './statements.ts';

/** Begins an audit of a kind, or answers the draft that the same side has under way: there is one at a time. */
export async function startAudit(tx: Tx, doing: Doing, provider: OwnProvider, kind: AuditKind, side: AuditSide): Promise<number> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const all = await listAudits(tx, { authorityId, providerId: provider.id });
  const draft = all.find((audit) => audit.kind === kind && audit.bySide === side && audit.state === 'draft' && audit.withdrawn === null);
  if (draft !== undefined) return draft.id;
  const list_version = latestList(kind).version;
  const now = clock.now();
  const { id } = await tx
    .insertInto('early_years_audit')
    .values({
      ...{ authority_id: authorityId, provider_id: provider.id, kind, list_version, by_side: side, state: 'draft', audited_on: clock.today(), answers: '{}' },
      ...{ summary: null, saves: 0, started_by: actor.name, started_at: now, saved_by: actor.name, saved_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = { provider: provider.id, kind, by: side };
  await recordAudit(tx, { actor, event, subject: { kind: 'early-years-audit', id }, after, reference });
  return id;
} // prettier-ignore

export interface AuditSaved {
  readonly id: number;
  /** How often it had been saved when the form was opened. */
  readonly seen: number;
  readonly on: string;
  readonly answers: GivenAnswers;
  readonly summary: string | null;
  readonly isFinished: boolean;
}

export type SavedOrNot =
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly why: 'overtaken'; readonly by: string }
  | { readonly ok: false; readonly why: 'over' }
  | { readonly ok: false; readonly why: 'faults'; readonly faults: readonly { readonly field: string; readonly reason: string }[] };

/** Keeps what is answered so far, or makes it final. The same sent twice is kept once; one that lost a race is told so, and nothing is kept of it. */
export async function saveAudit(tx: Tx, doing: Doing, provider: OwnProvider, saved: AuditSaved): Promise<SavedOrNot> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const [audit] = await listAudits(tx, { authorityId, providerId: provider.id, id: saved.id });
  if (audit === undefined || audit.withdrawn !== null) return { ok: false, why: 'over' };
  if (isKeptAlready(audit, saved)) return accepted(null);
  if (audit.state === 'final') return { ok: false, why: 'over' };
  if (audit.saves !== saved.seen) return { ok: false, why: 'overtaken', by: audit.savedBy };
  const day = checkAuditDay(saved.on, clock.today());
  const faults = [
    ...(day.ok ? [] : [{ field: 'on', reason: day.reason }]),
    ...(saved.isFinished ? faultsOf(listOf(audit.kind, audit.listVersion), saved.answers) : []),
  ];
  if (faults.length > 0) return { ok: false, why: 'faults', faults };
  const now = clock.now();
  const final = saved.isFinished ? { state: 'final' as const, finished_by: actor.name, finished_at: now, next_due_on: nextAuditDue(saved.on) } : {};
  await tx
    .updateTable('early_years_audit')
    .set({
      ...{ audited_on: saved.on, answers: JSON.stringify(saved.answers), summary: saved.summary },
      ...{ saves: audit.saves + 1, saved_by: actor.name, saved_at: now },
      ...final,
    })
    .where('id', '=', audit.id)
    .where('authority_id', '=', authorityId)
    .execute();
  const before = { answers: audit.answers, state: audit.state };
  const after = { answers: saved.answers, state: saved.isFinished ? 'final' : 'draft', on: saved.on };
  await recordAudit(tx, { actor, event, subject: { kind: 'early-years-audit', id: audit.id }, before, after, reference });
  if (saved.isFinished) await tellOthers(tx, doing, provider, audit);
  return accepted(null);
} // prettier-ignore

function isKeptAlready(audit: SettingAudit, saved: AuditSaved): boolean {
  return (
    audit.saves === saved.seen + 1 &&
    (audit.state === 'final') === saved.isFinished &&
    audit.auditedOn === saved.on &&
    audit.summary === saved.summary &&
    isDeepStrictEqual(audit.answers, saved.answers)
  );
}

/** The adviser is told of what the setting sent, and the manager of what the authority found. */
async function tellOthers(tx: Tx, { authorityId, clock }: Doing, provider: OwnProvider, audit: SettingAudit): Promise<void> {
  const to = audit.bySide === 'setting' ? await findLeads(tx, authorityId, provider.id, clock.today()) : await findManagers(tx, provider, clock.today());
  await sendNotice(tx, {
    authorityId,
    to,
    kind: 'early-years-audit-final',
    urgency: 'usual',
    subject: `${auditKinds[audit.kind]} audit of ${provider.name} is final`,
    href: `/providers/${String(provider.id)}/early-years/audits/${String(audit.id)}`,
  });
} // prettier-ignore

/** The manager, who has read it, is told that it counts no longer. */
export async function tellOfWithdrawal(tx: Tx, { authorityId, clock }: Doing, provider: OwnProvider, audit: SettingAudit): Promise<void> {
  await sendNotice(tx, {
    authorityId,
    to: await findManagers(tx, provider, clock.today()),
    kind: 'early-years-audit-withdrawn',
    urgency: 'usual',
    subject: `${auditKinds[audit.kind]} audit of ${provider.name} is withdrawn`,
    href: `/providers/${String(provider.id)}/early-years/audits/${String(audit.id)}`,
  });
}

async function findManagers(tx: Tx, provider: OwnProvider, today: string): Promise<number[]> {
  return (await listPossibleOwners(tx, provider, today)).filter(({ side }) => side === 'provider').map(({ id }) => id);
}

async function findLeads(reader: Reader, authorityId: number, providerId: number, today: string): Promise<number[]> {
  const rows = await reader
    .selectFrom('allocation')
    .select('account_id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('part', '=', 'lead')
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', today)]))
    .execute();
  return rows.map(({ account_id }) => account_id);
}
