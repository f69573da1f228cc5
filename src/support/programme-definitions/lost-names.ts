import { placedTasks } from './definition-graph.ts';
import { quoted } from './definition-words.ts';
import type { ProgrammeDefinition, ProgrammeTask } from './definition.ts';
import type { KnownToCode } from './known-check.ts';

/** What a definition has lost, or never had, as people knew it: “Agree the plan” (single-plan). By its key alone where nobody knows it. */
export interface LostNames {
  readonly stage: (key: string) => string;
  readonly outcome: (key: string) => string;
  readonly letter: (key: string) => string;
  readonly task: (key: string) => string;
  /** Of a task by its key, or else of whichever task names a check. */
  readonly field: (field: string, of: { readonly task?: string; readonly check?: string }) => string;
  /** As a letter names it, "given.compliance-ends": “given.compliance-ends” (Last day of the compliance period, The notice is given). */
  readonly named: (named: string) => string;
  readonly answer: (value: string, of: { readonly task: string; readonly field: string }) => string;
}

export function lostNames({ key: programme }: ProgrammeDefinition, { definitions = [] }: Pick<KnownToCode, 'definitions'>): LostNames {
  const ofSame = definitions.filter(({ key }) => key === programme);
  const all = [...ofSame, ...definitions.filter((one) => !ofSame.includes(one))];
  const tasks = all.flatMap((one) => placedTasks(one).map(({ task }) => task));
  const fieldsOf = (field: string, isIt: (task: ProgrammeTask) => boolean) =>
    tasks.filter(isIt).flatMap(({ fields }) => fields.filter(({ key }) => key === field));
  const labelOf = (field: string, isIt: (task: ProgrammeTask) => boolean): string | undefined => fieldsOf(field, isIt)[0]?.label;
  const keyed =
    (of: readonly { readonly key: string; readonly name: string }[]) =>
    (key: string): string =>
      named(key, of.find((one) => one.key === key)?.name);
  return {
    stage: keyed(all.flatMap(({ stages }) => stages)),
    outcome: keyed(all.flatMap(({ outcomes }) => outcomes.map(({ key, label }) => ({ key, name: label })))),
    letter: keyed(all.flatMap(({ letters }) => letters ?? [])),
    task: keyed(tasks),
    field: (field, { task, check }) =>
      named(field, labelOf(field, ({ key }) => key === task) ?? labelOf(field, ({ checks }) => check !== undefined && checks.includes(check))),
    named: (name) => {
      const [key, field = ''] = name.split('.');
      const task = tasks.find((one) => one.key === key && one.fields.some((each) => each.key === field));
      const label = task?.fields.find((one) => one.key === field)?.label;
      return task === undefined || label === undefined ? quoted(name) : `${quoted(name)} (${label}, ${task.name})`;
    },
    answer: (value, { task, field }) => {
      const options = fieldsOf(field, ({ key }) => key === task).flatMap((one) => ('options' in one ? one.options : []));
      return named(value, options.find((option) => option.value === value)?.text);
    },
  };
}

const named = (key: string, words: string | undefined): string => (words === undefined ? quoted(key) : `${quoted(words)} (${key})`);
