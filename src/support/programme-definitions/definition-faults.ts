import { faultsOfLetters } from './letter-in-words.ts';
import type { Doer, Gate, ProgrammeDefinition, Stage } from './definition.ts';
import { mayLeaveBy, placedTasks, sortsByStage, stagesFrom, type SortOfRun } from './definition-graph.ts';
import { isProvisional, isOfProvider, quoted, sortInWords } from './definition-words.ts';
import { codeFaults } from './code-faults.ts';
import type { KnownToCode } from './known-check.ts';
import { lawFaults } from './law-faults.ts';
import { lostNames, type LostNames } from './lost-names.ts';
import { planFaults } from './plan-faults.ts';
import { referenceFaults } from './reference-faults.ts';

/** One thing that is wrong with a definition, so that no run may begin under it. */
export interface DefinitionFault {
  /** Where: "stages/triage/tasks/hold-meeting"; "definition" where it is of the whole. */
  readonly at: string;
  /** A sentence for whoever edits it. */
  readonly says: string;
}

/**
 * What is wrong with a definition that its shape cannot say. No fault: every stage can be come to and left, every task will have a day, and everything
 * that is named, or read by code, is there.
 */
export function faultsOf(definition: ProgrammeDefinition, known: KnownToCode): readonly DefinitionFault[] {
  return [
    ...keyFaults(definition),
    ...namesOfGates(definition),
    ...gateFaults(definition, lostNames(definition, known)),
    ...wayFaults(definition),
    ...outcomeFaults(definition),
    ...peopleFaults(definition),
    ...referenceFaults(definition, known),
    ...reviewFaults(definition),
    ...sourceFaults(definition),
    ...codeFaults(definition, known),
    ...planFaults(definition, known),
    ...lawFaults(definition, known),
    ...letterFaults(definition, lostNames(definition, known)),
    ...faultsOfLetters(definition, lostNames(definition, known)).map(({ letter, says }) => ({ at: `letters/${letter}`, says })),
  ];
}

const whole = 'definition';
const atStage = ({ key }: Stage): string => `stages/${key}`;
const atGate = (stage: Stage, gate: string): string => `${atStage(stage)}/gates/${gate}`;
const atTask = (stage: Stage, task: string): string => `${atStage(stage)}/tasks/${task}`;

function twice(at: string, what: string, keys: readonly string[]): DefinitionFault[] {
  const repeated = [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))];
  return repeated.map((key) => ({ at, says: `${what} have the key ${quoted(key)}: each must have its own.` }));
}

function keyFaults(definition: ProgrammeDefinition): DefinitionFault[] {
  const placed = placedTasks(definition);
  return [
    ...twice(
      whole,
      'Two stages',
      definition.stages.map(({ key }) => key),
    ),
    ...twice(
      whole,
      'Two tasks',
      placed.map(({ task }) => task.key),
    ),
    ...twice(
      whole,
      'Two outcomes',
      definition.outcomes.map(({ key }) => key),
    ),
    ...twice(
      whole,
      'Two letters',
      (definition.letters ?? []).map(({ key }) => key),
    ),
    ...definition.stages.flatMap((stage) =>
      twice(
        atStage(stage),
        `Two gates of ${quoted(stage.name)}`,
        stage.gates.map(({ key }) => key),
      ),
    ),
    ...placed.flatMap(({ stage, task }) => [
      ...twice(
        atTask(stage, task.key),
        `Two things that ${quoted(task.name)} asks`,
        task.fields.map(({ key }) => key),
      ),
      ...task.fields.flatMap((field) =>
        'options' in field
          ? twice(
              atTask(stage, task.key),
              `Two answers of ${quoted(field.label)}`,
              field.options.map(({ value }) => value),
            )
          : [],
      ),
    ]),
  ];
}

/** A decision is told by its key for ever after: one key is one decision, in whichever stages. */
function namesOfGates({ stages }: ProgrammeDefinition): DefinitionFault[] {
  const named = Map.groupBy(
    stages.flatMap(({ gates }) => gates),
    ({ key }) => key,
  );
  return [...named].flatMap(([key, gates]) => {
    const names = [...new Set(gates.map(({ name }) => quoted(name)))];
    return names.length < 2 ? [] : [{ at: whole, says: `The gates ${names.join(' and ')} have one key, ${quoted(key)}: each must have its own.` }];
  });
}

function gateFaults({ stages, outcomes }: ProgrammeDefinition, lost: LostNames): DefinitionFault[] {
  return stages.flatMap((stage) =>
    stage.gates.flatMap(({ key, name, to, outcome }) => {
      const at = atGate(stage, key);
      const gate = `${quoted(name)} of ${quoted(stage.name)}`;
      if (to === null && outcome === null) return [{ at, says: `${gate} leads nowhere: say to which stage, or how the run ends.` }];
      if (to !== null && outcome !== null) return [{ at, says: `${gate} leads to a stage and ends the run: it can do one alone.` }];
      if (to !== null && stages.every((one) => one.key !== to))
        return [{ at, says: `${gate} leads to ${lost.stage(to)}, and there is no such stage.` }];
      if (outcome !== null && outcomes.every((one) => one.key !== outcome))
        return [{ at, says: `${gate} ends the run as ${lost.outcome(outcome)}, and there is no such outcome.` }];
      return [];
    }),
  );
}

/** Every stage can be come to; and from each that a sort of run comes to, that sort of run has a way on to an end. */
function wayFaults(definition: ProgrammeDefinition): DefinitionFault[] {
  const sorts = sortsByStage(definition);
  return definition.stages.flatMap((stage) => {
    const coming = sorts.get(stage.key) ?? [];
    if (coming.length === 0) return [{ at: atStage(stage), says: `No way leads to ${quoted(stage.name)}: no run could ever come to it.` }];
    const stuck = coming.filter((sort) => !hasWayOut(definition, stage, sort));
    return stuck.length === 0
      ? []
      : [{ at: atStage(stage), says: `From ${quoted(stage.name)} there is no way to an end${sortInWords(stuck, coming)}.` }];
  });
}

function hasWayOut(definition: ProgrammeDefinition, stage: Stage, sort: SortOfRun): boolean {
  const by = (gate: Gate) => mayLeaveBy(definition, gate, sort);
  const onward = stagesFrom(definition, stage.key, { by });
  const ends = new Set(definition.outcomes.map(({ key }) => key));
  return definition.stages.some(
    ({ key, gates }) => onward.has(key) && gates.some((gate) => gate.outcome !== null && ends.has(gate.outcome) && by(gate)),
  );
}

function outcomeFaults({ stages, outcomes }: ProgrammeDefinition): DefinitionFault[] {
  const used = new Set(stages.flatMap(({ gates }) => gates.map(({ outcome }) => outcome)));
  return outcomes
    .filter(({ key }) => !used.has(key))
    .map(({ key, label }) => ({ at: `outcomes/${key}`, says: `No gate ends a run as ${quoted(label)}.` }));
}

/** A letter that a task names is there, and every letter goes with one task alone: its page is of the step that sends it. */
function letterFaults(definition: ProgrammeDefinition, lost: LostNames): DefinitionFault[] {
  const letters = definition.letters ?? [];
  const sending = placedTasks(definition).filter(({ task }) => task.letter !== null);
  const absent = sending.filter(({ task }) => letters.every(({ key }) => key !== task.letter));
  const isDioceseThere = definition.attend.some(({ as }) => as === 'diocese');
  return [
    ...letters
      .filter(({ readBy }) => readBy.includes('diocese') && !isDioceseThere)
      .map(({ key, name }) => ({
        at: `letters/${key}`,
        says: `The letter ${quoted(name)} is for the diocese to read, and no diocese attends: say that it does, or that it does not read the letter.`,
      })),
    ...absent.map(({ stage, task }) => ({
      at: atTask(stage, task.key),
      says: `${quoted(task.name)} goes with the letter ${lost.letter(task.letter ?? '')}, and there is no such letter.`,
    })),
    ...letters.flatMap(({ key, name }) => {
      const [first, second] = sending.filter(({ task }) => task.letter === key);
      if (first === undefined)
        return [
          {
            at: `letters/${key}`,
            says: `The letter ${quoted(name)} goes with no task, so that nobody is sent it: choose it in a task, or take it away.`,
          },
        ];
      if (second === undefined) return [];
      const at = atTask(second.stage, second.task.key);
      return [
        {
          at,
          says: `The letter ${quoted(name)} goes with ${quoted(first.task.name)} and with ${quoted(second.task.name)}: it goes with one task alone.`,
        },
      ];
    }),
  ];
}

/** Those of the provider do tasks; they decide nothing, chair no review, and take no step of the law. */
function peopleFaults({ stages }: ProgrammeDefinition): DefinitionFault[] {
  const isWrong = (doer: Doer | null): boolean => doer !== null && isOfProvider(doer);
  return stages.flatMap((stage) => [
    ...stage.gates
      .filter(({ by, second }) => isWrong(by) || isWrong(second))
      .map(({ key, name }) => ({
        at: atGate(stage, key),
        says: `${quoted(name)} of ${quoted(stage.name)} is decided by somebody of the provider: only the authority decides.`,
      })),
    ...(stage.review !== null && (isWrong(stage.review.chair.first) || isWrong(stage.review.chair.later))
      ? [
          {
            at: atStage(stage),
            says: `The reviews of ${quoted(stage.name)} are chaired by somebody of the provider: only the authority chairs them.`,
          },
        ]
      : []),
    ...stage.tasks
      .filter(({ by, twoPersons }) => twoPersons && isWrong(by))
      .map(({ key, name }) => ({
        at: atTask(stage, key),
        says: `${quoted(name)} is a step of the law that two people take, and somebody of the provider does it.`,
      })),
  ]);
}

function reviewFaults(definition: ProgrammeDefinition): DefinitionFault[] {
  return definition.stages.flatMap((stage) => [
    ...(stage.review?.every.count === 0
      ? [{ at: atStage(stage), says: `The reviews of ${quoted(stage.name)} would follow one another on the same day: say after how long.` }]
      : []),
    ...stage.gates
      .filter(({ needsReviews }) => needsReviews > 0 && stage.review === null)
      .map(({ key, name }) => ({
        at: atGate(stage, key),
        says: `${quoted(name)} of ${quoted(stage.name)} needs reviews, and the stage has none.`,
      })),
  ]);
}

/** What the law fixes is not ours to set. */
function sourceFaults({ stages, statutory, source, provisional }: ProgrammeDefinition): DefinitionFault[] {
  const isOurs = statutory && (provisional || isProvisional(source));
  return [
    ...(isOurs ? [{ at: whole, says: 'It is a process of the law, and so must cite the law and not be provisional.' }] : []),
    ...stages.flatMap((stage) => [
      ...stage.tasks
        .filter(({ due }) => due.statutory && isProvisional(due.source))
        .map(({ key, name }) => ({
          at: atTask(stage, key),
          says: `The day of ${quoted(name)} is fixed by law, and its source is provisional: cite the law.`,
        })),
      ...[stage.review?.every, stage.review?.decideAfter?.latest]
        .filter((rule) => rule?.statutory === true && isProvisional(rule.source))
        .map(() => ({
          at: atStage(stage),
          says: `A day of the reviews of ${quoted(stage.name)} is fixed by law, and its source is provisional: cite the law.`,
        })),
    ]),
  ];
}
