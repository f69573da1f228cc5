import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgrammeDefinition, Stage } from './definition.ts';
import { definitionDifferences } from './definition-differences.ts';
import { aGate, aLetter, anyDefinition, aStage, aTask, due, readingTogether } from './invented-programme.fixture.ts';

const says = (after: ProgrammeDefinition, before = readingTogether) => definitionDifferences(before, after).map((one) => one.says);
const withStage = (key: string, change: (stage: Stage) => Partial<Stage>): ProgrammeDefinition => ({
  ...readingTogether,
  stages: readingTogether.stages.map((stage) => (stage.key === key ? { ...stage, ...change(stage) } : stage)),
});

describe('two versions of a programme', () => {
  it.each<readonly [what: string, after: ProgrammeDefinition, says: readonly string[]]>([
    ['say that a name is another', { ...readingTogether, name: 'Reading aloud' }, ['Name: Reading together → Reading aloud']],
    ['say who attends', { ...readingTogether, attend: [] }, ['Who attends: The headteacher; The trust chief executive, Only for academies → nobody is named']],
    ['say that somebody who attends reads the run', { ...readingTogether, attend: readingTogether.attend.map((one, place) => ({ ...one, as: place === 0 ? 'diocese' as const : null })) }, ['Who attends: The headteacher; The trust chief executive, Only for academies → The headteacher, The school’s diocese reads the run with the provider; The trust chief executive, Only for academies']],
    ['say a new stage once, with what is in it', { ...readingTogether, stages: [...readingTogether.stages, aStage('panel', [aGate('x', { outcome: 'improved' })])] }, ['“Stage panel”: the stage: added (Tasks: “Do panel-work”. Ways on: “Take x” ends the run as “Reading improved”)']],
    ['say once that a stage is gone', { ...readingTogether, stages: readingTogether.stages.slice(0, 2) }, [expect.stringMatching(/^“Do the work”: the stage: taken away \(Tasks: “Do work-work”\./) as string]],
    ['say another order of the stages', { ...readingTogether, stages: readingTogether.stages.toReversed() }, ['Order of the stages: First look, Agree a plan, Do the work → Do the work, Agree a plan, First look']],
    ['say a new task', withStage('work', ({ tasks }) => ({ tasks: [...tasks, aTask('sing')] })), ['“Do the work”: task “Do sing”: added (Adviser: 5 working days after the stage begins)']],
    ['say that a task is due earlier', withStage('plan', ({ tasks }) => ({ tasks: tasks.map((task) => (task.key === 'agree' ? { ...task, due: due({ count: 1, from: { kind: 'task', task: 'tell-head' }, unit: 'school-weeks' }) } : task)) })), ['“Agree a plan”: when “Agree the plan” is due: 3 school weeks after “Tell the headteacher” is done → 1 school week after “Tell the headteacher” is done']],
    ['say where a gate leads now', withStage('plan', ({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, to: 'look' })) })), ['“Agree a plan”: where it leads of the gate “Begin the work”: to “Do the work” → to “First look”']],
    ['say that there are no more reviews', withStage('work', () => ({ review: null })), [expect.stringMatching(/^“Do the work”: reviews “Review of reading”: taken away \(Every 6 school weeks/) as string]],
    ['say a new name once, and no other order', withStage('plan', () => ({ name: 'Agree' })), ['“Agree”: name: Agree a plan → Agree']],
  ])('%s', (_, after, expected) => {
    expect(says(after)).toEqual(expected);
  }); // prettier-ignore

  it('say in which stage a task is that was moved', () => {
    const moved = withStage('plan', ({ tasks }) => ({ tasks: tasks.filter(({ key }) => key !== 'tell-trust') }));
    const task = readingTogether.stages[1]?.tasks.find(({ key }) => key === 'tell-trust') ?? aTask('none');
    const after = { ...moved, stages: moved.stages.map((stage) => (stage.key === 'work' ? { ...stage, tasks: [...stage.tasks, task] } : stage)) };
    expect(says(after)).toEqual(['“Do the work”: stage of “Tell the trust”: Agree a plan → Do the work']);
  });

  it('say what is another in a letter', () => {
    const [before, after] = [{}, { name: 'Offer', readBy: ['chair', 'head'], copies: 'first-look.finding', takenBackBy: { task: 'first-look', field: 'finding', is: ['later'] } }] as const;
    const lettered = (over: object) => ({ ...readingTogether, letters: [aLetter('offer', over)] });
    expect(says(lettered(after), lettered(before))).toEqual([
      'Name of the letter “Offer”: Letter offer → Offer',
      'Readers outside the authority of the letter “Offer”: Nobody outside the authority → Headteacher or manager and chair of governors',
      'Copies of the letter “Offer”: none → What was found (Hear children read)',
      'Taking back of the letter “Offer”: it is not taken back → Only where “What was found” in “Hear children read” is “Look again next year”',
    ]);
    expect(says(lettered({ readBy: ['head', 'chair'] }), lettered({ readBy: ['chair', 'head'] }))).toEqual([]);
  }); // prettier-ignore

  it('say all of a letter that was added, since nobody has read it, and once that one was taken away', () => {
    const more = { ...readingTogether, letters: [...(readingTogether.letters ?? []), aLetter('thanks', { name: 'Thanks', subject: 'Thank you' })] };
    expect(says(more)).toEqual([
      'Letter “Thanks”: added (Thank you)',
      'To whom of the letter “Thanks”: Whoever it is for',
      'Words of the letter “Thanks”: What it says.',
      'Readers outside the authority of the letter “Thanks”: Nobody outside the authority',
      'Copies of the letter “Thanks”: none',
      'Day of the letter “Thanks”: When children were heard (Hear children read)',
      'Signature of the letter “Thanks”: What was found (Hear children read)',
    ]);
    expect(definitionDifferences(readingTogether, more)[2]).toEqual({ stage: null, what: 'Words of the letter “Thanks”', before: null, after: 'What it says.', says: 'Words of the letter “Thanks”: What it says.' });
    const takenBack = { ...more, letters: more.letters.map((one) => ({ ...one, takenBackBy: { task: 'first-look', field: 'finding', is: ['later'] } })) };
    expect(says(takenBack)).toContain('Taking back of the letter “Thanks”: Only where “What was found” in “Hear children read” is “Look again next year”');
    expect(says(readingTogether, more)).toEqual(['Letter “Thanks”: taken away (Thank you)']);
  }); // prettier-ignore

  it('say of a task by its name which letter goes with it', () => {
    const more = { ...readingTogether, letters: [...(readingTogether.letters ?? []), aLetter('thanks', { name: 'Thanks', subject: 'Thank you' })] };
    const tasks = (letter: string | null) => ({ ...more, stages: withStage('plan', (stage) => ({ tasks: stage.tasks.map((task) => (task.key === 'tell-head' ? { ...task, letter } : task)) })).stages });
    expect(says(tasks('thanks'), more)).toEqual(['“Agree a plan”: letter of “Tell the headteacher”: “Offer of help” → “Thanks”']);
    expect(says(tasks(null), more)).toEqual(['“Agree a plan”: letter of “Tell the headteacher”: “Offer of help” → none']);
  }); // prettier-ignore

  it('that say the same differ in nothing', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(definitionDifferences(definition, structuredClone(definition))).toEqual([]);
      }),
    );
  });

  /** Every place in the document that holds a value, by the way to it. */
  const leaves = (value: unknown, way: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...way, Array.isArray(value) ? Number(key) : key])) : [way]; // prettier-ignore

  it('that differ anywhere at all say so', () => {
    const ways = leaves(readingTogether).filter((way) => way[0] !== 'key');
    expect(ways.length).toBeGreaterThan(190);
    for (const way of ways) {
      const changed = structuredClone(readingTogether);
      const last = way.at(-1) ?? '';
      const holder = way.slice(0, -1).reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, changed as never);
      const old = holder[last];
      const isKind = last === 'kind' && way.at(-2) !== 'from' && way.at(-2) !== 'notBefore';
      // A track or a unit is one of a list; everything else is any words, number or yes and no.
      const others: Readonly<Record<string, unknown>> = { maintained: 'college', academy: 'college', tier: 'concern', 'by-hand': 'concern' };
      const other = { as: 'diocese', by: 'legal', second: 'legal', first: 'legal', later: 'legal', unit: 'months', kind: isKind ? 'text' : 'start', doneBy: 'single-plan' }[last];
      holder[last] = typeof old === 'boolean' ? !old : typeof old === 'number' ? old + 1 : (other === old ? 'stage' : other) ?? others[String(old)] ?? `other-${String(old)}`;
      if (last === 'appliesWhen') holder[last] = { track: ['college'] };
      if (last === 'takenBackBy') holder[last] = { task: 'first-look', field: 'finding', is: ['later'] };
      if (last === 'notBefore' || last === 'review') holder[last] = last === 'review' ? readingTogether.stages[2]?.review : { kind: 'start' };
      expect(definitionDifferences(readingTogether, changed), way.join('/')).not.toEqual([]);
    }
  }); // prettier-ignore
});
