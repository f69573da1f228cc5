import { describe, expect, it } from 'vitest';
import { decidePlan } from '../programmes/later-plans.ts';
import { inventedProgramme, PaperRun, people } from '../programmes/programme.fixture.ts';
import { programmeDefinition } from '../programme-definitions/definition.ts';
import type { RunNow } from '../programmes/replay.ts';
import { actsAs, type Acting } from '../programmes/who-acts.ts';
import { tripDefinition } from './trip-definition.ts';

const now = (plan: RunNow['plan']): RunNow => ({ ...new PaperRun('2026-09-07', { definition: tripDefinition }).now, plan });
const chair: Acting = { accountId: 31, name: 'Ola Reed', as: actsAs('chair') };
const agreed = (version: number, on = '2026-11-02') => ({ kind: 'plan-agreed', version, on, note: null }) as const;
const approved = (version: number, on = '2026-11-09') => ({ kind: 'plan-approved', version, on, note: null }) as const;
const second = { version: 2, agreedOn: '2026-11-02', approvedOn: null };

describe('a later version of the plan', () => {
  it.each<[string, RunNow['plan'], Parameters<typeof decidePlan>[1], Acting, string | null]>([
    ['is agreed after the first', null, agreed(2), people.adviser, null],
    ['is agreed after another', second, agreed(3, '2026-11-20'), people.adviser, null],
    ['is agreed although one between was discarded', null, agreed(4), people.lead, null],
    ['is not the first again', null, agreed(1), people.adviser, 'Version 1 of the plan is in force already'],
    ['is not agreed twice', second, agreed(2), people.adviser, 'Version 2 of the plan is in force already'],
    ['is not agreed before the one before', second, agreed(3, '2026-10-30'), people.adviser, 'Version 2 was agreed on 2 November 2026, after 30 October 2026'],
    ['is not agreed by governors alone', null, agreed(2), chair, '“Agree the single plan” is for the'],
    ['is approved by governors', second, approved(2), chair, null],
    ['is approved as whoever carries the run writes down', second, approved(2), people.adviser, null],
    ['is approved in its turn only', second, approved(1), chair, 'Another version of the plan is in force'],
    ['is not approved before it is agreed', second, approved(2, '2026-11-01'), chair, 'Version 2 was agreed on 2 November 2026, and cannot have been approved before'],
    ['is approved once', { ...second, approvedOn: '2026-11-05' }, approved(2), chair, 'Version 2 was approved on 5 November 2026'],
    ['is not there to be approved while the first is in force', null, approved(1), chair, 'Another version of the plan is in force'],
  ])('%s', (_, plan, step, by, says) => {
    const decided = decidePlan({ definition: tripDefinition, now: now(plan), by }, step);
    if (says === null) expect(decided).toEqual({ ok: true, value: step });
    else expect(decided).toMatchObject({ ok: false, reason: expect.stringContaining(says) as string });
  });

  it('is nothing in a programme without a plan', () => {
    const definition = programmeDefinition.parse(inventedProgramme);
    expect(decidePlan({ definition, now: now(null), by: people.lead }, agreed(2))).toMatchObject({ ok: false, reason: 'This programme has no plan of its own' });
  });
}); // prettier-ignore
