import { areaIds } from './areas.ts';
import { combinations, rowsFor } from './compile.ts';
import type { FloorLevel, ProfileRow } from './criteria.ts';
import { outcomeInWords, saidOfFloorLevel } from './criteria-words.ts';

interface ProfileDifference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Where two decision tables give different outcomes, combination by combination, so that rows that were only split or sorted anew are no difference. Neighbouring
 * combinations that change alike are said together.
 */
export function profileDifferences(before: readonly ProfileRow[], after: readonly ProfileRow[]): ProfileDifference[] {
  const runs: Run[] = [];
  for (const [floor, red, amber, securePlus] of combinations()) {
    const [old, now] = [before, after].map((profile) => outcomesOf(rowsFor(profile, floor, red, amber, securePlus)));
    if (old === undefined || now === undefined || old === now) continue;
    const open = runs.findLast((run) => run.floor === floor && run.red.from === red && run.securePlus === securePlus);
    if (open?.before === old && open.after === now && open.amber.to === amber - 1) open.amber.to = amber;
    else runs.push({ floor, red: { from: red, to: red }, amber: { from: amber, to: amber }, securePlus, before: old, after: now });
  }
  for (const run of runs) if (run.amber.to === areaIds.length - run.red.from) run.amber.to = Infinity;
  return acrossReds(withoutPairs(runs)).map((run) => ({ what: whenOf(run), before: run.before, after: run.after }));
}

interface Range {
  readonly from: number;
  to: number;
}

interface Run {
  readonly floor: FloorLevel;
  readonly red: Range;
  readonly amber: Range;
  readonly securePlus: boolean | null;
  readonly before: string;
  readonly after: string;
}

/** Whether Secure+ is evidenced is not said where both answers change alike. */
function withoutPairs(runs: readonly Run[]): Run[] {
  const keyOf = ({ floor, red, amber, before, after }: Run): string => [floor, red.from, amber.from, amber.to, before, after].join('|');
  const without = new Set(runs.filter(({ securePlus }) => securePlus === false).map(keyOf));
  const paired = new Set(runs.filter((run) => run.securePlus === true && without.has(keyOf(run))).map(keyOf));
  return runs.flatMap((run) => {
    if (!paired.has(keyOf(run))) return [run];
    return run.securePlus === true ? [] : [{ ...run, securePlus: null }];
  });
}

function acrossReds(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const open = merged.findLast(
      (one) =>
        one.floor === run.floor &&
        one.red.to === run.red.from - 1 &&
        one.amber.from === run.amber.from &&
        one.amber.to === run.amber.to &&
        one.securePlus === run.securePlus &&
        one.before === run.before &&
        one.after === run.after,
    );
    if (open) open.red.to = run.red.to;
    else merged.push(run);
  }
  // No more than nine areas can be either.
  for (const { red, amber } of merged) if (red.to === areaIds.length - amber.from) red.to = Infinity;
  return merged;
}

function outcomesOf(rows: readonly ProfileRow[]): string {
  return rows.map(outcomeInWords).join(' and ') || 'no outcome';
}

function whenOf({ floor, red, amber, securePlus }: Run): string {
  const evidence = securePlus === null ? '' : `, Secure+ ${securePlus ? 'evidenced' : 'not evidenced'}`;
  return `With ${saidOfFloorLevel[floor]}, ${rangeInWords(red)} red and ${rangeInWords(amber)} amber areas${evidence}`;
}

function rangeInWords({ from, to }: Range): string {
  if (from === to) return String(from);
  if (to !== Infinity) return `${String(from)} to ${String(to)}`;
  return from === 0 ? 'any number of' : `${String(from)} or more`;
}
