import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { caseloadRoutes } from './caseloads.routes.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp(caseloadRoutes);
});

let count = 0;
/** An adviser with two schools, and another with none. */
async function aTeam() {
  count += 1;
  const named = (name: string) => `${name} ${String(count)}`;
  const first = await app.addSchool(named('Alderley'), { tier: 'vulnerable' });
  const second = await app.addSchool(named('Birchwell'), { tier: 'secure' });
  const away = await app.addAdviser(named('Ada'), [first, second]);
  const stands = await app.addAdviser(named('Bea'));
  return { first, second, away, stands, named };
}
const asked = ({ away, stands }: { away: number; stands: number }) => ({
  absent: String(away),
  cover: String(stands),
  ...day('from', '2026-11-30'),
  ...day('to', '2026-12-11'),
  reason: 'Ada is away',
});
const seenIn = (html: string): string => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
const coversOf = (accountId: number) =>
  app.db.kysely.selectFrom('allocation').selectAll().where('account_id', '=', accountId).where('part', '=', 'cover').orderBy('provider_id').execute();

describe('caseloads', () => {
  it('show what each adviser carries, and who has no lead with who could take it', async () => {
    const { named } = await aTeam();
    await app.addSchool('Cedarholm Nobody', { tier: 'secure-plus' });
    const page = await app.open('/caseloads');
    expect(words(page.body)).toMatch(new RegExp(`${named('Ada')} Not placed 2 0 25 0 Not entered Not known`));
    expect(words(page.body)).toMatch(/Cedarholm Nobody Not placed in a locality; up to 4 days a year by its tier/);
    expect(words(page.body)).toContain('as the crow flies, and not by road');
    await expectValidHtml(page.body);
  });

  it('have nobody leading where the account of whoever leads is disabled or past its last day', async () => {
    const [one, other] = [await app.addSchool('Dovecot Left', { tier: 'secure' }), await app.addSchool('Elmstead Left', { tier: 'secure' })];
    const gone = await app.addAdviser('Gil Gone', [one]);
    const over = await app.addAdviser('Ora Over', [other]);
    await app.db.transaction(async (tx) => {
      await tx.updateTable('account').set({ state: 'disabled' }).where('id', '=', gone).execute();
      await tx.updateTable('account').set({ expires_on: '2026-11-22' }).where('id', '=', over).execute();
    });
    const said = words((await app.open('/caseloads')).body);
    expect(said).toMatch(/Dovecot Left Not placed in a locality/);
    expect(said).toMatch(/Elmstead Left Not placed in a locality/);
    expect(said).not.toMatch(/Gil Gone|Ora Over/);
  });

  it('are not for advisers, heads or members', async () => {
    for (const role of ['sia', 'headteacher', 'elected-member'])
      expect((await app.open('/caseloads', await app.signInAs(role))).statusCode, role).toBe(403);
    expect((await app.open('/caseloads/cover', await app.signInAs('director'))).statusCode).toBe(403);
  });
});

describe('cover for a whole caseload', () => {
  it('is shown first, done in one action, and undone in one', async () => {
    const team = await aTeam();
    await expectValidHtml((await app.open('/caseloads/cover')).body);
    const check = await app.send('/caseloads/cover', { ...asked(team), step: 'check' });
    expect(words(check.body)).toMatch(/at 2 providers.* Cover from 30 November 2026 to 11 December 2026/);
    await expectValidHtml(check.body);
    expect(await coversOf(team.stands)).toHaveLength(0);

    const form = { ...asked(team), step: 'save', seen: seenIn(check.body) };
    for (const time of [1, 2]) expect((await app.send('/caseloads/cover', form)).statusCode, String(time)).toBe(303);
    expect((await coversOf(team.stands)).map((row) => [row.provider_id, row.valid_from, row.valid_to, row.withdrawn_at])).toEqual([
      [team.first, '2026-11-30', '2026-12-11', null],
      [team.second, '2026-11-30', '2026-12-11', null],
    ]);
    const page = await app.open('/caseloads');
    expect(words(page.body)).toContain(`${team.named('Bea')} stands in for ${team.named('Ada')} from 30 November 2026`);
    const undo =
      new RegExp(`href="(/caseloads/cover/\\d+/undo)">Undo<span class="govuk-visually-hidden"> the cover of ${team.named('Ada')}<`).exec(
        page.body,
      )?.[1] ?? '';
    await expectValidHtml((await app.open(undo)).body);
    expect((await app.send(undo, { reason: '' })).statusCode).toBe(422);
    expect((await app.send(undo, { reason: 'Back early' })).statusCode).toBe(303);
    expect((await coversOf(team.stands)).every((row) => row.withdrawn_reason === 'Back early')).toBe(true);
    expect((await app.open(undo)).statusCode).toBe(404);
  });

  it('that has begun ends yesterday when it is undone: until then somebody did stand in', async () => {
    const team = await aTeam();
    const check = await app.send('/caseloads/cover', { ...asked(team), step: 'check' });
    await app.send('/caseloads/cover', { ...asked(team), step: 'save', seen: seenIn(check.body) });
    await app.db.kysely.updateTable('allocation').set({ valid_from: '2026-11-16' }).where('provider_id', '=', team.first).where('part', '=', 'cover').execute(); // prettier-ignore
    const { id } = await app.db.kysely
      .selectFrom('caseload_cover')
      .select('id')
      .where('cover_account_id', '=', team.stands)
      .executeTakeFirstOrThrow();
    expect((await app.send(`/caseloads/cover/${String(id)}/undo`, { reason: 'Back early' })).statusCode).toBe(303);
    expect((await coversOf(team.stands)).map((row) => [row.provider_id, row.valid_from, row.valid_to, row.withdrawn_reason])).toEqual([
      [team.first, '2026-11-16', '2026-11-22', null],
      [team.second, '2026-11-30', '2026-12-11', 'Back early'],
    ]);
  });

  it('leaves a provider that somebody covers already, and says so', async () => {
    const team = await aTeam();
    const other = await app.addAdviser('Cal');
    const entered = {
      reason: 'Test',
      entered_by: 'Test',
      entered_at: app.clock.now(),
      withdrawn_by: null,
      withdrawn_at: null,
      withdrawn_reason: null,
    };
    await app.db.kysely
      .insertInto('allocation')
      .values({
        authority_id: app.authorityId,
        provider_id: team.first,
        account_id: other,
        part: 'cover',
        valid_from: '2026-12-01',
        valid_to: '2026-12-04',
        ...entered,
      })
      .execute();
    const check = await app.send('/caseloads/cover', { ...asked(team), step: 'check' });
    expect(words(check.body)).toMatch(/Left as it is: Cal stands in already/);
    await app.send('/caseloads/cover', { ...asked(team), step: 'save', seen: seenIn(check.body) });
    expect((await coversOf(team.stands)).map((row) => row.provider_id)).toEqual([team.second]);
  });

  it('is not done where the caseload changed meanwhile, and does what was seen', async () => {
    const team = await aTeam();
    const check = await app.send('/caseloads/cover', { ...asked(team), step: 'check' });
    await app.db.kysely.updateTable('allocation').set({ valid_to: '2026-12-04' }).where('provider_id', '=', team.first).execute();
    const sent = await app.send('/caseloads/cover', { ...asked(team), step: 'save', seen: seenIn(check.body) });
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toMatch(/The caseload changed while you looked .*Cover from 30 November 2026 to 4 December 2026/);
    expect(await coversOf(team.stands)).toHaveLength(0);
  });

  it('asks for what is missing, in words', async () => {
    const sent = await app.send('/caseloads/cover', { step: 'check', absent: '', cover: '', reason: '' });
    expect(sent.statusCode).toBe(422);
    expect(words(sent.body)).toMatch(/Choose who is away .*Choose who stands in .*Enter the first day .*Enter the last day .*Enter the reason/);
    const { away } = await aTeam();
    expect(words((await app.send('/caseloads/cover', { ...asked({ away, stands: away }), step: 'check' })).body)).toContain('must be somebody else');
  });
});
