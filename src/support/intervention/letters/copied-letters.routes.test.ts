import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { deadlineRoutes } from '../../deadlines/deadlines.routes.ts';
import { programmeRoutes } from '../../programmes/programmes.routes.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { timelineRoutes } from '../../timeline/timeline.routes.ts';
import { type Law, openLaw } from '../intervention.fixture.ts';
import { interventionRoutes } from '../intervention.routes.ts';

let app: SupportApp;
let law: Law;
let own: string;
beforeAll(async () => {
  app = await openSupportApp((means) => [
    ...programmeRoutes(means),
    ...interventionRoutes(means),
    ...timelineRoutes(means),
    ...deadlineRoutes(means),
  ]);
  law = await openLaw(app);
  own = await app.signInAs('diocese', { name: 'Ada Sill', reaches: [{ kind: 'diocese', dioceseCode: 'CE99' }] });
});

/** A church school of a kind for which the diocese attends nothing, which GIAS has under it. */
async function addSchool(urn: number): Promise<number> {
  const typeName = 'Foundation school';
  const id = await app.addSchool(`Marston ${String(urn)} School`, { with: { urn, type_name: typeName, religious_character: 'Church of England' } });
  await sql`
    insert into gias_establishment (key, hash, release_id, urn, la_code, la_name, name, type_code, type_name, status_code, status_name, diocese_code)
    values (${String(urn)}, 'x', 0, ${urn}, '999', 'Test', 'Marston', '05', ${typeName}, 1, 'Open', 'CE99')`.execute(app.db.kysely);
  return id;
}
const given = (on: string, ends: string) => ({
  'given-on': on,
  'compliance-ends': ends,
  'copies': ['head', 'diocese', 'regions-group'],
  'nobody-appoints': ['nobody'],
  'signed-by': 'Dee Lowe',
});
const noticeTo = async (school: number, on: string, ends: string, day = on) => {
  const runId = await law.prepare(school);
  expect(await law.lawTask(runId, 'given', day, given(on, ends))).toBeNull();
  return { runId, run: `/providers/${String(school)}/programmes/${String(runId)}` };
};
const told = async (href: string) =>
  (
    await app.db.kysely
      .selectFrom('notice')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select('account.name')
      .where('notice.href', '=', href)
      .execute()
  ).map(({ name }) => name);

describe('a letter that is copied to a school’s diocese', () => {
  it('is told of, read and listed, and nothing else of its run is', async () => {
    const school = await addSchool(901011);
    const { runId, run } = await noticeTo(school, '2026-09-02', '2026-10-30');
    await law.makeEligible(runId);
    const letter = `${run}/sent-letters/warning-notice`;
    expect(await told(letter)).toContain('Ada Sill');
    const page = await app.open(letter, own);
    await expectValidHtml(page.body);
    expect([page.statusCode, words(page.body).includes('Appoint a deputy head.')]).toEqual([200, true]);
    expect(page.body).not.toContain(`href="${run}"`);
    const list = await app.open(`/providers/${String(school)}/programmes`, own);
    await expectValidHtml(list.body);
    expect(words(list.body)).toContain('Letters copied to you Warning notice of 2 September 2026');
    expect(words(list.body)).not.toMatch(/Under way|Eligible/u);
    for (const path of [
      '',
      '/sent-letters/notice-of-powers',
      '/letters/warning-notice',
      '/letters/warning-notice/word',
      '/tasks/given',
      '/gates/withdraw',
    ])
      expect([403, 404], path).toContain((await app.open(`${run}${path}`, own)).statusCode);
    for (const path of ['timeline', 'deadlines'])
      expect(words((await app.open(`/providers/${String(school)}/${path}`, own)).body), path).not.toMatch(/warning notice|notice of powers/iu);
    expect(await told(`${run}/sent-letters/notice-of-powers`)).not.toContain('Ada Sill');
  });

  it('is read by no other diocese, nor before its day, nor where it has no copy', async () => {
    const school = await addSchool(901012);
    const { run } = await noticeTo(school, '2026-09-02', '2026-10-30');
    const other = await app.signInAs('diocese', { reaches: [{ kind: 'diocese', dioceseCode: 'CE98' }] });
    expect([403, 404]).toContain((await app.open(`${run}/sent-letters/warning-notice`, other)).statusCode);
    const later = await addSchool(901013);
    const ahead = await noticeTo(later, '2026-11-24', '2027-01-15', '2026-11-23');
    expect((await app.open(`${ahead.run}/sent-letters/warning-notice`, own)).statusCode).toBe(404);
    expect(words((await app.open(`/providers/${String(later)}/programmes`, own)).body)).not.toContain('Letters copied to you');
    expect(await told(`${ahead.run}/sent-letters/warning-notice`)).toEqual([]);
    const uncopied = await app.addSchool('Marston Community School', { with: { urn: 901014 } });
    const without = await law.give(uncopied);
    expect([403, 404]).toContain(
      (await app.open(`/providers/${String(uncopied)}/programmes/${String(without)}/sent-letters/warning-notice`, own)).statusCode,
    );
  });
});
