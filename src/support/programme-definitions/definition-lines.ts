import { doers, triggers, type ProgrammeDefinition, type ProgrammeLetter, type ProgrammeTask, type Stage } from './definition.ts';
import {
  appliesInWords,
  attendeeInWords,
  countsFromInWords,
  deciderInWords,
  dueInWords,
  fieldInWords,
  fieldKinds,
  leadsInWords,
  letterName,
  listInWords,
  namesInWords,
  quoted,
  readersInWords,
  reasonInWords,
  reviewInWords,
  trackWords,
} from './definition-words.ts';
import type { WordsOf } from './known-check.ts';
import { namedInWords } from './letter-in-words.ts';

/** One line that a definition says of itself. Lines of two versions that have one path speak of the same thing. */
export interface Line {
  readonly path: string;
  /** What it is a line of: where that was added or taken away whole, it is not said by itself. */
  readonly of: string | null;
  readonly stage: string | null;
  readonly what: string;
  readonly value: string;
  /** What is compared, where the words leave something out: two tasks may have one name. */
  readonly exact?: string;
  /** It is said by itself where the thing was added, too: whoever adopts it has not read it before. */
  readonly isReadWhenNew?: boolean;
}

type Keys = ReadonlySet<string>;

/** Everything that has a place among others, so that only what two versions share is compared by its order. */
export function orderKeys({ stages, outcomes }: ProgrammeDefinition): Keys {
  return new Set([
    ...stages.flatMap((stage) => [
      `stage/${stage.key}`,
      ...stage.gates.map(({ key }) => `gate/${stage.key}/${key}`),
      ...stage.tasks.flatMap((task) => [`task/${stage.key}/${task.key}`, ...task.fields.map(({ key }) => `field/${task.key}/${key}`)]),
    ]),
    ...outcomes.map(({ key }) => `outcome/${key}`),
  ]);
}

const yes = (is: boolean, words: string, otherwise: string): string => (is ? words : otherwise);

/** All that a definition says, line by line, in the order in which people read it. `others` are the things of the version that it is held against. */
export function linesOf(definition: ProgrammeDefinition, others: Keys, inWords: WordsOf): readonly Line[] {
  const { stages, outcomes, attend, letters } = definition;
  const ofWhole = (path: string, what: string, value: string, exact = value): Line => ({ path, of: null, stage: null, what, value, exact });
  const attends = attend.map((one) => attendeeInWords(definition, one).join(', '));
  return [
    ofWhole('name', 'Name', definition.name),
    ofWhole('in-words', 'In a sentence', definition.inWords),
    ofWhole('says', 'What it is for', definition.says),
    ofWhole('source', 'Source', definition.source),
    ofWhole('standing', 'Standing', yes(definition.provisional, 'provisional', 'not provisional')),
    ofWhole('law', 'Process of the law', yes(definition.statutory, 'yes', 'no')),
    ofWhole('reason', 'Why a run began', reasonInWords(definition)),
    ofWhole('tracks', 'For', namesInWords(definition.tracks.map((track) => trackWords[track]).toSorted())),
    ofWhole('triggers', 'Begins by', namesInWords(definition.triggers.map((trigger) => triggers[trigger]).toSorted(), 'or')),
    ofWhole('attend', 'Who attends', attends.join('; ') || 'nobody is named', JSON.stringify(attend)),
    ofWhole('checks', 'Checks before it begins', checksOf(definition, inWords)),
    ...outcomes.flatMap(({ key, label, good }) => [
      ofWhole(`outcome/${key}`, `Outcome ${quoted(label)}`, goodness(good), isThere),
      { ...ofWhole(`outcome/${key}/label`, `Name of the outcome ${quoted(label)}`, label), of: `outcome/${key}` },
      { ...ofWhole(`outcome/${key}/good`, `What the outcome ${quoted(label)} is`, goodness(good)), of: `outcome/${key}` },
    ]),
    ofWhole(
      'order-of-outcomes',
      'Order of the outcomes',
      ...orderOf(
        outcomes.map(({ key, label }) => ({ key: `outcome/${key}`, name: label })),
        others,
      ),
    ),
    ofWhole(
      'order-of-stages',
      'Order of the stages',
      ...orderOf(
        stages.map(({ key, name }) => ({ key: `stage/${key}`, name })),
        others,
      ),
    ),
    ...stages.flatMap((stage) => stageLines(definition, stage, others, inWords)),
    ...(letters ?? []).flatMap((letter) => letterLines(definition, letter)),
  ];
}

const isThere = 'there';
const takingBack = 'Taking back';

function letterLines(definition: ProgrammeDefinition, letter: ProgrammeLetter): readonly Line[] {
  const { key, name, to, subject, body, copies, dated, signed, takenBackBy: back } = letter;
  // That it was added is said with its name and its subject.
  const titles: readonly (readonly [what: string, value: string])[] = [
    ['Name', name],
    ['Subject', subject],
  ];
  const all: readonly (readonly [what: string, value: string, exact?: string])[] = [
    ['To whom', to],
    ['Words', body],
    ['Readers outside the authority', readersInWords(letter)],
    ['Copies', copies === null ? 'none' : namedInWords(definition, copies), copies ?? 'none'],
    ['Day', namedInWords(definition, dated), dated],
    ['Signature', namedInWords(definition, signed), signed],
    [takingBack, appliesInWords(definition, back === null ? null : { field: back }) ?? 'it is not taken back', JSON.stringify(back)],
  ];
  const line = ([what, value, exact = value]: (typeof all)[number], isReadWhenNew: boolean): Line => ({
    path: `letter/${key}/${what}`,
    of: `letter/${key}`,
    stage: null,
    what: `${what} of the letter ${quoted(name)}`,
    ...{ value, exact, isReadWhenNew },
  });
  return [
    { path: `letter/${key}`, of: null, stage: null, what: `Letter ${quoted(name)}`, value: subject, exact: isThere },
    ...titles.map((one) => line(one, false)),
    ...all.map((one) => line(one, one[0] !== takingBack || back !== null)),
  ];
}
const goodness = (good: boolean | null): string => (good === null ? 'neither good nor bad' : yes(good, 'a good end', 'not a good end'));

const checksOf = ({ checks }: { readonly checks: readonly string[] }, inWords: WordsOf): string =>
  listInWords(checks.toSorted().map((check) => quoted(inWords(check)))) || 'none';

/** The order of those that both versions have: what is new or gone moves nothing. */
function orderOf(things: readonly { readonly key: string; readonly name: string }[], others: Keys): [words: string, exact: string] {
  const shared = things.filter(({ key }) => others.has(key));
  // A new name is a difference of its own, and no other order.
  return [shared.map(({ name }) => name).join(', '), shared.map(({ key }) => key).join(', ')];
}

function stageLines(definition: ProgrammeDefinition, stage: Stage, others: Keys, inWords: WordsOf): readonly Line[] {
  const id = `stage/${stage.key}`;
  const line = (path: string, what: string, value: string, exact = value, of = id): Line => ({ path, of, stage: stage.name, what, value, exact });
  return [
    { ...line(id, 'The stage', stageSummary(definition, stage), isThere), of: null },
    line(`${id}/name`, 'Name', stage.name),
    line(`${id}/says`, 'What it is for', stage.says),
    ...stage.tasks.flatMap((task) => taskLines(definition, stage, task, others, inWords)),
    line(
      `${id}/order-of-tasks`,
      'Order of the tasks',
      ...orderOf(
        stage.tasks.map(({ key, name }) => ({ key: `task/${stage.key}/${key}`, name })),
        others,
      ),
    ),
    ...reviewLines(definition, stage, line),
    ...stage.gates.flatMap((gate) => {
      const path = `gate/${stage.key}/${gate.key}`;
      const of = (part: string, what: string, value: string, exact = value): Line =>
        line(`${path}/${part}`, `${what} of the gate ${quoted(gate.name)}`, value, exact, path);
      return [
        line(path, `Gate ${quoted(gate.name)}`, leadsInWords(definition, gate), isThere),
        of('name', 'Name', gate.name),
        of('leads', 'Where it leads', leadsInWords(definition, gate), JSON.stringify([gate.to, gate.outcome])),
        of('by', 'Who decides', deciderInWords(gate)),
        of('tasks', 'Tasks', yes(gate.needsTasks, 'must all be done', 'need not be done')),
        of('reviews', 'Reviews needed', String(gate.needsReviews)),
        of('checks', 'Checks', checksOf(gate, inWords)),
        of('applies', 'For which runs', ...conditionOf(definition, gate)),
      ];
    }),
    line(
      `${id}/order-of-gates`,
      'Order of the gates',
      ...orderOf(
        stage.gates.map(({ key, name }) => ({ key: `gate/${stage.key}/${key}`, name })),
        others,
      ),
    ),
  ];
}

function stageSummary(definition: ProgrammeDefinition, { tasks, gates }: Stage): string {
  const names = listInWords(tasks.map(({ name }) => quoted(name))) || 'none';
  return `Tasks: ${names}. Ways on: ${gates.map((gate) => `${quoted(gate.name)} ${leadsInWords(definition, gate)}`).join('; ')}`;
}

function conditionOf(definition: ProgrammeDefinition, { appliesWhen }: Pick<ProgrammeTask, 'appliesWhen'>): [words: string, exact: string] {
  const { track, character, trigger, field } = appliesWhen ?? {};
  return [appliesInWords(definition, appliesWhen) ?? 'Every run', JSON.stringify([track, character, trigger, field])];
}

type LineOf = (path: string, what: string, value: string, exact?: string, of?: string) => Line;

function reviewLines(definition: ProgrammeDefinition, { key, review }: Stage, line: LineOf): readonly Line[] {
  if (review === null) return [];
  const path = `review/${key}`;
  const { every, chair, decideAfter } = review;
  const how = reviewInWords(definition, review).join('. ');
  const of = (part: string, what: string, value: string, exact = value): Line => line(`${path}/${part}`, what, value, exact, path);
  const latest = decideAfter?.latest;
  return [
    line(path, `Reviews ${quoted(review.name)}`, how, isThere),
    of('name', 'Name of the reviews', review.name),
    of(
      'how',
      'How it is reviewed',
      how,
      JSON.stringify([
        every.from,
        every.count,
        every.unit,
        chair.first,
        chair.later,
        decideAfter?.reviews,
        latest?.from,
        latest?.count,
        latest?.unit,
      ]),
    ),
    of('source', 'Source of the reviews’ days', sourceOf(every)),
    of('latest', 'Source of the decision’s day', latest === undefined ? 'none' : sourceOf(latest)),
  ];
}

const sourceOf = ({ source, statutory }: { readonly source: string; readonly statutory: boolean }): string =>
  statutory ? `${source} (fixed by law)` : source;

function taskLines(definition: ProgrammeDefinition, stage: Stage, task: ProgrammeTask, others: Keys, inWords: WordsOf): readonly Line[] {
  const path = `task/${task.key}`;
  const named = quoted(task.name);
  const line = (part: string, what: string, value: string, exact = value, of = path): Line => ({
    path: `${path}/${part}`,
    of,
    stage: stage.name,
    what,
    value,
    exact,
  });
  const due = dueInWords(definition, task.due);
  return [
    { ...line('', `Task ${named}`, `${doers[task.by]}: ${due}`, isThere, `stage/${stage.key}`), path },
    line('stage', `Stage of ${named}`, stage.name, stage.key),
    line('name', `Name of ${named}`, task.name),
    line('says', `What is done in ${named}`, task.says),
    line('by', `Who does ${named}`, doers[task.by]),
    line('due', `When ${named} is due`, due, JSON.stringify([task.due.from, task.due.count, task.due.unit])),
    line('source', `Source of the day of ${named}`, sourceOf(task.due)),
    line('optional', `Whether ${named} must be done before a gate`, yes(task.optional, 'need not', 'must')),
    line('applies', `For which runs ${named} is`, ...conditionOf(definition, task)),
    line('two', `Whether a second person confirms ${named}`, yes(task.twoPersons, 'yes', 'no')),
    line('held', `Whether ${named} is held with the provider`, yes(task.heldWithThem, 'yes', 'no')),
    line('checks', `Checks of ${named}`, checksOf(task, inWords)),
    line('letter', `Letter of ${named}`, task.letter === null ? 'none' : letterName(definition, task.letter), task.letter ?? 'none'),
    line('done-by', `Where ${named} is done`, task.doneBy === 'single-plan' ? 'from the plan’s own pages' : 'on a form'),
    ...task.fields.flatMap((field) => {
      const id = `field/${task.key}/${field.key}`;
      const asked = quoted(field.label);
      const of = (part: string, what: string, value: string, exact = value): Line => ({
        ...line(part, what, value, exact, id),
        path: `${id}/${part}`,
      });
      const options = 'options' in field ? field.options : [];
      return [
        { ...line('', `${named} asks ${asked}`, fieldInWords(definition, field), isThere), path: id },
        of('label', `What ${named} asks`, field.label),
        of('hint', `Hint of ${asked}`, field.hint ?? 'none'),
        of('required', `Whether ${asked} may be left empty`, yes(field.required, 'no', 'yes')),
        of('kind', `What ${asked} is answered with`, fieldKinds[field.kind]),
        of('options', `Answers of ${asked}`, options.map(({ text }) => text).join('; ') || 'none', JSON.stringify(options)),
        ...(field.kind === 'date'
          ? [
              of(
                'not-before',
                `The first day that ${asked} may be`,
                field.notBefore === null ? 'any' : countsFromInWords(definition, field.notBefore),
                JSON.stringify(field.notBefore),
              ),
              of('ahead', `Whether ${asked} may be to come`, yes(field.mayBeAhead, 'yes', 'no')),
            ]
          : []),
      ];
    }),
    line(
      'order',
      `Order of what ${named} asks`,
      ...orderOf(
        task.fields.map(({ key, label }) => ({ key: `field/${task.key}/${key}`, name: label })),
        others,
      ),
    ),
  ];
}
