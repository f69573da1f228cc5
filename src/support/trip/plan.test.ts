import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeActions } from './changed-plan.ts';
import { putPriority, putSpan, putSupport, removePriority } from './change-plan.ts';
import { gapsIn, halfTermsFor, mayAgree, planDocument, type PlanDocument, servedBy } from './plan.ts';
import { inventedAction, inventedCalendar, inventedPlan, inventedPriority } from './trip.fixture.ts';

const whole = inventedPlan();
const withPriority = (over: Parameters<typeof inventedPriority>[0]): PlanDocument =>
  inventedPlan({ priorities: [inventedPriority({ objectives: whole.priorities[0]?.objectives ?? [], ...over })] });
const [objective] = whole.priorities[0]?.objectives ?? [];

describe('a plan', () => {
  it('lacks nothing where every part is there, and its shape is that of the document', () => {
    expect(gapsIn(whole, '2026-10-05')).toEqual([]);
    expect(planDocument.parse(whole)).toEqual(whole);
  });

  it.each<[string, PlanDocument, string]>([
    ['without a priority', inventedPlan({ priorities: [] }), 'The plan has no priority'],
    ['with a priority that has no objective', withPriority({ objectives: [] }), 'The priority “Early reading” has no objective'],
    [
      'with an objective that has no milestone for its last half-term',
      withPriority({ objectives: [{ ...objective, milestones: { '2026-27-autumn-2': 'In use' } } as never] }),
      'The objective “Phonics is taught well in every class” has no milestone for Spring 1, 2026/27',
    ],
    [
      'with an objective that says no success',
      withPriority({ objectives: [{ ...objective, success: '' } as never] }),
      'The objective “Phonics is taught well in every class” does not say what success is',
    ],
    ['with a priority that has no action', withPriority({ actions: [] }), 'The priority “Early reading” has no action'],
    [
      'with an action that nobody owns',
      withPriority({ actions: [inventedAction({ ownerName: '' })] }),
      'The action “Train every teacher in the phonics scheme” has no owner',
    ],
    [
      'with two objectives and an action that names neither',
      withPriority({ objectives: [objective, { ...objective, key: 'o9' }] as never, actions: [inventedAction({ objective: null })] }),
      'The action “Train every teacher in the phonics scheme” does not say which objective it serves',
    ],
    [
      'with an action without a day',
      withPriority({ actions: [inventedAction({ dueOn: null })] }),
      'The action “Train every teacher in the phonics scheme” has no day by which it is done',
    ],
    [
      'with an action without a measure of success',
      withPriority({ actions: [inventedAction({ success: '' })] }),
      'The action “Train every teacher in the phonics scheme” has no measure of success',
    ],
    [
      'with an action after its end',
      withPriority({ actions: [inventedAction({ dueOn: '2027-02-13' })] }),
      'The action “Train every teacher in the phonics scheme” is due on 13 February 2027, which is not between 2 November 2026 and 12 February 2027, when the plan begins and ends',
    ],
    ['without support', inventedPlan({ support: [] }), 'The plan does not say what the authority’s support is, and what it costs'],
    [
      'whose support has no cost',
      inventedPlan({ support: [{ key: 's4', what: 'A mentor', by: '', days: null, cost: null }] }),
      'The support “A mentor” has no cost: enter 0 where it costs nothing',
    ],
    ['that begins before the run', inventedPlan({ startsOn: '2026-10-02' }), 'The plan cannot begin before rapid improvement did, on 5 October 2026'],
    ['that ends before it begins', inventedPlan({ startsOn: '2026-12-11', endsOn: '2026-12-11' }), 'The plan must end after it begins'],
    ['of more than three terms', inventedPlan({ endsOn: '2027-11-04' }), 'A plan lasts three terms at the most: end it within a year'],
  ])('%s may not be agreed, and is told why', (_, plan, says) => {
    expect(gapsIn(plan, '2026-10-05').map((gap) => gap.says)).toContain(says);
    const answer = mayAgree(plan, { runStartedOn: '2026-10-05', on: '2026-11-02', today: '2026-11-02' });
    expect(answer.ok).toBe(false);
  });

  it('that was written before actions named their objective is read all the same, and one objective is served by all of them', () => {
    const { objective: _, ...before } = inventedAction();
    const read = planDocument.parse(withPriority({ actions: [before as never] }));
    const [priority] = read.priorities;
    expect(priority?.actions[0]?.objective).toBeNull();
    expect(servedBy({ objectives: priority?.objectives ?? [] }, null)).toBe('o2');
    expect(gapsIn(read, '2026-10-05')).toEqual([]);
  });

  it('keeps an action with its objective where both take other keys', () => {
    const two = inventedPriority({ key: 'p9', objectives: [objective] as never, actions: [inventedAction({ objective: 'o2' })] });
    const added = putPriority(whole, two).priorities.at(-1);
    const [own] = added?.objectives ?? [];
    expect(own?.key).not.toBe('o2');
    expect(added?.actions).toMatchObject([{ objective: own?.key }]);
  });

  it('says the first thing that it lacks, and how many more', () => {
    const when = { runStartedOn: '2026-10-05', on: '2026-11-02', today: '2026-11-02' };
    const lacking = inventedPlan({ priorities: [inventedPriority({ actions: [] })], support: [] });
    expect(mayAgree(lacking, when)).toEqual({ ok: false, reason: 'The priority “Early reading” has no objective. 2 more must be put right too' });
    expect(mayAgree(whole, when).ok).toBe(true);
    expect(mayAgree(whole, { ...when, on: '2026-11-03' })).toMatchObject({ reason: 'The day on which it was agreed must be today or earlier' });
    expect(mayAgree(whole, { ...when, on: '2026-10-02' })).toMatchObject({ ok: false });
  });
});

describe('the half-terms of a plan', () => {
  it.each([
    ['2026-11-02', '2027-02-12', ['2026-12-18', '2027-02-12']],
    // A half-term of which nine days are left asks for none.
    ['2026-12-08', '2027-03-25', ['2027-02-12', '2027-03-25']],
    ['2026-12-07', '2027-03-25', ['2026-12-18', '2027-02-12', '2027-03-25']],
    ['2026-11-02', '2027-01-15', ['2026-12-18', '2027-01-15']],
    ['2026-11-02', '2027-01-14', ['2026-12-18']],
  ])('from %s to %s have milestones by %j', (startsOn, endsOn, by) => {
    const found = halfTermsFor(inventedCalendar, startsOn, endsOn);
    expect(found.ok && found.value.map((each) => each.by)).toEqual(by);
  });

  it('are not made up where term dates are not known', () => {
    expect(halfTermsFor(inventedCalendar, '2026-11-02', '2027-09-30')).toMatchObject({
      reason: expect.stringContaining('Term dates after 21 July 2027 are not known') as string,
    });
    expect(halfTermsFor({ ...inventedCalendar, terms: [] }, '2026-11-02', '2027-02-12')).toMatchObject({ ok: false });
    expect(halfTermsFor(inventedCalendar, '2026-12-14', '2027-01-05')).toMatchObject({ ok: false });
  });
});

describe('a plan that is changed', () => {
  it('keeps its other priorities, and gives no key twice', () => {
    const other = inventedPriority({ key: 'p5', title: 'Attendance', actions: [inventedAction({ key: 'a3', what: 'Ring on the first day' })] });
    const changed = putPriority(whole, other);
    expect(changed.priorities[0]).toEqual(whole.priorities[0]);
    expect(changed.priorities[1]?.actions.map(({ key }) => key)).toEqual(['a6']);
    expect(changed.next).toBe(7);
    // The form sent twice.
    const sentOnce = putPriority(whole, { ...other, actions: [inventedAction({ key: 'a6', what: 'Ring on the first day' })] });
    expect(putPriority(sentOnce, sentOnce.priorities[1] as never)).toEqual(sentOnce);
    expect(removePriority(changed, 'p1').priorities.map(({ title }) => title)).toEqual(['Attendance']);
    expect(putSupport(whole, [{ key: 'a3', what: 'A mentor', by: '', days: 1, cost: 0 }]).support[0]?.key).toBe('a5');
  });

  it('keeps the milestones of half-terms that it still has', () => {
    const shorter = putSpan(whole, { startsOn: whole.startsOn, endsOn: '2026-12-18', halfTerms: whole.halfTerms.slice(0, 1) });
    expect(Object.keys(shorter.priorities[0]?.objectives[0]?.milestones ?? {})).toEqual(['2026-27-autumn-2']);
  });

  it.each([
    ['as it was', {}, [['a3'], [], [], []]],
    ['on another day', { dueOn: '2026-12-18' }, [[], ['a3'], [], []]],
    ['with another owner', { ownerName: 'Head' }, [[], ['a3'], [], []]],
    ['in other words', { what: 'Train everybody' }, [[], [], ['a3'], ['a3']]],
    ['with another measure', { success: 'All pass' }, [[], [], ['a3'], ['a3']]],
    ['under another key', { key: 'a9' }, [[], [], ['a9'], ['a3']]],
  ])('with an action %s', (_, over, expected) => {
    const after = withPriority({ actions: [inventedAction(over)] });
    const { kept, moved, added, ended } = changeActions(whole, after);
    expect([kept, moved, added].map((part) => part.map(({ key }) => key)).concat([[...ended]])).toEqual(expected);
  });

  it('has every action in one place alone, and ends none that it keeps', () => {
    const actions = fc.uniqueArray(
      fc.record({
        key: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
        what: fc.constantFrom('One', 'Two'),
        dueOn: fc.constantFrom('2026-12-11', '2026-12-18'),
      }),
      { selector: ({ key }) => key },
    );
    const planOf = (given: readonly { key: string; what: string; dueOn: string }[]) =>
      withPriority({ actions: given.map((one) => inventedAction(one)) });
    fc.assert(
      fc.property(actions, actions, (before, after) => {
        const { kept, moved, added, ended } = changeActions(planOf(before), planOf(after));
        expect([...kept, ...moved, ...added].map(({ key }) => key).toSorted()).toEqual(after.map(({ key }) => key).toSorted());
        expect(ended.length + kept.length + moved.length).toBe(before.length);
      }),
    );
    expect(changeActions(null, whole).added).toHaveLength(1);
  });
});
