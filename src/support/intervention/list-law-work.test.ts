import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { type Law, openLaw } from './intervention.fixture.ts';
import { lawWork } from './list-law-work.ts';

let app: SupportApp;
let law: Law;
beforeAll(async () => {
  app = await openSupportApp(() => []);
  law = await openLaw(app);
});

let schools = 0;
let school: number;
beforeEach(async () => {
  schools += 1;
  school = await app.addSchool(`Elmsworth ${String(schools)} Primary School`);
});

describe('what waits for the director', () => {
  const waits = async (doing = law.director) => (await lawWork(app).list?.(doing.actor, '2026-11-23'))?.filter(({ provider }) => provider?.id === school).map(({ text }) => text);

  it('is a statement of action, from the inspection until it is begun', async () => {
    expect(await waits()).toEqual([]);
    await law.category(school, 'Requires significant improvement', '2026-10-06');
    expect(await waits()).toEqual(['A statement of action is to be begun: requires significant improvement (Education Act 2005 s15)']);
    expect(await waits(law.second)).toHaveLength(1);
    expect(await lawWork(app).list?.(law.director.actor, '2026-11-23').then((items) => items.find(({ provider }) => provider?.id === school)?.dueOn)).toBe('2026-10-20');
    const inDiary = (await lawWork(app).diary?.(law.director.actor, '2026-10-01', '2026-10-31'))?.filter(({ providerIds }) => providerIds?.includes(school) === true);
    expect(inDiary).toMatchObject([{ on: '2026-10-20', title: expect.stringMatching(/^Due: the statement of action, Elmsworth \d+ Primary School \(nobody has begun it\)$/u) as string }]);
    expect(await lawWork(app).diary?.({ ...law.director.actor, role: 'adviser' }, '2026-10-01', '2026-10-31')).toEqual([]);
    const statement = await law.begin(school, 'statement-of-action', '2026-11-02', { trigger: 'inspection' });
    expect(await waits()).toEqual(['Statement of action: record the day on which the report came']);
    if (!statement.ok) throw new Error(statement.reason);
    expect(await law.lawGate(statement.value.runId, 'no-category', '2026-11-03')).toContain('requires significant improvement');
    expect(await law.take(statement.value.runId, { kind: 'stopped', on: '2026-11-03', reason: 'Begun by mistake' })).toBeNull();
    expect(await waits()).toHaveLength(1);
    await law.begun(school, 'statement-of-action', '2026-11-03', { trigger: 'inspection' });
    await law.category(school, 'Special measures', '2026-11-16');
    expect(await waits()).toEqual(['A statement of action is to be begun, after the one under way, from before the inspection, is closed: special measures (Education Act 2005 s15)']);
  });

  it('is a statement of action by the day that counts from the publication, where whoever entered the inspection has said when that was', async () => {
    await law.category(school, 'Special measures', '2026-10-06', '2026-11-10');
    const item = (await lawWork(app).list?.(law.director.actor, '2026-11-23'))?.find(({ provider }) => provider?.id === school);
    expect(item?.dueOn).toBe('2026-11-24');
    expect(await law.begin(school, 'intervention', '2026-11-09', { trigger: 'inspection' }), 'not open before it is public').toMatchObject({ ok: false });
  });

  it('is a notice that the Secretary of State’s has ended', async () => {
    await law.give(school);
    expect(await waits()).toEqual([]);
    await law.stateNotice(school, '2026-10-12');
    expect(await waits()).toEqual(['The warning notice was ended by one of the Secretary of State’s: close its run']);
  });
}); // prettier-ignore
