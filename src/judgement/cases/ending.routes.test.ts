import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { TestApp } from '../../../test/harness/app.ts';
import { judgementRoutes } from '../wing.ts';
import { addCase, type MadeCase, openJudgementApp, proposeAnew, signInAs, wordsOf } from './judgement.fixture.ts';

let app: TestApp;
let lead: { cookie: string; account: number };
beforeAll(async () => {
  app = await openJudgementApp(judgementRoutes);
  lead = await signInAs(app, 'lead', 'Jo Marsh');
});

const open = (path: string, { cookie } = lead) => app.inject({ url: path, headers: { cookie } });
const end = (made: MadeCase, reason = 'Children are not safe there.', { cookie } = lead) => app.post(`${made.path}/end`, { reason }, cookie);
const casesOf = ({ providerId }: MadeCase) =>
  app.db.kysely.selectFrom('tier_case').selectAll().where('provider_id', '=', providerId).orderBy('id').execute();

/** A case whose letter told Vulnerable, and of which something graver has become known. */
async function graver(state: 'issued' | 'in-review' = 'issued'): Promise<MadeCase> {
  const made = await addCase(app, { tier: 'vulnerable', state });
  await proposeAnew(app, made, 'cause-for-concern', { floor: 'critical-safeguarding-concern' });
  return made;
}

describe('a case whose letter has gone', () => {
  it.each(['issued', 'in-review'] as const)('is ended early by the lead with a reason, from %s, and another begins', async (state) => {
    const made = await graver(state);
    const page = await open(made.path);
    expect(wordsOf(page.body)).toContain('the service proposes Cause for Concern now, and a floor fires that did not');
    expect(page.body).toContain(`${made.path}/end`);
    const form = await open(`${made.path}/end`);
    await expectValidHtml(form.body);
    expect(wordsOf(form.body)).toContain('The tier that was told stays in force');
    const unreasoned = await end(made, ' ');
    expect([unreasoned.statusCode, wordsOf(unreasoned.body).includes('Enter why the case cannot wait')]).toEqual([422, true]);
    await end(made);
    const [first, next] = await casesOf(made);
    expect(first).toMatchObject({ state: 'final', ended_by: 'Jo Marsh', ended_reason: 'Children are not safe there.' });
    expect(next).toMatchObject({ state: 'proposed', cause: 'Something graver became known' });
    const shown = await open(made.path);
    expect(wordsOf(shown.body)).toContain('Children are not safe there.');
    await expectValidHtml(shown.body);
    expect((await open(`/cases/${String(next?.id)}`)).statusCode).toBe(200);
    const tier = await app.db.kysely.selectFrom('provider_tier').select('tier').where('provider_id', '=', made.providerId).executeTakeFirst();
    expect(tier).toEqual({ tier: 'vulnerable' });
  });

  it('is not ended in review by whoever decided or confirmed the tier that is reviewed', async () => {
    const made = await graver('in-review');
    const confirmed = { second_answer: 'confirmed', second_by: 'Jo Marsh', second_by_account: lead.account, second_at: app.clock.now() } as const;
    for (const part of [{ decided_by_account: lead.account }, { decided_by_account: null, ...confirmed }]) {
      await app.db.kysely.updateTable('tier_decision').set(part).where('case_id', '=', made.caseId).execute();
      expect((await open(made.path)).body).not.toContain(`${made.path}/end`);
      expect((await open(`${made.path}/end`)).headers.location).toBe(made.path);
      await end(made);
      expect(await casesOf(made)).toMatchObject([{ state: 'in-review' }]);
    }
    await end(made, 'Children are not safe there.', await signInAs(app, 'assistant-director', 'Lee Dale'));
    expect((await casesOf(made)).map(({ state }) => state)).toEqual(['final', 'proposed']);
  });

  it('is ended once, though two people send it', async () => {
    const made = await graver();
    const answers = await Promise.all([end(made), end(made)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await casesOf(made)).map(({ state }) => state)).toEqual(['final', 'proposed']);
  });

  it('runs to its end where nothing graver is known', async () => {
    const made = await addCase(app, { tier: 'vulnerable', state: 'issued' });
    await proposeAnew(app, made, 'secure');
    expect((await open(made.path)).body).not.toContain(`${made.path}/end`);
    expect((await open(`${made.path}/end`)).headers.location).toBe(made.path);
    await end(made);
    expect(await casesOf(made)).toMatchObject([{ state: 'issued' }]);
  });

  it('is ended by nobody else, nor by somebody with a conflict of interest', async () => {
    const made = await graver();
    const sia = await signInAs(app, 'sia', 'Owen Tarrant', [made.providerId]);
    expect((await end(made, 'As it is.', sia)).statusCode).toBe(403);
    const declared = { provider_id: made.providerId, case_id: made.caseId, declared_by: 'Jo Marsh', declared_by_account: lead.account };
    await app.db.kysely
      .insertInto('tier_case_conflict')
      .values({ ...declared, authority_id: app.authorityId, nature: 'I govern there.', declared_at: app.clock.now() })
      .execute();
    await end(made);
    expect(await casesOf(made)).toMatchObject([{ state: 'issued' }]);
  });
});
