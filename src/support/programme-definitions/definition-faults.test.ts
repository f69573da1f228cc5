import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programmeDefinition, type Gate, type ProgrammeDefinition, type ProgrammeTask, type Stage } from './definition.ts';
import { faultsOf } from './definition-faults.ts';
import { type KnownToCode, nothingKnown } from './known-check.ts';
import { aGate, aLetter, anyDefinition, aStage, aTask, due, readingTogether } from './invented-programme.fixture.ts';

const whole = readingTogether;
const says = (definition: ProgrammeDefinition, known: KnownToCode = nothingKnown): string[] => {
  // What is tried is a definition by its shape: only what the shape cannot say is asked here.
  programmeDefinition.parse(definition);
  return faultsOf(definition, known).map((fault) => fault.says);
};
const withStage = (key: string, change: (stage: Stage) => Partial<Stage>): ProgrammeDefinition => ({
  ...whole,
  stages: whole.stages.map((stage) => (stage.key === key ? { ...stage, ...change(stage) } : stage)),
});
const withTask = (key: string, change: Partial<ProgrammeTask>): ProgrammeDefinition => ({
  ...whole,
  stages: whole.stages.map((stage) => ({ ...stage, tasks: stage.tasks.map((task) => (task.key === key ? { ...task, ...change } : task)) })),
});
const withGate = (key: string, change: Partial<Gate>): ProgrammeDefinition => ({
  ...whole,
  stages: whole.stages.map((stage) => ({ ...stage, gates: stage.gates.map((gate) => (gate.key === key ? { ...gate, ...change } : gate)) })),
});
const fieldsOf = (key: string) => whole.stages.flatMap(({ tasks }) => tasks).find((task) => task.key === key)?.fields ?? [];
const counts = (from: ProgrammeTask['due']['from']): Partial<ProgrammeTask> => ({ due: due({ from }) });

describe('a definition', () => {
  it('has no fault where every stage is reached and left, and every task has a day', () => {
    expect(says(whole)).toEqual([]);
  });

  const faulty: readonly (readonly [name: string, definition: ProgrammeDefinition, fault: string])[] = [
    ['two stages of one key', { ...whole, stages: [...whole.stages, aStage('work', [aGate('x', { outcome: 'improved' })], { tasks: [] })] }, 'Two stages have the key “work”: each must have its own.'],
    ['two tasks of one key, in different stages', withStage('work', () => ({ tasks: [aTask('agree')] })), 'Two tasks have the key “agree”: each must have its own.'],
    ['two gates of one key', withStage('plan', ({ gates }) => ({ gates: [...gates, ...gates] })), 'Two gates of “Agree a plan” have the key “begin”: each must have its own.'],
    ['two outcomes of one key', { ...whole, outcomes: [...whole.outcomes, { key: 'improved', label: 'Better', good: true }] }, 'Two outcomes have the key “improved”: each must have its own.'],
    ['two letters of one key', { ...whole, letters: [aLetter('reading-together-offer'), aLetter('reading-together-offer')] }, 'Two letters have the key “reading-together-offer”: each must have its own.'],
    ['a letter that there is not', withTask('agree', { letter: 'song-sheet' }), '“Agree the plan” goes with the letter “song-sheet”, and there is no such letter.'],
    ['a letter, in a programme without any', { ...whole, letters: undefined }, '“Tell the headteacher” goes with the letter “reading-together-offer”, and there is no such letter.'],
    ['a letter that goes with two tasks', withTask('agree', { letter: 'reading-together-offer' }), 'The letter “Offer of help” goes with “Tell the headteacher” and with “Agree the plan”: it goes with one task alone.'],
    ['a letter that goes with no task', { ...whole, letters: [...(whole.letters ?? []), aLetter('thanks', { name: 'Thanks' })] }, 'The letter “Thanks” goes with no task, so that nobody is sent it: choose it in a task, or take it away.'],
    ['a letter that a diocese reads, where none attends', { ...whole, letters: [aLetter('reading-together-offer', { readBy: ['diocese'] })] }, 'The letter “Letter reading-together-offer” is for the diocese to read, and no diocese attends: say that it does, or that it does not read the letter.'],
    ['a letter whose day is no day', { ...whole, letters: [aLetter('reading-together-offer', { dated: 'first-look.finding' })] }, 'The letter “Letter reading-together-offer” bears the day “What was found”, which is no day.'],
    ['a letter that is signed by nothing', { ...whole, letters: [aLetter('reading-together-offer', { signed: 'first-look.by' })] }, 'The letter “Letter reading-together-offer” names “first-look.by”, which the programme does not ask for.'],
    ['two fields of one key', withTask('first-look', { fields: [...fieldsOf('first-look'), ...fieldsOf('first-look').slice(0, 1)] }), 'Two things that “Hear children read” asks have the key “heard-on”: each must have its own.'],
    ['two answers of one value', withTask('agree', { fields: [{ key: 'how', kind: 'choices', label: 'How', hint: null, required: false, options: [{ value: 'a', text: 'A' }, { value: 'a', text: 'B' }] }] }), 'Two answers of “How” have the key “a”: each must have its own.'],
    ['a gate that leads nowhere', withGate('begin', { to: null }), '“Begin the work” of “Agree a plan” leads nowhere: say to which stage, or how the run ends.'],
    ['a gate that leads to a stage and an end', withGate('begin', { outcome: 'improved' }), '“Begin the work” of “Agree a plan” leads to a stage and ends the run: it can do one alone.'],
    ['a gate to a stage that there is not', withGate('again', { to: 'panel' }), '“Go on with another plan” of “Do the work” leads to “panel”, and there is no such stage.'],
    ['a gate to an outcome that there is not', withGate('finish', { outcome: 'glory' }), '“Finish” of “Do the work” ends the run as “glory”, and there is no such outcome.'],
    ['a stage that nothing leads to', { ...whole, stages: [...whole.stages, aStage('panel', [aGate('x', { outcome: 'improved' })])] }, 'No way leads to “Stage panel”: no run could ever come to it.'],
    ['a stage that only the other tracks could come to', { ...withGate('begin', { appliesWhen: { track: ['academy'] } }), tracks: ['maintained'] }, 'No way leads to “Do the work”: no run could ever come to it.'],
    ['a stage without an end', withStage('work', ({ gates }) => ({ gates: gates.filter(({ outcome }) => outcome === null) })), 'From “Do the work” there is no way to an end.'],
    ['a stage that one track cannot leave', withStage('plan', ({ gates }) => ({ gates: gates.map((gate) => ({ ...gate, appliesWhen: { track: ['maintained'] as const } })).map((gate) => ({ ...gate, appliesWhen: { track: [...gate.appliesWhen.track] } })) })), 'From “Agree a plan” there is no way to an end for a run of “Academies”.'],
    ['an answer with no way on', withGate('not-needed', { appliesWhen: { field: { task: 'first-look', field: 'finding', is: ['later'] } } }), 'From “First look” there is no way on where “What was found” is “No help is needed”.'],
    ['an outcome that no gate ends in', withGate('stop', { outcome: 'improved' }), 'No gate ends a run as “Stopped early”.'],
    ['a decision by the headteacher', withGate('begin', { by: 'head' }), '“Begin the work” of “Agree a plan” is decided by somebody of the provider: only the authority decides.'],
    ['a decision that the chair confirms', withGate('begin', { second: 'chair' }), '“Begin the work” of “Agree a plan” is decided by somebody of the provider: only the authority decides.'],
    ['reviews chaired by the trust', withStage('work', ({ review }) => ({ review: review && { ...review, chair: { first: 'lead', later: 'trust' } } })), 'The reviews of “Do the work” are chaired by somebody of the provider: only the authority chairs them.'],
    ['a step of the law done by the provider', withTask('agree', { twoPersons: true }), '“Agree the plan” is a step of the law that two people take, and somebody of the provider does it.'],
    ['a day counted from a task that there is not', withTask('agree', counts({ kind: 'task', task: 'sing' })), '“Agree the plan” counts from “sing”, and there is no such task.'],
    ['a day counted from itself', withTask('agree', counts({ kind: 'task', task: 'agree' })), '“Agree the plan” counts from itself.'],
    ['a day counted from what comes after', withTask('first-look', counts({ kind: 'task', task: 'agree' })), '“Hear children read” counts from “Agree the plan”, which comes after it.'],
    ['a day counted from a field that there is not', withTask('agree', counts({ kind: 'field', task: 'first-look', field: 'sung-on' })), '“Agree the plan” counts from “sung-on” in “Hear children read”, which asks no such thing.'],
    ['a day counted from what is no day', withTask('agree', counts({ kind: 'field', task: 'first-look', field: 'finding' })), '“Agree the plan” counts from “What was found” in “Hear children read”, which is no day.'],
    ['a day counted from what may be left empty', withTask('first-look', { fields: fieldsOf('first-look').map((field) => ({ ...field, required: false })) }), '“Tell the headteacher” counts from “When children were heard” in “Hear children read”, which may be left empty: then it would have no day.'],
    ['a day counted from a task that need not be done', withTask('agree', counts({ kind: 'task', task: 'tell-trust' })), '“Agree the plan” counts from “Tell the trust”, and that need not be done: then it would have no day.'],
    ['a day counted from a task of another track', withTask('tell-head', { appliesWhen: { track: ['academy'] } }), '“Agree the plan” counts from “Tell the headteacher”, and that is not for every run that this is for: then it would have no day.'],
    ['a day counted from a task of some schools', withTask('tell-head', { appliesWhen: { character: ['foundation'] } }), '“Agree the plan” counts from “Tell the headteacher”, and that is for some schools alone: then it would have no day.'],
    ['a day counted from a task that hangs on an answer', withTask('tell-head', { appliesWhen: { field: { task: 'first-look', field: 'finding', is: ['later'] } } }), '“Agree the plan” counts from “Tell the headteacher”, and that hangs on an answer: then it would have no day.'],
    ['a day counted from a stage that may be left out', { ...withStage('look', ({ gates }) => ({ gates: [...gates, aGate('straight', { to: 'work' })] })), stages: withStage('look', ({ gates }) => ({ gates: [...gates, aGate('straight', { to: 'work' })] })).stages.map((stage) => (stage.key === 'work' ? { ...stage, tasks: [aTask('late', counts({ kind: 'task', task: 'agree' }))] } : stage)) }, '“Do late” counts from “Agree the plan”, and a run may come to it without “Agree a plan”: then it would have no day.'],
    ['reviews counted from what there is not', withStage('work', ({ review }) => ({ review: review && { ...review, every: due({ from: { kind: 'task', task: 'sing' } }) } })), 'The review of “Do the work” counts from “sing”, and there is no such task.'],
    ['two tasks that wait for one another', withStage('plan', ({ gates }) => ({ gates, tasks: [aTask('tell-head', counts({ kind: 'task', task: 'agree' })), aTask('agree', counts({ kind: 'task', task: 'tell-head' }))] })), '“Do agree” waits for itself, by way of others.'],
    ['an answer that is not offered', withTask('agree', { appliesWhen: { field: { task: 'first-look', field: 'finding', is: ['perhaps'] } } }), '“Agree the plan” is for the answer “perhaps”, which “What was found” does not offer.'],
    ['an answer of what comes after', withTask('first-look', { appliesWhen: { field: { task: 'agree', field: 'finding', is: ['needed'] } } }), '“Hear children read” hangs on an answer of “Agree the plan”, which comes after it.'],
    ['an answer of a question that there is not', withTask('agree', { appliesWhen: { field: { task: 'first-look', field: 'mood', is: ['good'] } } }), '“Agree the plan” hangs on “mood” in “Hear children read”, which asks no such thing.'],
    ['an answer of what has none to choose', withTask('agree', { appliesWhen: { field: { task: 'first-look', field: 'heard-on', is: ['good'] } } }), '“Agree the plan” hangs on “When children were heard” in “Hear children read”, which has no answers to choose from.'],
    ['a track that the programme is not for', withTask('agree', { appliesWhen: { track: ['college', 'maintained', 'academy'] } }), '“Agree the plan” is for “Colleges”, for which the programme is not.'],
    ['a beginning that no run has', withTask('agree', { appliesWhen: { trigger: ['tier', 'by-hand', 'concern'] } }), '“Agree the plan” is for runs that begin by “concern”, by which none does.'],
    ['somebody who attends for a track that there is not', { ...whole, attend: [{ who: 'The principal', appliesWhen: { track: ['college'] }, as: null }] }, '“The principal” is for “Colleges”, for which the programme is not.'],
    ['a day held against what is asked after it', withTask('agree', { fields: [{ key: 'a', kind: 'date', label: 'First day', hint: null, required: true, mayBeAhead: true, notBefore: { kind: 'field', task: 'agree', field: 'b' } }, { key: 'b', kind: 'date', label: 'Last day', hint: null, required: true, mayBeAhead: true, notBefore: null }] }), '“First day” in “Agree the plan” is held against what is asked after it.'],
    ['a day held against no day', withTask('agree', { fields: [{ key: 'a', kind: 'date', label: 'First day', hint: null, required: true, mayBeAhead: true, notBefore: { kind: 'field', task: 'first-look', field: 'finding' } }] }), '“First day” in “Agree the plan” is held against “What was found” in “Hear children read”, which is no day.'],
    ['a day held against what is not asked', withTask('agree', { fields: [{ key: 'a', kind: 'date', label: 'First day', hint: null, required: true, mayBeAhead: true, notBefore: { kind: 'field', task: 'agree', field: 'b' } }] }), '“First day” in “Agree the plan” is held against “b”, and there is no such thing asked.'],
    ['reviews on one day', withStage('work', ({ review }) => ({ review: review && { ...review, every: due({ count: 0 }) } })), 'The reviews of “Do the work” would follow one another on the same day: say after how long.'],
    ['a process of the law without the law', { ...whole, statutory: true }, 'It is a process of the law, and so must cite the law and not be provisional.'],
    ['a day of the law without the law', withTask('agree', { due: due({ statutory: true }) }), 'The day of “Agree the plan” is fixed by law, and its source is provisional: cite the law.'],
    ['a review of the law without the law', withStage('work', ({ review }) => ({ review: review && { ...review, every: due({ count: 6, statutory: true }) } })), 'A day of the reviews of “Do the work” is fixed by law, and its source is provisional: cite the law.'],
    ['a check that there is not', withTask('agree', { checks: ['moon-is-full'] }), 'It names the check “moon-is-full”, and there is none such.'],
  ]; // prettier-ignore

  it('lets what need not be done wait for a day that nobody need give', () => {
    const asked = withTask('first-look', { fields: fieldsOf('first-look').map((field) => ({ ...field, required: false })) });
    const stages = asked.stages.map((stage) => ({ ...stage, tasks: stage.tasks.map((task) => (task.key === 'tell-head' ? { ...task, optional: true } : task)) }));
    expect(says({ ...asked, stages }).filter((fault) => fault.includes('may be left empty'))).toEqual([]);
  }); // prettier-ignore

  it.each(faulty)('is at fault with %s', (_, definition, fault) => {
    expect(says(definition)).toContain(fault);
  });

  it('is at fault where one key is two decisions, and not where one decision is offered in two stages', () => {
    expect(says(withStage('plan', ({ gates }) => ({ gates: [...gates, aGate('stop', { outcome: 'stopped-early' })] })))).toEqual([
      'The gates “Take stop” and “Stop early” have one key, “stop”: each must have its own.',
    ]);
    expect(
      says(withStage('plan', ({ gates }) => ({ gates: [...gates, aGate('stop', { outcome: 'stopped-early' }, { name: 'Stop early' })] }))),
    ).toEqual([]);
  });

  it('is at fault where a gate needs reviews and its stage has none: those of an earlier stage do not count', () => {
    expect(says(withGate('not-needed', { needsReviews: 1 }))).toEqual(['“Close it” of “First look” needs reviews, and the stage has none.']);
    expect(says(withGate('begin', { needsReviews: 1 }))).toEqual(['“Begin the work” of “Agree a plan” needs reviews, and the stage has none.']);
    expect(says(withGate('again', { needsReviews: 3 }))).toEqual([]);
  });

  it('may name a check that there is, and cite the law where the law fixes a day', () => {
    const moon = (...fields: string[]): KnownToCode => ({
      checks: { 'moon-is-full': { says: 'The moon is full', reads: [{ task: 'tell-head', fields }] } },
      reads: {},
    });
    expect(says(withTask('agree', { checks: ['moon-is-full'] }), moon())).toEqual([]);
    expect(says(withTask('agree', { checks: ['moon-is-full'] }), moon('seen'))).toEqual([
      'The check “The moon is full” needs “seen” in “Tell the headteacher”, and it is not there.',
    ]);
    expect(says(withTask('agree', { due: due({ statutory: true, source: 'Tides Act 1901 section 2' }) }))).toEqual([]);
  });

  it('calls what it has lost as those did that know it: the same programme first, and by its key where nobody does', () => {
    const [look] = fieldsOf('first-look');
    const called = (name: string) => ({ ...withTask('agree', { name, fields: look ? [{ ...look, key: 'sung-on', label: 'Day of song' }] : [] }) });
    const definitions = [{ ...called('Sing elsewhere'), key: 'singing' }, called('Sing together')];
    const known: KnownToCode = { checks: { 'moon-is-full': { says: 'The moon is full', reads: [{ task: 'agree', fields: ['sung-on'] }], own: ['sung-on'] } }, reads: {}, definitions };
    const none = withStage('plan', ({ tasks }) => ({ tasks: tasks.flatMap((task) => (task.key === 'agree' ? [] : task.key === 'tell-trust' ? [{ ...task, ...counts({ kind: 'task', task: 'agree' }), checks: ['moon-is-full'] }] : [task])) }));
    expect(says(none, known)).toEqual([
      '“Tell the trust” counts from “Sing together” (agree), and there is no such task.',
      'The check “The moon is full” needs “Sing together” (agree), and it is not there.',
      'The check “The moon is full” needs “sung-on”, and it is not there.',
    ]);
    expect(says(withTask('agree', { ...counts({ kind: 'field', task: 'agree', field: 'sung-on' }), checks: ['moon-is-full'] }), known)).toContain(
      'The check “The moon is full” needs “Day of song” (sung-on) in “Agree the plan”, and it is not there.',
    );
    expect(says(none)).toContain('“Tell the trust” counts from “agree”, and there is no such task.');
  }); // prettier-ignore

  type When = Gate['appliesWhen'];
  /** The second stage with ways on to the third that are each for some runs alone; the programme is for the tracks that are named. */
  const onward = (tracks: ProgrammeDefinition['tracks'], ...whens: readonly When[]): ProgrammeDefinition => ({
    ...withStage('plan', () => ({ gates: whens.map((appliesWhen, place) => aGate(`on-${String(place)}`, { to: 'work' }, { appliesWhen })) })),
    ...{ tracks, attend: [] },
  });
  const aided = { character: ['voluntary-aided'] };
  const finding = (...is: string[]) => ({ task: 'first-look', field: 'finding', is });
  const stuck = 'From “Agree a plan” there is no way to an end';

  it.each<readonly [what: string, tracks: ProgrammeDefinition['tracks'], whens: readonly When[], faults: readonly string[]]>([
    ['one for all', ['maintained'], [null], []],
    ['one for aided schools', ['maintained'], [aided], [`${stuck} for a run where the school is not voluntary-aided.`]],
    ['one for aided schools and one for all', ['maintained'], [aided, null], []],
    ['one for aided schools and one for controlled ones', ['maintained'], [aided, { character: ['voluntary-controlled'] }], [`${stuck} for a run where the school is not voluntary-aided or voluntary-controlled.`]],
    ['one for aided schools and one for academies, of both', ['maintained', 'academy'], [aided, { track: ['academy'] }], [`${stuck} for a run of “Maintained schools” where the school is not voluntary-aided.`]],
    ['one for aided schools and one for the other track, of which no school is aided', ['academy'], [aided, null], []],
    ['one for aided schools, in a programme for academies', ['academy'], [aided], [stuck + '.', 'No way leads to “Do the work”: no run could ever come to it.']],
    ['one for aided schools of a tier and one by hand', ['maintained'], [{ ...aided, trigger: ['tier'] }, { trigger: ['by-hand'] }], [`${stuck} for a run that began by “Its tier” where the school is not voluntary-aided.`]],
    ['one for aided schools by one answer and one for all by the others', ['maintained'], [{ ...aided, field: finding('needed') }, { field: finding('not-needed', 'later') }], ['From “Agree a plan” there is no way on where “What was found” is “Help is needed” for a run where the school is not voluntary-aided.']],
    ['one by each answer, for all', ['maintained'], [{ field: finding('needed') }, { field: finding('not-needed', 'later') }], []],
  ])('with %s, of what leads on from a stage, lets every school go on or says which it does not', (_, tracks, whens, faults) => {
    const told = says(onward(tracks, ...whens)).filter((fault) => fault.includes('way'));
    expect(told).toEqual(faults);
  }); // prettier-ignore

  it('is at fault where the one way on hangs on what some schools are not asked', () => {
    const asked = aTask('ask', { appliesWhen: aided, fields: [{ key: 'yes', kind: 'choices', label: 'Yes', hint: null, required: true, options: [{ value: 'yes', text: 'Yes' }] }] });
    const by = (when: When) => withStage('plan', ({ tasks }) => ({ tasks: [...tasks, asked], gates: [aGate('on', { to: 'work' }, { appliesWhen: { field: { task: 'ask', field: 'yes', is: ['yes'] } } }), aGate('else', { to: 'work' }, { appliesWhen: when })] }));
    expect(says(by(aided))).toEqual([`${stuck} for a run where the school is not voluntary-aided.`]);
    expect(says(by(null))).toEqual([]);
  }); // prettier-ignore

  const voluntary = { character: ['voluntary-aided', 'voluntary-controlled'] };
  const someSchools = '“Ring” counts from “Do told”, and that is for some schools alone: then it would have no day.';
  it.each<readonly [what: string, target: When, own: When, faults: readonly string[]]>([
    ['of aided schools from one of all voluntary ones', voluntary, aided, []],
    ['of all voluntary schools from one of aided ones', aided, voluntary, [someSchools]],
    ['of all schools from one of aided ones', aided, null, [someSchools]],
    ['of aided schools from one of maintained ones', { track: ['maintained'] }, aided, []],
    ['of foundation schools from one of aided ones', aided, { character: ['foundation'] }, [someSchools]],
  ])('with the day of a task %s counted has a day, or is at fault', (_, target, own, faults) => {
    const tasks = [aTask('told', { appliesWhen: target }), aTask('ring', { name: 'Ring', appliesWhen: own, ...counts({ kind: 'task', task: 'told' }) })];
    expect(says(withStage('work', () => ({ tasks })))).toEqual(faults);
  }); // prettier-ignore

  it('calls a stage, an outcome and an answer that it has lost by their names too', () => {
    const known: KnownToCode = { ...nothingKnown, definitions: [whole] };
    const gates = withGate('begin', { to: 'work' }).stages.slice(0, 2);
    expect(says({ ...whole, stages: gates, outcomes: whole.outcomes.slice(1) }, known)).toEqual(expect.arrayContaining(['“Begin the work” of “Agree a plan” leads to “Do the work” (work), and there is no such stage.']));
    expect(says({ ...whole, outcomes: whole.outcomes.slice(1) }, known)).toEqual(['“Finish” of “Do the work” ends the run as “Reading improved” (improved), and there is no such outcome.']);
    const fewer = withTask('first-look', { fields: fieldsOf('first-look').map((field) => (field.kind === 'choice' ? { ...field, options: field.options.slice(0, 2) } : field)) });
    expect(says({ ...whole, letters: [] }, known)).toEqual(['“Tell the headteacher” goes with the letter “Offer of help” (reading-together-offer), and there is no such letter.']);
    expect(says(withTask('first-look', { fields: fieldsOf('first-look').slice(1) }), known)).toContain('The letter “Offer of help” names “first-look.heard-on” (When children were heard, Hear children read), which the programme does not ask for.');
    expect(says(fewer, known)).toEqual(['“Close it” of “First look” is for the answer “Look again next year” (later), which “What was found” does not offer.']);
  }); // prettier-ignore

  it('may count, for one track, from a task of that track', () => {
    const definition = withStage('plan', ({ tasks }) => ({
      tasks: [...tasks.map((task) => (task.key === 'tell-trust' ? { ...task, optional: false } : task)), aTask('hear-trust', { ...counts({ kind: 'task', task: 'tell-trust' }), appliesWhen: { track: ['academy'] } })],
    })); // prettier-ignore
    expect(says(definition)).toEqual([]);
  });

  const fromPlan = { doneBy: 'single-plan' } as const;
  const ofPlan: KnownToCode = { ...nothingKnown, ofPlan: [{ task: 'agree' }, { task: 'tell-head', stage: 'work' }] };
  const both = {
    ...whole,
    stages: withTask('agree', fromPlan).stages.map((stage) => ({
      ...stage,
      tasks: stage.tasks.map((task) => (task.key === 'tell-head' ? { ...task, ...fromPlan } : task)),
    })),
  };
  const notOnForm = '“Agree the plan” is recorded from the plan’s own pages: it cannot be done on a form.';
  it.each<readonly [what: string, definition: ProgrammeDefinition, known: KnownToCode, faults: readonly string[]]>([
    ['pages that record it', withTask('agree', fromPlan), { ...nothingKnown, ofPlan: [{ task: 'agree', stage: 'plan' }] }, []],
    ['pages that record it in another stage', both, ofPlan, ['“Tell the headteacher” is recorded from the plan’s own pages in the stage “work” alone: put it there.']],
    ['pages that do not record it', withTask('first-look', fromPlan), nothingKnown, ['“Hear children read” is recorded from the plan’s own pages, and they record no such task: let it be done on a form.']],
    ['a form, beside another that the pages record', withTask('tell-head', fromPlan), { ...ofPlan, ofPlan: [{ task: 'agree' }, { task: 'tell-head' }] }, [notOnForm]],
    ['a form, where it ships as recorded by the pages', whole, { ...ofPlan, ships: [withTask('agree', fromPlan)] }, [notOnForm]],
    ['a form, where it ships so in another programme', whole, { ...ofPlan, ships: [{ ...withTask('agree', fromPlan), key: 'singing' }] }, []],
    ['a form, in a programme without a plan', whole, ofPlan, []],
  ])('with a task left to %s can have it recorded, or is at fault', (_, definition, known, faults) => {
    expect(says(definition, known)).toEqual(faults);
  }); // prettier-ignore

  const inLaw = (definition: ProgrammeDefinition): ProgrammeDefinition => ({
    ...definition,
    statutory: true,
    provisional: false,
    source: 'Tides Act 1901',
  });
  const twoPeople = (what: string): string => `${what} is a step of the law: two people take it. Let a second person confirm it.`;
  const byTwo = inLaw(withTask('first-look', { twoPersons: true }));
  const alone = inLaw(withGate('begin', { second: null }));
  it.each<readonly [what: string, definition: ProgrammeDefinition, ships: readonly ProgrammeDefinition[], faults: readonly string[]]>([
    ['a task and a decision as they ship', byTwo, [byTwo], []],
    ['a task that ships with a second person', inLaw(whole), [byTwo], [twoPeople('“Hear children read”')]],
    ['a decision that ships with a second person', alone, [inLaw(whole)], [twoPeople('“Begin the work” of “Agree a plan”')]],
    ['a task that ships so where no law asks it', whole, [withTask('first-look', { twoPersons: true })], []],
    ['a decision that ships so where no law asks it', withGate('begin', { second: null }), [whole], []],
    ['a task that ships so in another programme', inLaw(whole), [{ ...byTwo, key: 'singing' }], []],
    ['a task that ships without', byTwo, [inLaw(whole)], []],
    ['a decision that another person confirms than ships', inLaw(withGate('begin', { second: 'director' })), [inLaw(whole)], []],
  ])('keeps the second person of the law: %s', (_, definition, ships, faults) => {
    expect(says(definition, { ...nothingKnown, ships })).toEqual(faults);
  }); // prettier-ignore

  it('names where each fault is', () => {
    expect(faultsOf(withTask('agree', { checks: ['moon-is-full'] }), nothingKnown)).toEqual([
      { at: 'stages/plan/tasks/agree', says: expect.any(String) as string },
    ]);
    expect(faultsOf(withGate('begin', { by: 'head' }), nothingKnown).map(({ at }) => at)).toEqual(['stages/plan/gates/begin']);
  });
});

describe('any definition', () => {
  it('whose stages lead on to an end, with tasks that have days, has no fault', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        expect(says(definition)).toEqual([]);
      }),
    );
  });

  it('has one as soon as a stage that a gate names is taken away', () => {
    fc.assert(
      fc.property(
        anyDefinition.filter(({ stages }) => stages.length > 1),
        fc.nat(5),
        (definition, at) => {
          const named = new Set(definition.stages.flatMap(({ key, gates }) => gates.flatMap(({ to }) => (to === null || to === key ? [] : [to]))));
          const gone = [...named][at % named.size];
          const left = { ...definition, stages: definition.stages.filter(({ key }) => key !== gone) };
          expect(faultsOf(left, nothingKnown).map((fault) => fault.says)).toContainEqual(
            expect.stringContaining(`leads to “${String(gone)}”, and there is no such stage.`),
          );
        },
      ),
    );
  });
});
