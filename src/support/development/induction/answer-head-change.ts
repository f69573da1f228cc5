import '../../../register/index.ts';
import './tables.ts';
import { accepted } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { refuse, type Decided } from '../../programmes/field-answers.ts';
import { startRun } from '../../programmes/starting/start-run.ts';
import { takeStep } from '../../programmes/take-step.ts';
import type { HeadChange } from './find-head-changes.ts';
import type { InductionKey } from './head-change.ts';

export interface Beginning {
  readonly change: HeadChange;
  readonly programme: InductionKey;
  /** Null where it is not known: the run asks for it. */
  readonly firstDay: string | null;
  /** Who is to carry it. */
  readonly accountId: number | null;
}

/** Begins the induction of whoever is new, with what is known of them written into it. The same sent twice begins one. */
export async function beginInduction(
  tx: Tx,
  doing: Doing,
  { change, programme, firstDay, accountId }: Beginning,
): Promise<Decided<{ runId: number }>> {
  const { actor, clock, authorityId } = doing;
  await takeTurn(tx, doing);
  const now = await findState(tx, authorityId, change.id);
  if (now?.state === 'begun' && now.runId !== null) return accepted({ runId: now.runId });
  if (now?.state !== 'proposed') return refuse(meanwhile(now?.by ?? null));
  const on = clock.today();
  const reason = `${change.personName} is new in the post. Known from: ${change.knownFrom}.`;
  const started = await startRun(tx, doing, {
    providerId: change.provider.id,
    programme,
    trigger: 'head-change',
    triggerRef: change.id,
    reason,
    on,
    accountId,
  });
  if (!started.ok) return started;
  const { runId } = started.value;
  if (firstDay !== null) {
    const answers = { 'name': change.personName, 'first-day': firstDay, 'known-from': change.knownFrom.slice(0, 500) };
    const told = await takeStep(tx, doing, { runId, seen: 1, step: { kind: 'task-done', task: 'who', on, answers, note: null } });
    if (!told.ok) return told;
  }
  await keepAnswer(tx, doing, change, { state: 'begun', runId, reason: null });
  await recordAudit(tx, {
    actor,
    event: 'head-change.answered',
    subject: { kind: 'head-change', id: change.id },
    after: { provider: change.provider.id, state: 'begun', run: runId },
    reference: doing.reference,
  });
  return accepted({ runId });
}

/** Says that nobody is new, or that no induction is wanted, and why. */
export async function declineInduction(
  tx: Tx,
  doing: Doing,
  change: HeadChange,
  { state, reason }: { readonly state: 'not-new' | 'declined'; readonly reason: string },
): Promise<Decided<null>> {
  await takeTurn(tx, doing);
  const now = await findState(tx, doing.authorityId, change.id);
  if (now?.state === state && now.by === doing.actor.name && now.reason === reason) return accepted(null);
  if (now?.state !== 'proposed') return refuse(meanwhile(now?.by ?? null));
  await keepAnswer(tx, doing, change, { state, runId: null, reason });
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'head-change', id: change.id },
    reason,
    after: { provider: change.provider.id, state },
    reference: doing.reference,
  });
  return accepted(null);
}

const meanwhile = (by: string | null): string => `Meanwhile ${by ?? 'somebody'} has answered: look at what was said`;

async function findState(tx: Tx, authorityId: number, id: number) {
  return tx
    .selectFrom('head_change')
    .select(['state', 'run_id as runId', 'answered_by as by', 'answer_reason as reason'])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
}

interface Answer {
  readonly state: 'begun' | 'not-new' | 'declined';
  readonly runId: number | null;
  readonly reason: string | null;
}

async function keepAnswer(tx: Tx, { actor, clock, authorityId }: Doing, { id }: HeadChange, { state, runId, reason }: Answer): Promise<void> {
  await tx
    .updateTable('head_change')
    .set({ state, run_id: runId, answer_reason: reason, answered_by: actor.name, answered_at: clock.now() })
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .execute();
}
