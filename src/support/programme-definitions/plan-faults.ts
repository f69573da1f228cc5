import { hasPlan, isFromPlan, placedTasks } from './definition-graph.ts';
import { quoted } from './definition-words.ts';
import type { ProgrammeDefinition } from './definition.ts';
import type { KnownToCode } from './known-check.ts';
import { lostNames } from './lost-names.ts';

/**
 * The pages of a plan record tasks that they know by their keys. Any other that is left to them nobody could ever record; and one of theirs that is typed on a
 * form says what no plan does.
 */
export function planFaults(definition: ProgrammeDefinition, known: KnownToCode): { readonly at: string; readonly says: string }[] {
  const { ofPlan = [], ships = [] } = known;
  const placed = placedTasks(definition);
  const shipped = ships.filter(({ key }) => key === definition.key).flatMap((one) => placedTasks(one).map(({ task }) => task));
  return placed.flatMap(({ stage, task }) => {
    const name = quoted(task.name);
    const fault = (says: string) => [{ at: `stages/${stage.key}/tasks/${task.key}`, says }];
    const found = ofPlan.find(({ task: key }) => key === task.key);
    if (isFromPlan(task)) {
      if (found === undefined) return fault(`${name} is recorded from the plan’s own pages, and they record no such task: let it be done on a form.`);
      if (found.stage === undefined || found.stage === stage.key) return [];
      return fault(
        `${name} is recorded from the plan’s own pages in the stage ${lostNames(definition, known).stage(found.stage)} alone: put it there.`,
      );
    }
    const isOfPlan = found !== undefined && (hasPlan(definition) || shipped.some((one) => one.key === task.key && isFromPlan(one)));
    return isOfPlan ? fault(`${name} is recorded from the plan’s own pages: it cannot be done on a form.`) : [];
  });
}
