import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { TestApp } from '../../../test/harness/app.ts';
import { judgementForm } from '../judging/judgement-form.fixture.ts';
import { judgementRoutes } from '../wing.ts';
import { addCase, type GivenCase, type MadeCase, openJudgementApp, signInAs, stateOf, wordsOf } from './judgement.fixture.ts';

let app: TestApp;
let lead: { cookie: string; account: number };
let assistant: { cookie: string; account: number };
beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await signInAs(app, 'lead', 'Jo Marsh');
  assistant = await signInAs(app, 'assistant-director', 'Priya Calloway');
});

const open = (path: string, { cookie } = lead) => app.inject({ url: path, headers: { cookie } });
const send = (path: string, form: Record<string, string>, { cookie } = lead) => app.post(path, form, cookie);
const declared = { 'conflict': 'some', 'conflict-words': 'My sister is its head.' };
const seenIn = (html: string): string => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
const urgent = { tier: 'secure', reasons: 'As judged.', where: 'outside', urgency: 'It was inspected today.', conflict: 'none' };
const conflictsOf = ({ caseId }: MadeCase) =>
  app.db.kysely.selectFrom('tier_case_conflict').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
const eventsOf = async ({ caseId }: MadeCase) =>
  (
    await app.db.kysely
      .selectFrom('audit_event')
      .select('event')
      .where('subject_id', '=', String(caseId))
      .where('event', 'like', '%.conflict-%')
      .orderBy('id')
      .execute()
  ).map(({ event }) => event);

/** A case in which the lead has declared a conflict of interest. */
async function declaredBy(page: 'judgement' | 'decision' | 'second' | 'review', given: GivenCase = {}): Promise<MadeCase> {
  const made = await addCase(app, given);
  expect((await send(`${made.path}/${page}`, declared)).statusCode).toBe(422);
  return made;
}

describe('a conflict of interest that was declared', () => {
  it('keeps whoever declared it from judging, though they say later that they have none', async () => {
    const made = await declaredBy('judgement');
    const again = await send(`${made.path}/judgement`, judgementForm());
    expect(again.statusCode).toBe(422);
    expect(wordsOf(again.body)).toContain('You declared a conflict of interest in this case on');
    await expectValidHtml(again.body);
    expect(await stateOf(app, made.caseId)).toBe('proposed');
    expect((await open(`${made.path}/judgement`)).headers.location).toBe(made.path);
    expect(await conflictsOf(made)).toMatchObject([{ declared_by_account: lead.account, nature: 'My sister is its head.', lifted_at: null }]);
  });

  it('keeps them from deciding, confirming and reviewing too, wherever it was declared', async () => {
    const made = await declaredBy('judgement', { state: 'judged' });
    const decided = await send(`${made.path}/decision`, { seen: `${String(made.proposalId)}.${String(made.judgementId)}.0`, ...urgent });
    expect([decided.statusCode, wordsOf(decided.body).includes('so you may not decide it')]).toEqual([422, true]);
    expect(await stateOf(app, made.caseId)).toBe('judged');

    const second = await declaredBy('second', {
      state: 'awaiting-second',
      decided: { tier: 'vulnerable', by: 'Priya Calloway', byAccount: assistant.account },
    });
    const confirmed = await send(`${second.path}/second`, { seen: String(second.decisionId), answer: 'confirmed', conflict: 'none', reasons: '' });
    expect([confirmed.statusCode, wordsOf(confirmed.body).includes('so you may not confirm it')]).toEqual([422, true]);
    expect(await stateOf(app, second.caseId)).toBe('awaiting-second');

    const review = await declaredBy('review', { state: 'in-review' });
    const upheld = await send(`${review.path}/review`, { outcome: 'upheld', reasons: 'As told.', conflict: 'none' });
    expect([upheld.statusCode, wordsOf(upheld.body).includes('so you may not review it')]).toEqual([422, true]);
    expect(await stateOf(app, review.caseId)).toBe('in-review');
  });

  it('is kept though somebody else wrote meanwhile, and though it is sent twice', async () => {
    const made = await declaredBy('decision', { state: 'judged' });
    await send(`${made.path}/decision`, { ...declared, seen: '1.1.1' });
    expect(await conflictsOf(made)).toHaveLength(1);
    expect(await eventsOf(made)).toEqual(['tier-case.conflict-declared']);
  });

  it('leaves them out of those who may act instead, and offers them no step', async () => {
    const made = await declaredBy('decision', { state: 'in-moderation' });
    expect((await open(made.path)).body).not.toContain(`${made.path}/decision`);
    expect((await open(made.path, assistant)).body).toContain(`${made.path}/decision`);
    const page = await send(`${made.path}/decision`, { ...declared, 'conflict-words': 'I govern there.' }, assistant);
    expect(wordsOf(page.body)).not.toContain('Jo Marsh');
  });

  it('stands on the case’s page, and somebody else who may decide lifts it, with a reason', async () => {
    const made = await declaredBy('judgement');
    const [conflict] = await conflictsOf(made);
    const path = `${made.path}/conflicts/${String(conflict?.id)}`;
    const own = await open(made.path);
    expect(wordsOf(own.body)).toContain('My sister is its head.');
    expect(own.body).not.toContain(path);
    await expectValidHtml(own.body);
    expect((await send(path, { reason: 'It was nothing.' })).headers.location).toBe(made.path);
    expect(await conflictsOf(made)).toMatchObject([{ lifted_at: null }]);

    expect((await open(made.path, assistant)).body).toContain(path);
    await expectValidHtml((await open(path, assistant)).body);
    const unreasoned = await send(path, { reason: ' ' }, assistant);
    expect([unreasoned.statusCode, wordsOf(unreasoned.body).includes('Enter why the conflict is lifted')]).toEqual([422, true]);
    await send(path, { reason: 'Her sister left in July.' }, assistant);
    expect(await conflictsOf(made)).toMatchObject([{ lifted_by: 'Priya Calloway', lifted_reason: 'Her sister left in July.' }]);
    expect(await eventsOf(made)).toEqual(['tier-case.conflict-declared', 'tier-case.conflict-lifted']);
    expect(wordsOf((await open(made.path)).body)).toContain('Her sister left in July.');

    const form = judgementForm({ seen: seenIn((await open(`${made.path}/judgement`)).body) });
    expect((await send(`${made.path}/judgement`, form)).statusCode).toBe(303);
    expect(await stateOf(app, made.caseId)).toBe('judged');
  });

  it('is lifted by nobody else: neither an adviser, nor somebody with a conflict of their own', async () => {
    const made = await declaredBy('decision', { state: 'judged' });
    await send(`${made.path}/decision`, declared, assistant);
    const [first] = await conflictsOf(made);
    const path = `${made.path}/conflicts/${String(first?.id)}`;
    await send(path, { reason: 'As a favour.' }, assistant);
    const sia = await signInAs(app, 'sia', 'Owen Tarrant', [made.providerId]);
    expect((await send(path, { reason: 'As a favour.' }, sia)).statusCode).toBe(403);
    expect(await conflictsOf(made)).toMatchObject([{ lifted_at: null }, { lifted_at: null }]);
  });

  it('is held by the database too', async () => {
    const made = await declaredBy('second', { state: 'awaiting-second', decided: { tier: 'vulnerable' } });
    const { caseId, decisionId } = made;
    const second = { second_answer: 'confirmed', second_by: 'Jo Marsh', second_by_account: lead.account, second_at: app.clock.now() } as const;
    const confirm = app.db.kysely.updateTable('tier_decision').set(second).where('id', '=', decisionId).execute();
    await expect(confirm).rejects.toThrow('takes no part in the case');
    const { id: _, ...judged } = await app.db.kysely.selectFrom('tier_judgement').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
    const judge = app.db.kysely
      .insertInto('tier_judgement')
      .values({ ...judged, areas: JSON.stringify(judged.areas), judged_by_account: lead.account });
    await expect(judge.execute()).rejects.toThrow('takes no part in the case');
  });
});
