import { quoted } from './definition-words.ts';
import type { CountsFrom, DueRule, ProgrammeDefinition, ProgrammeTask, Stage } from './definition.ts';
import type { KnownToCode } from './known-check.ts';

/** The fewest calendar days that so much comes to: school weeks without a holiday between, working days from a Sunday, Februaries. What the law fixes moves back from a weekend. */
function fewestDays({ count, unit, statutory }: Pick<DueRule, 'count' | 'unit' | 'statutory'>): number {
  const back = statutory ? 2 : 0;
  if (unit === 'weeks' || unit === 'school-weeks') return 7 * count - back;
  if (unit === 'months') return 28 * count - back;
  if (unit === 'calendar-days') return count - back;
  return count === 0 ? 0 : 7 * Math.floor((count - 1) / 5) + ((count - 1) % 5) + 1;
}

/** What checks make a task wait for. */
const waitsOf = (checks: KnownToCode['checks'], task: ProgrammeTask) =>
  task.checks.flatMap((name) => {
    const { says, earliest } = checks[name] ?? {};
    return says === undefined || earliest === undefined ? [] : [{ says, ...earliest }];
  });

/** The days from the first of a stage to another, at the least; null where that is not known. `passed`: tasks that were asked about already. */
function daysTo(from: CountsFrom, stage: Stage, checks: KnownToCode['checks'], passed: readonly string[] = []): number | null {
  if (from.kind === 'stage') return 0;
  const task = from.kind === 'task' && !passed.includes(from.task) ? stage.tasks.find(({ key }) => key === from.task) : undefined;
  if (task === undefined) return null;
  const waits = waitsOf(checks, task).map((wait) => (daysTo(wait.from, stage, checks, [...passed, task.key]) ?? 0) + wait.days);
  return Math.max(0, ...waits);
}

/** What may be due before a check lets it be recorded would be late before anybody could do it. */
export function earlyFaults({ stages }: ProgrammeDefinition, checks: KnownToCode['checks']): { readonly at: string; readonly says: string }[] {
  return stages.flatMap((stage) =>
    stage.tasks.flatMap((task) =>
      waitsOf(checks, task).flatMap(({ says, from, days }) => {
        const isFromOneDay = JSON.stringify(from) === JSON.stringify(task.due.from);
        const waits = isFromOneDay ? 0 : daysTo(from, stage, checks);
        const counts = isFromOneDay ? 0 : daysTo(task.due.from, stage, checks);
        if (waits === null || counts === null || counts + fewestDays(task.due) >= waits + days) return [];
        const at = `stages/${stage.key}/tasks/${task.key}`;
        return [{ at, says: `${quoted(task.name)} may be due before the check ${quoted(says)} lets it be recorded: let it be due later.` }];
      }),
    ),
  );
}
