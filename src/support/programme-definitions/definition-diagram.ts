import { doers, dueUnits, triggers, type Gate, type ProgrammeDefinition } from './definition.ts';
import {
  appliesInWords,
  countOf,
  deciderInWords,
  dueInWords,
  fieldInWords,
  gateAsks,
  leadsInWords,
  listInWords,
  namesInWords,
  reviewInWords,
  taskNotes,
  trackWords,
} from './definition-words.ts';
import type { WordsOf } from './known-check.ts';

/** One way out of a stage, as it is drawn. */
export interface Way {
  readonly says: string;
  /** The place of the stage that it leads to; null where it ends the run. */
  readonly to: number | null;
  /** What it leads to, in words: "to “Plan”", "ends the run as “Improved”". */
  readonly leads: string;
}

/** A stage as it is drawn: in the order of the definition, which is the order that runs mostly take. */
export interface StepDrawn {
  readonly name: string;
  readonly notes: string;
  readonly ways: readonly Way[];
}

export function flowOf(definition: ProgrammeDefinition): readonly StepDrawn[] {
  const { stages } = definition;
  const place = ({ to }: Gate): number | null => {
    const at = stages.findIndex(({ key }) => key === to);
    return at === -1 ? null : at;
  };
  return stages.map(({ name, tasks, review, gates }) => ({
    name,
    notes: [
      countOf(tasks.length, 'task'),
      ...(review === null ? [] : [`reviewed every ${countOf(review.every.count, dueUnits[review.every.unit])}`]),
    ].join(', '),
    ways: gates.map((gate) => ({ says: gate.name, to: place(gate), leads: leadsInWords(definition, gate) })),
  }));
}

/** What the drawing shows, for whoever does not see it. */
export function flowInWords(definition: ProgrammeDefinition): string {
  const [first] = definition.stages;
  const ends = definition.outcomes.map(({ label }) => `“${label}”`);
  const stages = flowOf(definition).map(({ name, ways }) => `From “${name}”: ${ways.map(({ says, leads }) => `${says}, ${leads}`).join('; ')}.`);
  return `A run begins at “${first?.name ?? ''}” and ends as ${listInWords(ends, 'or')}. ${stages.join(' ')}`;
}

/** Mermaid takes no hyphen in a name, and ends a label at a colon or a semicolon. */
const idOf = (key: string): string => `s_${key.replaceAll('-', '_')}`;
const endOf = (key: string): string => `end_${key.replaceAll('-', '_')}`;
const label = (words: string): string =>
  words
    .replaceAll(/\s+/g, ' ')
    .replaceAll('"', '”')
    .replaceAll(/[:;#<>{}]/g, (sign) => `#${String(sign.codePointAt(0))};`);

/** The definition as the text of a state diagram of Mermaid. */
export function mermaidOf({ stages, outcomes }: ProgrammeDefinition): string {
  const [first] = stages;
  const isUsed = (key: string) => stages.some(({ gates }) => gates.some(({ outcome }) => outcome === key));
  const ends = outcomes.filter(({ key }) => isUsed(key));
  const names = [
    ...stages.map(({ key, name }) => `  state "${label(name)}" as ${idOf(key)}`),
    ...ends.map(({ key, label: words }) => `  state "${label(words)}" as ${endOf(key)}`),
  ];
  const ways = stages.flatMap(({ key, gates }) =>
    gates.map(({ name, to, outcome }) => `  ${idOf(key)} --> ${to === null ? endOf(outcome ?? '') : idOf(to)}: ${label(name)}`),
  );
  return [
    'stateDiagram-v2',
    '  direction TB',
    ...names,
    ...(first ? [`  [*] --> ${idOf(first.key)}`] : []),
    ...ways,
    ...ends.map(({ key }) => `  ${endOf(key)} --> [*]`),
  ].join('\n');
}

const cell = (words: string): string => words.replaceAll(/\s+/g, ' ').replaceAll('|', String.raw`\|`);
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const bullets = (lines: readonly string[]): string => lines.map((line) => `* ${line}`).join('\n');

/** The page of a programme in docs/states, made from its definition as it ships. */
export function statesPage(definition: ProgrammeDefinition, inWords: WordsOf): string {
  const { name, says, source, tracks, triggers: begins, attend, stages } = definition;
  const meeting = attend.map(({ who, appliesWhen }) => {
    const when = appliesInWords(definition, appliesWhen);
    return when === null ? who : `${who}. ${when}`;
  });
  const parts = [
    `# ${name}`,
    'Made from the definition that ships (`UPDATE_DOCS=1 npm test -- src/support/programme-definitions/states-pages.test.ts`). An authority may have a later version of its own.',
    says,
    bullets([
      `Source: ${source}`,
      `For: ${namesInWords(tracks.map((track) => trackWords[track]))}`,
      `Begins by: ${namesInWords(
        begins.map((trigger) => triggers[trigger]),
        'or',
      )}`,
      ...(meeting.length === 0 ? [] : [`Attend: ${meeting.join('; ')}`]),
    ]),
    `\`\`\`mermaid\n${mermaidOf(definition)}\n\`\`\``,
    ...stages.flatMap((stage, at) => [
      `## ${String(at + 1)}. ${stage.name}`,
      stage.says,
      ...(stage.tasks.length === 0
        ? []
        : [
            [
              row('Task', 'Who', 'Due', 'Source', 'Asks'),
              row('---', '---', '---', '---', '---'),
              ...stage.tasks.map((task) =>
                row(
                  [`${task.name}.`, ...taskNotes(definition, task, inWords).map((note) => `${note}.`)].join(' '),
                  doers[task.by],
                  dueInWords(definition, task.due),
                  task.due.source,
                  task.fields.map((field) => fieldInWords(definition, field)).join('; ') || 'Nothing more',
                ),
              ),
            ].join('\n'),
          ]),
      ...(stage.review === null ? [] : [`${stage.review.name}:`, bullets(reviewInWords(definition, stage.review))]),
      'Ways on:',
      bullets(
        stage.gates.map((gate) => {
          const asks = gateAsks(definition, gate, inWords);
          return `${gate.name}: ${leadsInWords(definition, gate)}. ${deciderInWords(gate)}.${asks.map((ask) => ` ${ask}.`).join('')}`;
        }),
      ),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The page that lists those of the programmes. */
export function statesIndex(definitions: readonly ProgrammeDefinition[]): string {
  const lines = definitions.map(
    ({ key, name, says, statutory }) => `* [${name}](${key}.md)${statutory ? ' (a process of the law)' : ''}: ${says.replaceAll(/\s+/g, ' ')}`,
  );
  const none = 'No programme ships with this version.';
  return `# Programmes, as they ship\n\nThe stages of each, with its tasks, days and decisions. Made from the definitions; \`npx waymark programmes diagram\` prints an authority’s own.\n\n${lines.join('\n') || none}\n`;
}
