import type { Actor } from '../../platform/identity/actor.ts';
import { type DueDay, type DueQuestion, isAllowed } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { isAskedFor } from '../programmes/clock/asked-for.ts';
import { isByLookAgain, lookAgainInWords } from '../programmes/clock/look-again.ts';
import { countInWords, ruleInWords } from '../programmes/clock/due-rules.ts';
import type { DueRule } from '../programme-definitions/definition.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { gatherRunDays } from '../programmes/clock/gather-run-days.ts';
import { isTheirDay, isToldTo } from '../programmes/own-run-view.ts';
import { readsFacts } from '../programmes/reads-facts.ts';
import { stageOf, taskOf } from '../programmes/replay.ts';
import type { Deadline as RunDeadline } from '../programmes/run.ts';
import { findReached } from '../common/find-places.ts';

/** What is of a programme says of which. */
export interface OfProgramme {
  readonly programme?: { readonly key: string; readonly name: string };
}

export interface RunDay extends DueDay {
  readonly programme: { readonly key: string; readonly name: string };
  readonly runId: number;
}

/** What every run under way has a day for and has not done, by the definition that it began under. A provider’s own people see what is theirs to do, and when it is reviewed. */
export async function listRunDays({ db }: Pick<SupportMeans, 'db'>, { actor, today, providerId }: DueQuestion): Promise<RunDay[]> {
  if (!isAllowed(actor, 'programme.view')) return [];
  const { authorityId } = actor;
  const live = await listRuns(db.kysely, authorityId, { live: true, ...(providerId === null ? {} : { providerId }) });
  if (live.length === 0) return [];
  const ids = live.map((run) => run.providerId);
  const reached = await findReached(db.kysely, { actor, permission: 'programme.view', today, ids });
  const daysOf = await gatherRunDays(db.kysely, { authorityId, today }, live);
  const days: RunDay[] = [];
  const onLadder = await findReached(db.kysely, { actor, permission: 'escalation.view', today, ids });
  const isRead = (run: Run): boolean =>
    reached.has(run.providerId) && readsFacts(run, actor, onLadder.has(run.providerId)) && (isOfAuthority(actor) || isToldTo(run, actor, today));
  for (const run of live.filter(isRead)) {
    const { definition, subject, now } = run;
    const deadlines = deadlinesOf({ definition, subject, now, ...daysOf(run), today });
    days.push(
      ...deadlines.filter((one) => one.doneOn === null && (isOfAuthority(actor) || isTheirDay(run.definition, one))).map((one) => runDay(run, one)),
    );
  }
  return days;
}

/** The board is for those who answer for all; an adviser has the definitions; nobody else reads what is the authority’s own to do. */
const isOfAuthority = (actor: Actor): boolean => isAllowed(actor, 'programme-definition.view');

function runDay({ id, providerId, definition, now }: Run, { kind, key, stage, what, on, why, source }: RunDeadline): RunDay {
  const task = kind === 'task' ? taskOf(definition, key)?.task : undefined;
  const review = stageOf(definition, stage)?.review;
  const rule: DueRule | undefined =
    kind === 'approval' ? undefined : (task?.due ?? (kind === 'review' ? review?.every : review?.decideAfter?.latest));
  const isFirst = !now.reviews.some(({ visit }) => visit === now.stages.length - 1);
  const inRuleWords = (): string => {
    if (isByLookAgain({ source })) return lookAgainInWords;
    if (kind === 'approval') return 'By the day of the next review';
    if (kind === 'decision' && rule === undefined) return 'By the first day on which the next stage has something due';
    if (rule === undefined) return 'By its definition';
    // A stage’s first review counts from the stage, and each after it from the one before.
    return kind === 'review' && !isFirst ? `${countInWords(rule)} after the review before` : ruleInWords(definition, rule);
  };
  return {
    kind: 'programme',
    providerId,
    what: now.state === 'paused' ? `${what} (the run is paused)` : what,
    on,
    why,
    rule: inRuleWords(),
    source,
    href: `/providers/${String(providerId)}/programmes/${String(id)}`,
    // A power that the law lets go: nobody must use it, and after the day nobody may.
    lapses: task !== undefined && task.optional && task.due.statutory && !isAskedFor(definition, now, task),
    isRestricted: false,
    programme: { key: definition.key, name: definition.name },
    runId: id,
  };
}
