import { placedTasks } from './definition-graph.ts';
import { quoted } from './definition-words.ts';
import type { ProgrammeDefinition, ProgrammeTask } from './definition.ts';
import type { KnownToCode } from './known-check.ts';

/** What a definition has lost, or never had, as people knew it: “Agree the plan” (single-plan). By its key alone where nobody knows it. */
export interface LostNames {
  readonly task: (key: string) => string;
  /** Of a task by its key, or else of whichever task names a check. */
  readonly field: (field: string, of: { readonly task?: string; readonly check?: string }) => string;
}

export function lostNames({ key: programme }: ProgrammeDefinition, { definitions = [] }: Pick<KnownToCode, 'definitions'>): LostNames {
  const ofSame = definitions.filter(({ key }) => key === programme);
  const tasks = [...ofSame, ...definitions.filter((one) => !ofSame.includes(one))].flatMap((one) => placedTasks(one).map(({ task }) => task));
  const labelOf = (field: string, isIt: (task: ProgrammeTask) => boolean): string | undefined =>
    tasks.filter(isIt).flatMap(({ fields }) => fields.filter(({ key }) => key === field))[0]?.label;
  return {
    task: (key) => named(key, tasks.find((task) => task.key === key)?.name),
    field: (field, { task, check }) =>
      named(field, labelOf(field, ({ key }) => key === task) ?? labelOf(field, ({ checks }) => check !== undefined && checks.includes(check))),
  };
}

const named = (key: string, words: string | undefined): string => (words === undefined ? quoted(key) : `${quoted(words)} (${key})`);
