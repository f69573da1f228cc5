import type { Doer, ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { waysToDecide } from './deadlines.ts';
import { stageOf, taskOf, type RunNow } from '../replay.ts';
import type { Deadline, RunSubject } from '../run.ts';
import { runs, type Acting } from '../who-acts.ts';

interface Of {
  readonly definition: ProgrammeDefinition;
  readonly subject: RunSubject;
  readonly now: RunNow;
}

/** Whose places could do what a deadline is of: of a step of the law the director’s alone, of a decision those of its ways out. A review, and a look at what it waits for, are whoever carries the run. */
function placesFor({ definition, subject, now }: Of, { kind, key, stage }: Pick<Deadline, 'kind' | 'key' | 'stage'>): readonly Doer[] {
  if (kind === 'review' || kind === 'look-again') return ['adviser'];
  if (kind === 'decision') {
    const hasReviews = (stageOf(definition, stage)?.review?.decideAfter ?? null) !== null;
    const gates = hasReviews ? (stageOf(definition, stage)?.gates ?? []).filter(({ to }) => to !== null) : waysToDecide({ definition, subject, now });
    return gates.map(({ by }) => by);
  }
  const task = taskOf(definition, key)?.task;
  return task === undefined ? [] : [task.twoPersons ? 'director' : task.by];
}

/** Whether somebody may do it themselves. */
export const maySettle = (run: Of, deadline: Pick<Deadline, 'kind' | 'key' | 'stage'>, by: Acting): boolean =>
  ((deadline.kind === 'review' || deadline.kind === 'look-again') && runs(by)) || placesFor(run, deadline).some((place) => by.as.includes(place));

const answering = ['lead', 'assistant-director', 'director'] as const;
type Answering = (typeof answering)[number];

/** Whom it waits for where whoever carries the run may not do it: the first of those who answer for the authority that may; the lead for what anybody may, where nobody carries it. */
export function waitsFor(run: Of, deadline: Pick<Deadline, 'kind' | 'key' | 'stage'>): Answering {
  const places = placesFor(run, deadline);
  return answering.find((one) => places.includes(one)) ?? 'lead';
}
