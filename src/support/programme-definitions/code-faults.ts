import { placeOf } from './definition-graph.ts';
import { quoted } from './definition-words.ts';
import type { ProgrammeDefinition, ProgrammeTask } from './definition.ts';
import { earlyFaults } from './early-faults.ts';
import type { KnownCheck, KnownToCode, Read } from './known-check.ts';
import { lostNames, type LostNames } from './lost-names.ts';

interface Fault {
  readonly at: string;
  readonly says: string;
}

interface Named {
  readonly at: string;
  readonly check: string;
  /** What names it, where that is a task. */
  readonly task: ProgrammeTask | null;
}

function namedIn({ checks, stages }: ProgrammeDefinition): Named[] {
  return [
    ...checks.map((check) => ({ at: 'definition', check, task: null })),
    ...stages.flatMap((stage) => [
      ...stage.tasks.flatMap((task) => task.checks.map((check) => ({ at: `stages/${stage.key}/tasks/${task.key}`, check, task }))),
      ...stage.gates.flatMap((gate) => gate.checks.map((check) => ({ at: `stages/${stage.key}/gates/${gate.key}`, check, task: null }))),
    ]),
  ];
}

/** What code reads and the definition does not ask, in words: “Make the exit test” (exit-test), or “Day of the test” (made-on) in “Make the exit test”. */
function missingIn(definition: ProgrammeDefinition, reads: readonly Read[], lost: LostNames): string[] {
  return reads.flatMap(({ task, fields, where }) => {
    if (where !== undefined && placeOf(definition, where) === null) return [];
    const placed = placeOf(definition, task);
    if (placed === null) return [lost.task(task)];
    return lackingIn(placed.task, fields).map((field) => `${lost.field(field, { task })} in ${quoted(placed.task.name)}`);
  });
}

const lackingIn = ({ fields }: ProgrammeTask, needed: readonly string[]): string[] =>
  needed.filter((key) => fields.every((field) => field.key !== key));

/** Whether a check could ever hold where it is named: it is for such a programme, and what it reads is asked. */
export function mayHold(definition: ProgrammeDefinition, task: ProgrammeTask | null, known: KnownCheck | undefined): boolean {
  if (known === undefined) return false;
  const { reads, own = [], of } = known;
  if (of !== undefined && !(of === 'law' ? definition.statutory : definition.tracks.includes(of))) return false;
  return missingIn(definition, reads, lostNames(definition, {})).length === 0 && (task === null ? own : lackingIn(task, own)).length === 0;
}

/** Faults of what code reads of a definition: without it a gate never opens, or a page, a letter or the evidence has nothing to go by. */
export function codeFaults(definition: ProgrammeDefinition, known: KnownToCode): Fault[] {
  const { checks, reads } = known;
  const lost = lostNames(definition, known);
  const missing = missingIn(definition, reads[definition.key] ?? [], lost);
  return [
    ...missing.map((what) => ({ at: 'definition', says: `The service itself reads ${what} of this programme, and it is not there.` })),
    ...earlyFaults(definition, checks),
    ...namedIn(definition).flatMap(({ at, check, task }) => {
      const found = checks[check];
      if (found === undefined) return [{ at, says: `It names the check ${quoted(check)}, and there is none such.` }];
      const { says, reads: needed, own = [] } = found;
      const ownMissing = (task === null ? own : lackingIn(task, own)).map((field) => lost.field(field, { ...(task && { task: task.key }), check }));
      return [...missingIn(definition, needed, lost), ...ownMissing].map((what) => ({
        at,
        says: `The check ${quoted(says)} needs ${what}, and it is not there.`,
      }));
    }),
  ];
}
