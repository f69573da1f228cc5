import { describe, expect, it } from 'vitest';
import { programmeDefinition } from '../programme-definitions/definition.ts';
import { lawDefinitions } from './law-definitions.ts';

const tasksOf = (key: string) => lawDefinitions.find((one) => one.key === key)?.stages.flatMap(({ tasks }) => tasks) ?? [];
const gatesOf = (key: string) => lawDefinitions.find((one) => one.key === key)?.stages.flatMap(({ gates }) => gates) ?? [];
const taskOf = (key: string, task: string) => tasksOf(key).find((one) => one.key === task);

it.each(lawDefinitions)('$key is a definition', (definition) => {
  expect(programmeDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
});

describe('the law in them', () => {
  it('makes every step and decision that is statutory one of the director and a second person', () => {
    for (const { stages, statutory } of lawDefinitions) {
      for (const { letter, by, twoPersons } of stages.flatMap(({ tasks }) => tasks)) {
        if (statutory && letter !== null) expect([letter, by, twoPersons]).toEqual([letter, 'director', true]);
        if (!statutory) expect(twoPersons).toBe(false);
      }
      for (const { checks, by, second } of stages.flatMap(({ gates }) => gates)) {
        if (statutory && checks.length > 0) expect([by, second]).toEqual(['director', 'assistant-director']);
      }
    }
  });

  it('asks again at each step whether the school is still one that the law is of', () => {
    const asked = [['warning-notice', 'given'], ['warning-notice', 'notice-of-powers'], ['pay-notice', 'given'], ['pay-notice', 'notice-of-powers']] as const;
    for (const [programme, task] of asked) expect([programme, task, taskOf(programme, task)?.checks]).toEqual([programme, task, expect.arrayContaining(['track-has-powers'])]);
    for (const task of ['notice', 'suspend']) expect(taskOf('delegation', task)?.checks).toContain('has-delegated-budget');
    for (const task of ['statement', 'copies']) expect(taskOf('statement-of-action', task)?.checks).toContain('statement-for-maintained');
    for (const programme of ['warning-notice', 'pay-notice'])
      expect(gatesOf(programme).find(({ key }) => key === 'not-complied')?.checks).toContain('track-has-powers');
  });

  it('closes no notice under the intervention that rests on it', () => {
    for (const programme of ['warning-notice', 'pay-notice'])
      for (const gate of gatesOf(programme).filter(({ key }) => ['withdraw', 'complied-late', 'intervention-over', 'lapsed'].includes(key)))
        expect([programme, gate.key, gate.checks]).toEqual([programme, gate.key, expect.arrayContaining(['intervention-is-over'])]);
  });

  it('says of no delegation that it is suspended before the first day of its notice', () => {
    const stage = lawDefinitions.find(({ key }) => key === 'delegation')?.stages.find(({ key }) => key === 'suspended');
    expect([stage?.name, stage?.says]).toEqual(['Suspension of delegation', expect.stringContaining('From its first day, and not before')]);
  });

  it('closes no run over a suspension that it leaves in force', () => {
    const gates = lawDefinitions.find(({ key }) => key === 'delegation')?.stages.find(({ key }) => key === 'suspended')?.gates ?? [];
    expect(gates.map(({ key }) => key)).toEqual(['restored', 'taken-back', 'academy']);
    for (const { second, checks } of gates) expect([second, checks.includes('no-power-left-in-force')]).toEqual(['assistant-director', true]);
    expect(gates[0]).toMatchObject({ appliesWhen: null, checks: expect.arrayContaining(['delegation-is-restored']) as string[] });
    const reviews = ['look', 'look-again', 'look-later'].map((key) => taskOf('delegation', key)?.due);
    expect(reviews.map((due) => [due?.count, due?.statutory])).toEqual([[0, true], [12, true], [24, true]]);
    for (const due of reviews) expect(due?.from).toEqual({ kind: 'field', task: 'suspend', field: 'review-by' });
  });

  it('names one decision by one key, so that register and history name the one that was taken', () => {
    for (const { key, stages } of lawDefinitions) {
      for (const [gate, same] of Map.groupBy(stages.flatMap(({ gates }) => gates), (one) => one.key))
        expect([key, gate, new Set(same.map(({ name, outcome, to }) => `${name} ${outcome ?? ''} ${to ?? ''}`)).size]).toEqual([key, gate, 1]);
    }
  });

  it('gives each rule its own definition of a day', () => {
    expect(taskOf('statement-of-action', 'statement')?.due).toMatchObject({ count: 10, unit: 'own-days', statutory: true, from: { kind: 'field', task: 'report', field: 'received-on' } });
    expect(taskOf('warning-notice', 'governors-limit')?.due).toMatchObject({ count: 2, unit: 'months', statutory: true, source: 'Education and Inspections Act 2006 s64(2)' });
    expect(taskOf('warning-notice', 'others-limit')?.due).toMatchObject({ statutory: false, source: expect.stringContaining('legal services') as string });
  });

  it('sounds no alarm over a letter that few runs come to need', () => {
    const seldom = ['notice-of-powers-further', 'notice-of-powers-later', 'ending'].flatMap((task) => [taskOf('warning-notice', task), taskOf('pay-notice', task)]);
    for (const task of [...seldom, taskOf('delegation', 'restore')]) {
      expect(task).toMatchObject({ optional: true, due: { unit: 'months', statutory: false } });
      expect(task?.due.count).toBeGreaterThanOrEqual(6);
      expect(task?.due.from.kind).toBe('field');
    }
  });

  it('has powers of the 2006 Act, and money, for maintained schools alone', () => {
    for (const { statutory, tracks } of lawDefinitions) if (statutory) expect(tracks).toEqual(['maintained']);
    expect(lawDefinitions.filter(({ tracks }) => tracks.includes('academy')).map(({ key }) => key)).toEqual(['academy-route']);
  });

  it('lets no tier begin what decides funding', () => {
    expect(lawDefinitions.find(({ key }) => key === 'early-years-funding')?.triggers).not.toContain('tier');
  });

  it('hears a setting on any ground, may close by keeping its funding, and takes that away on Ofsted’s word alone', () => {
    const gates = lawDefinitions.find(({ key }) => key === 'early-years-funding')?.stages.flatMap((stage) => stage.gates) ?? [];
    const of = (key: string) => gates.find((one) => one.key === key);
    expect([of('panel')?.checks, of('withdraw')?.checks, of('keep-funding')?.to, of('close-kept')?.outcome]).toEqual([[], ['funding-ground'], 'keeping', 'funding-kept']);
  });

  it('says of no notice that it has lapsed where section 64 has, nor of a statement that it was in time', () => {
    for (const key of ['warning-notice', 'pay-notice']) {
      const gate = lawDefinitions.find((one) => one.key === key)?.stages.flatMap(({ gates }) => gates).find((one) => one.key === 'lapsed');
      expect(gate).toMatchObject({ name: 'Close: section 64 has lapsed and no other power is to be used', checks: ['intervention-is-over', 'notice-has-lapsed', 'told-that-it-has-lapsed'] });
      expect(lawDefinitions.find((one) => one.key === key)?.stages[1]?.says).not.toContain('is with the governing body');
    }
    expect(lawDefinitions.flatMap(({ letters }) => letters ?? []).find(({ key }) => key === 'statement-of-action')?.body).not.toContain('within the period');
  });

  it('sends no adverse letter without a call, nor on a Friday or at the end of a term', () => {
    const sends = [['letter-of-concern', 'sent'], ['warning-notice', 'given'], ['pay-notice', 'given'], ['delegation', 'notice'], ['early-years-funding', 'notice']] as const;
    for (const [programme, task] of sends) {
      const unless = programme === 'warning-notice' ? '-unless-safety' : '';
      expect([programme, taskOf(programme, task)?.checks]).toEqual([programme, expect.arrayContaining(['called-first', `not-on-a-friday${unless}`, `not-at-the-end-of-term${unless}`])]);
      expect(taskOf(programme, 'call')).toBeDefined();
    }
    const alsoSends = [
      ...['notice-of-powers', 'notice-of-powers-further', 'notice-of-powers-later'].flatMap((task) => [['warning-notice', task, '-unless-safety'], ['pay-notice', task, '']] as const),
      ...['use-s63', 'use-s64', 'use-s65', 'use-s66'].map((task) => ['intervention', task, '-unless-urgent'] as const),
      ['delegation', 'suspend', '-unless-short-notice'] as const,
    ];
    for (const [programme, task, unless] of alsoSends) {
      const { checks, fields } = taskOf(programme, task) ?? {};
      expect([programme, task, checks]).toEqual([programme, task, expect.arrayContaining(['rang-first', `not-on-a-friday${unless}`, `not-at-the-end-of-term${unless}`])]);
      expect(fields?.map(({ key }) => key)).toContain('rang-on');
    }
    expect(taskOf('academy-route', 'letter')?.checks).toEqual(expect.arrayContaining(['talked-first', 'not-on-a-friday', 'not-at-the-end-of-term']));
  });

  it('tells every outcome of a notice, a power or funding in a letter', () => {
    const letters = [['warning-notice', 'tell-complied'], ['warning-notice', 'withdrawal'], ['warning-notice', 'state-ended'], ['warning-notice', 'state-ended-later'], ['pay-notice', 'ending'], ['intervention', 'end-s65'], ['intervention', 'end-s66'], ['delegation', 'restore'], ['delegation', 'closing'], ['early-years-funding', 'tell-conditions'], ['early-years-funding', 'tell-kept'], ['early-years-funding', 'tell-withdrawn']] as const;
    for (const [programme, task] of letters) expect([programme, task, taskOf(programme, task)?.letter]).toEqual([programme, task, expect.any(String)]);
    for (const programme of ['warning-notice', 'pay-notice'])
      for (const { checks } of gatesOf(programme).filter(({ key }) => key === 'withdraw')) expect(checks).toContain('told-that-it-is-withdrawn');
    for (const { checks } of gatesOf('warning-notice').filter(({ key }) => key === 'ended-by-state')) expect(checks).toContain('told-that-state-ended-it');
    const told = { 'withdraw': 'told-that-it-is-withdrawn', 'complied-late': 'told-that-it-was-complied-with', 'intervention-over': 'told-that-intervention-is-over', 'lapsed': 'told-that-it-has-lapsed' };
    for (const programme of ['warning-notice', 'pay-notice'])
      for (const [key, check] of Object.entries(told)) expect([programme, key, gatesOf(programme).find((gate) => gate.key === key)?.checks]).toEqual([programme, key, expect.arrayContaining([check])]);
    for (const task of ['tell-conditions', 'tell-withdrawn']) expect(taskOf('early-years-funding', task)?.checks).toEqual(expect.arrayContaining(['rang-first', 'not-on-a-friday', 'not-at-the-end-of-term']));
  });

  it('says of everything that is not the law’s that it is provisional', () => {
    const sources = lawDefinitions.flatMap(({ stages }) => stages.flatMap(({ tasks }) => tasks.map(({ due }) => due)));
    for (const { statutory, source } of sources) if (!statutory) expect(source).toMatch(/provisional|compliance period/iu);
  });

  it('does not let a compliance period, a consultation or a suspension end before it begins', () => {
    const dates = [['warning-notice', 'given', 'compliance-ends'], ['intervention', 'consult-s65', 'until'], ['intervention', 'use-s65', 'from'], ['delegation', 'restore', 'last-day']] as const;
    for (const [programme, task, field] of dates)
      expect(taskOf(programme, task)?.fields.find(({ key }) => key === field)).toMatchObject({ kind: 'date', notBefore: { kind: 'field' } });
  });
}); // prettier-ignore
