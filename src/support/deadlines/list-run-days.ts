import { schoolHolidaysOf } from '../../kernel/due-date.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type DueDay, type DueQuestion, findCalendar, isAllowed } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { deadlinesOf, ruleInWords } from '../programmes/deadlines.ts';
import type { DueRule } from '../programme-definitions/definition.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { isTheirDay, isToldTo } from '../programmes/own-run-view.ts';
import { readsFacts } from '../programmes/reads-facts.ts';
import { stageOf, taskOf } from '../programmes/replay.ts';
import type { Deadline as RunDeadline } from '../programmes/run.ts';
import { findGovernorsLimitsEnded } from '../intervention/find-governors-limits.ts';
import { stillRuns } from '../intervention/governors-limit.ts';
import { findReached } from './find-places.ts';

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
  const calendar = await findCalendar(db.kysely, { authorityId });
  const ended = await findGovernorsLimitsEnded(db.kysely, authorityId, live, today);
  const days: RunDay[] = [];
  const onLadder = await findReached(db.kysely, { actor, permission: 'escalation.view', today, ids });
  const isRead = (run: Run): boolean =>
    reached.has(run.providerId) && readsFacts(run, actor, onLadder.has(run.providerId)) && (isOfAuthority(actor) || isToldTo(run, actor, today));
  for (const run of live.filter(isRead)) {
    const ownHolidays = countsOwnDays(run) ? schoolHolidaysOf(await findCalendar(db.kysely, { authorityId, providerId: run.providerId })) : [];
    const { definition, subject, now } = run;
    const deadlines = deadlinesOf({ definition, subject, now, calendar, ownHolidays, today });
    days.push(
      ...deadlines
        .filter((one) => one.doneOn === null && stillRuns(ended.get(run.id), one) && (isOfAuthority(actor) || isTheirDay(run.definition, one)))
        .map((one) => runDay(run, one)),
    );
  }
  return days;
}

const countsOwnDays = ({ definition }: Run): boolean =>
  definition.stages.some(({ tasks, review }) =>
    [...tasks.map(({ due }) => due), ...(review === null ? [] : [review.every])].some(({ unit }) => unit === 'own-days'),
  );

/** The board is for those who answer for all; an adviser has the definitions; nobody else reads what is the authority’s own to do. */
const isOfAuthority = (actor: Actor): boolean => isAllowed(actor, 'programme-definition.view');

function runDay({ id, providerId, definition, now }: Run, { kind, key, stage, what, on, why, source }: RunDeadline): RunDay {
  const task = kind === 'task' ? taskOf(definition, key)?.task : undefined;
  const review = stageOf(definition, stage)?.review;
  const rule: DueRule | undefined =
    kind === 'approval' ? undefined : (task?.due ?? (kind === 'review' ? review?.every : review?.decideAfter?.latest));
  return {
    kind: 'programme',
    providerId,
    what: now.state === 'paused' ? `${what} (the run is paused)` : what,
    on,
    why,
    rule: kind === 'approval' ? 'By the day of the next review' : rule === undefined ? 'By its definition' : ruleInWords(definition, rule),
    source,
    href: `/providers/${String(providerId)}/programmes/${String(id)}`,
    // A power that the law lets go: nobody must use it, and after the day nobody may.
    lapses: task !== undefined && task.optional && task.due.statutory,
    isRestricted: false,
    programme: { key: definition.key, name: definition.name },
    runId: id,
  };
}
