import { type decideAgreedAction, findSameOpen, recordAgreedAction } from '../../../evidence/index.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { findRun, type Run } from '../../programmes/find-runs.ts';
import { hrefOf } from '../setting/setting-links.ts';
import { takeStep } from '../../programmes/take-step.ts';

export interface PathwayVisit {
  readonly runId: number;
  /** How many steps the run had when the form was opened. */
  readonly count: number;
  readonly on: string;
  readonly seen: string;
  readonly agreed: string;
  /** An inspection is on record: there is no next visit to go on to, and the pathway is to be ended. */
  readonly isInspected: boolean;
  /** What somebody is to do by a day, where that was agreed. */
  readonly action: Parameters<typeof decideAgreedAction>[0] | null;
}

/**
 * Records a visit in a run of the newly registered pathway and, where nothing else waits in the stage, goes on to the next: one form for what are two
 * steps of the run; and puts what somebody is to do on the one list. The same sent twice is taken once. Answers whether it went on.
 */
export async function recordPathwayVisit(
  tx: Tx,
  doing: Doing,
  { runId, count, on, seen, agreed, isInspected, action }: PathwayVisit,
): Promise<Result<{ readonly wentOn: boolean }>> {
  const run = await findRun(tx, doing.authorityId, runId);
  if (run === null) return { ok: false, reason: 'The run is not there any more' };
  // A form that is sent again belongs to the stage that the run was in when it was opened.
  const stage = stageAt(run.steps.slice(0, count));
  const task = stage === 'welcome' ? 'first-visit' : 'visit';
  const taken = await takeStep(
    tx,
    { ...doing, event: 'programme-task.recorded' },
    { runId, seen: count, step: { kind: 'task-done', task, on, answers: { seen, agreed }, note: null } },
  );
  if (!taken.ok) return { ok: false, reason: taken.reason };
  if (action !== null) await putOnList(tx, doing, run, action);
  if (isInspected) return accepted({ wentOn: false });
  const gate = stage === 'welcome' ? 'visits' : 'visit-again';
  const gone = await takeStep(
    tx,
    { ...doing, event: 'programme-gate.decided' },
    { runId, seen: count + 1, step: { kind: 'gate-passed', gate, on, reason: 'A visit was made, and no inspection is on record yet' } },
  );
  return accepted({ wentOn: gone.ok });
}

async function putOnList(tx: Tx, doing: Doing, { id, providerId }: Run, entry: NonNullable<PathwayVisit['action']>): Promise<void> {
  const action = {
    ...entry,
    authorityId: doing.authorityId,
    providerId,
    cameFrom: 'early-years-visit' as const,
    cameFromId: id,
    cameFromWords: `Visit of ${dateInWords(entry.agreedOn)}`,
    cameFromHref: hrefOf(providerId),
  };
  if ((await findSameOpen(tx, action)) === undefined) await recordAgreedAction(tx, { ...doing, event: 'agreed-action.recorded' }, action);
}

function stageAt(steps: readonly { readonly kind: string; readonly gate?: string }[]): 'welcome' | 'visits' {
  return steps.some(({ kind, gate }) => kind === 'gate-passed' && gate === 'visits') ? 'visits' : 'welcome';
}
