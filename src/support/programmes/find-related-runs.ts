import { outcomeOf } from './replay.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reader } from '../../platform/database/database.ts';
import { listRuns, type Run } from './find-runs.ts';
import { runStates } from './run.ts';
import { pathOf } from './run-words.ts';

/** Another run at a provider, on one line: “Targeted Rapid Improvement Process: escalated, 1 September 2026”. */
export interface RelatedRun {
  readonly id: number;
  readonly text: string;
  readonly href: string;
  readonly startedOn: string;
}

export function asRelated({ id, providerId, definition, now }: Run): RelatedRun {
  const outcome = outcomeOf(definition, now)?.label;
  const says =
    now.endedOn === null
      ? `${runStates[now.state].toLowerCase()} since ${dateInWords(now.startedOn)}`
      : `${(outcome ?? runStates[now.state]).replace(/^./u, (first) => first.toLowerCase())}, ${dateInWords(now.endedOn)}`;
  return { id, text: `${definition.name}: ${says}`, href: pathOf(providerId, id), startedOn: now.startedOn };
}

/** The runs out of which another may come: all that the provider has had and were no error, the latest first. */
export async function listSourceRuns(reader: Reader, authorityId: number, providerId: number): Promise<readonly RelatedRun[]> {
  return (await listRuns(reader, authorityId, { providerId })).filter(({ now }) => !now.inError).map(asRelated);
}

/** Of the runs of a provider the one that a run came out of, and those that came out of it. */
export function relatedRuns(
  { id, trigger, triggerRef }: Run,
  all: readonly Run[],
): { readonly cameOf: RelatedRun | null; readonly ledTo: readonly RelatedRun[] } {
  const source = trigger === 'programme' ? all.find((one) => one.id === triggerRef) : undefined;
  return {
    cameOf: source === undefined ? null : asRelated(source),
    ledTo: all.filter((one) => one.trigger === 'programme' && one.triggerRef === id).map(asRelated),
  };
}
