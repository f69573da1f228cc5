import { accepted } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Reader, Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { namedChecks } from '../../named-checks.ts';
import { partOf } from '../../programme-parts.ts';
import '../../tables.ts';
import { actingOf } from '../acting.ts';
import type { Trigger } from '../../programme-definitions/definition.ts';
import { refuse, type Decided } from '../field-answers.ts';
import { findCarrier } from '../find-carriers.ts';
import { findDefinitionOn } from '../../programme-definitions/find-definitions.ts';
import { findKnown } from '../../find-known-of-provider.ts';
import { findStarter } from '../find-starter.ts';
import { listRuns } from '../find-runs.ts';
import { findWhyNotTriggered } from './find-why-not-triggered.ts';
import { checkStartDay, decideStart } from './may-start.ts';
import { otherRunsOf } from '../other-runs.ts';
import { recordStep } from '../record-step.ts';
import { subjectOf } from '../subject.ts';

export interface RunStart {
  readonly providerId: number;
  readonly programme: string;
  readonly trigger: Trigger;
  /** The concern, the case or the run that it comes of. */
  readonly triggerRef: number | null;
  readonly reason: string;
  readonly on: string;
  /** Who is to carry it. */
  readonly accountId: number | null;
  /** The latest run at the provider that the form knew of (0: none), so that one sent again after Back begins nothing again. */
  readonly seen?: number;
}

/** Begins a run under the definition that was in force on its first day, which it keeps. The same sent twice begins one. */
export async function startRun(tx: Tx, doing: Doing, start: RunStart): Promise<Decided<{ runId: number }>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const reason = start.reason.trim();
  const provider = await findStarter(tx, authorityId, start.providerId);
  if (provider === null) return refuse('No programme is for providers of this kind');
  const day = checkStartDay(start.on, clock.today());
  if (!day.ok) return day;
  const under = await findDefinitionOn(tx, authorityId, start.programme, start.on);
  if (under === null) return refuse('There is no such programme any more', 'programme');
  const same = await findSame(tx, doing, { ...start, reason });
  if (same !== null) return accepted({ runId: same });

  const { definition, version } = under;
  const subject = subjectOf(provider, start.trigger);
  const { live, lastEndedOn } = await findEarlier(tx, authorityId, start);
  const by = actingOf(actor);
  const otherRuns = otherRunsOf(await listRuns(tx, authorityId, { providerId: start.providerId, live: true }), null);
  const known = await findKnown(tx, { authorityId, providerId: start.providerId, today: clock.today() });
  const asked = {
    definition,
    subject,
    by,
    today: clock.today(),
    on: start.on,
    liveSince: live,
    lastEndedOn,
    closed: provider.closed,
    notForTrack: partOf(definition.key).whyNotForTrack?.(subject.track) ?? null,
    checks: namedChecks,
    otherRuns,
    known,
  };
  const decided = decideStart(asked, reason);
  if (!decided.ok) return decided;
  const whyNot = await findWhyNotTriggered(tx, {
    authorityId,
    providerId: start.providerId,
    today: clock.today(),
    trigger: start.trigger,
    on: start.on,
  });
  if (whyNot !== null) return refuse(whyNot, 'on');
  if (start.accountId !== null) {
    const carrier = await findCarrier(tx, clock, { authorityId, providerId: start.providerId }, start.accountId);
    if (!carrier.ok) return carrier;
  }

  const at = clock.now();
  const { id: runId } = await tx
    .insertInto('programme_run')
    .values({
      authority_id: authorityId,
      provider_id: start.providerId,
      programme: definition.key,
      version,
      definition: JSON.stringify(definition),
      subject: JSON.stringify(subject),
      trigger_kind: start.trigger,
      trigger_ref: start.triggerRef,
      reason,
      started_on: start.on,
      started_by: actor.name,
      started_at: at,
      account_id: start.accountId,
      state: 'live',
      stage: definition.stages[0]?.key ?? '',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const step = { kind: 'started', on: start.on } as const;
  await recordStep(tx, {
    authorityId,
    providerId: start.providerId,
    runId,
    number: 1,
    step,
    by: { accountId: actor.accountId, name: actor.name },
    at,
  });
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'programme-run', id: runId },
    reason,
    after: { provider: start.providerId, programme: definition.key, version, on: start.on, trigger: start.trigger, holder: start.accountId },
    reference,
  });
  return accepted({ runId });
}

/** The run that this very form began, by the same person: whatever has become of it. */
async function findSame(reader: Reader, { actor, authorityId }: Doing, start: RunStart): Promise<number | null> {
  const row = await reader
    .selectFrom('programme_run as run')
    .innerJoin('programme_step as step', (join) => join.onRef('step.run_id', '=', 'run.id').on('step.number', '=', 1))
    .select('run.id')
    .where('run.authority_id', '=', authorityId)
    .where('run.provider_id', '=', start.providerId)
    .where('run.programme', '=', start.programme)
    .where('run.started_on', '=', start.on)
    .where('run.reason', '=', start.reason)
    .where('run.trigger_kind', '=', start.trigger)
    .where('run.trigger_ref', 'is not distinct from', start.triggerRef)
    .where('run.account_id', 'is not distinct from', start.accountId)
    .where('run.started_by', '=', actor.name)
    .where('step.taken_by_account', 'is not distinct from', actor.accountId)
    // What the form knew of has ended, and another may begin; without a form only one that is under way is the same.
    .$if(start.seen !== undefined, (query) => query.where('run.id', '>', start.seen ?? 0))
    .$if(start.seen === undefined, (query) => query.where('run.state', 'in', ['live', 'paused']))
    .orderBy('run.id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Since when a run of the kind is under way there, and when the last of those that are over was; one that was begun in error is neither. */
async function findEarlier(
  reader: Reader,
  authorityId: number,
  { providerId, programme }: RunStart,
): Promise<{ readonly live: string | null; readonly lastEndedOn: string | null }> {
  const runs = (await listRuns(reader, authorityId, { providerId, programme })).filter(({ now }) => !now.inError);
  const ended = runs.flatMap(({ now }) => now.endedOn ?? []).toSorted();
  return { live: runs.find(({ now }) => now.endedOn === null)?.now.startedOn ?? null, lastEndedOn: ended.at(-1) ?? null };
}
