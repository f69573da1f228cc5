import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { TestApp } from '../../../test/harness/app.ts';
import { judgementRoutes } from '../wing.ts';
import type { CaseState } from './case.ts';
import { endCasesOfClosed } from './end-cases-of-closed.ts';
import { addCase, openJudgementApp, stateOf, wordsOf } from './judgement.fixture.ts';

let app: TestApp;
let lead: string;
beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});
const end = () =>
  endCasesOfClosed(
    app.db,
    app.clock,
    { kind: 'operator', accountId: null, tokenId: null, name: 'Every night', role: null, authorityId: null },
    app.authorityId,
  );
const close = (id: number) => app.db.kysely.updateTable('provider').set({ status: 'closed', closed_on: '2026-08-31' }).where('id', '=', id).execute();

describe('the case of a provider that has closed', () => {
  it.each<[CaseState, CaseState]>([
    ['proposed', 'superseded'],
    ['judged', 'superseded'],
    ['in-moderation', 'superseded'],
    ['awaiting-second', 'superseded'],
    ['decided', 'superseded'],
    ['issued', 'final'],
    ['in-review', 'final'],
  ])('goes from %s to %s, once, and its page says why', async (state, ended) => {
    const made = await addCase(app, { state });
    expect(await end()).toBe(0);
    await close(made.providerId);
    expect([await end(), await end()]).toEqual([1, 0]);
    expect(await stateOf(app, made.caseId)).toBe(ended);
    const page = await app.inject({ url: made.path, headers: { cookie: lead } });
    expect(wordsOf(page.body)).toContain(`${made.name} closed on 31 August 2026.`);
    await expectValidHtml(page.body);
  });

  it('leaves the agenda of a meeting to come', async () => {
    const made = await addCase(app, { state: 'in-moderation' });
    const of = { authority_id: app.authorityId, planned_by: 'Jo Marsh', planned_at: app.clock.now(), held_on: '2026-12-01', chair: 'Jo Marsh' };
    const { id } = await app.db.kysely.insertInto('moderation_meeting').values(of).returning('id').executeTakeFirstOrThrow();
    const item = { authority_id: app.authorityId, meeting_id: id, provider_id: made.providerId, case_id: made.caseId, place: 1 };
    await app.db.kysely.insertInto('moderation_item').values(item).execute();
    await close(made.providerId);
    await end();
    expect(await app.db.kysely.selectFrom('moderation_item').select('id').where('meeting_id', '=', id).execute()).toEqual([]);
  });
});
