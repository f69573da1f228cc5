import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { recordTierSummary } from '../../register/tier-summaries/record-tier-summary.ts';
import { recordAgreedAction } from '../actions/record-agreed-action.ts';
import { liaisonRoutes } from './liaison.routes.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => liaisonRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

let trusts = 0;
/** A trust with a school of whom something of every kind is known. */
async function aTrust(urn?: number) {
  trusts += 1;
  const trust = { uid: `77${String(trusts)}`, name: `Fenholt Trust ${String(trusts)}` };
  const id = await addOwnProvider(app, { name: `Fenholt School ${String(trusts)}`, trust, ...(urn === undefined ? {} : { urn }) });
  const actor: Actor = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: app.authorityId, tokenId: null };
  await app.db.transaction(async (tx) => {
    const given = {
      authorityId: app.authorityId,
      providerId: id,
      cameFrom: 'visit',
      cameFromId: 1,
      ownerSide: 'provider',
      ownerName: 'Head',
      ownerAccountId: null,
    } as const;
    const days = { agreedOn: '2026-11-02', dueOn: '2026-12-30', dueHow: 'Set', measure: null } as const;
    const doing = { actor, clock: app.clock, event: 'agreed-action.recorded' } as const;
    await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Share the curriculum plan', isShared: true });
    await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Quiet word', isShared: false });
    await recordAgreedAction(tx, doing, { ...given, ...days, what: 'Secret concern', isShared: true, isRestricted: true });
    await recordAgreedAction(tx, doing, { ...given, ...days, cameFrom: 'concern', what: 'Settle the complaint', isShared: true });
    await recordTierSummary(tx, { authorityId: app.authorityId, providerId: id, tier: 'secure', since: '2026-11-01' });
  });
  const { rows } = await sql<{ id: number }>`select id from organisation where uid = ${trust.uid}`.execute(app.db.kysely);
  const sent = await sendForm(app, '/liaison/new', { body: `trust:${String(rows[0]?.id)}`, ...day('on', '2026-11-23') }, lead);
  return { id, path: String(sent.headers.location) };
}

describe('the agenda of a liaison meeting', () => {
  it('has what may be shared with a trust, and nothing else', async () => {
    const { path } = await aTrust();
    const page = await open(path);
    expect(words(page.body)).toMatch(/Agreed action: Share the curriculum plan .*Tier in force: Secure, in force since 1 November 2026/);
    expect(page.body).not.toMatch(/Quiet word|Secret concern|Settle the complaint/);
    await expectValidHtml(page.body);
    expect((await open(`${path}/word`)).headers['content-type']).toContain('wordprocessingml');
    await expectValidHtml((await open('/liaison')).body);
    await expectValidHtml((await open('/liaison/new')).body);
  });

  it('for RISE and the Regions Group has schools that these deal with, and no tier', async () => {
    await aTrust(900101);
    await aTrust(900102);
    await sql`insert into rise_school (key, hash, release_id, urn, name) values ('900101', 'x', 1, 900101, 'Listed')`.execute(app.db.kysely);
    const listed = `Fenholt School ${String(trusts - 1)}`;
    for (const body of ['rise', 'regions-group']) {
      const sent = await sendForm(app, '/liaison/new', { body, ...day('on', '2026-11-20') }, lead);
      const page = words((await open(String(sent.headers.location))).body);
      expect(page, body).toMatch(new RegExp(`${listed} .*On the Department’s RISE list: The Department works with this school`));
      expect(page.includes('Share the curriculum plan'), `${body} has what a school agreed to only where it works with it`).toBe(body === 'rise');
      expect(page, body).not.toMatch(/Tier in force|Secure|Settle the complaint/);
      expect(page, body).not.toContain(`Fenholt School ${String(trusts)}`);
    }
  });

  it('shows each reader the schools that they reach', async () => {
    const { id, path } = await aTrust();
    expect(words((await open(path, await app.signInAs('sia', { caseload: [id] }))).body)).toContain('Share the curriculum plan');
    expect(words((await open(path, await app.signInAs('sia'))).body)).toContain('Nothing is on the agenda');
    expect((await open(path, await app.signInAs('trust-executive'))).statusCode).toBe(403);
  });

  it('is drawn again as things stand, and keeps what was decided', async () => {
    const { id, path } = await aTrust();
    const [, decide] = /href="([^"]+\/decision)"/.exec((await open(path)).body) ?? [];
    await sendForm(app, String(decide), { decision: 'The trust brings it in January' }, lead);
    await sql`update agreed_action set state = 'done', done_on = '2026-11-20', done_by = 'Test', done_at = now() where provider_id = ${id} and is_shared`.execute(
      app.db.kysely,
    );
    await app.db.transaction((tx) =>
      recordTierSummary(tx, { authorityId: app.authorityId, providerId: id, tier: 'secure-plus', since: '2026-11-22' }),
    );
    await sendForm(app, `${path}/refresh`, {}, lead);
    const page = words((await open(path)).body);
    expect(page).toContain('Decided: The trust brings it in January');
    expect(page).toContain('Secure+, in force since 22 November 2026');
    expect(page).not.toContain('Secure, in force since 1 November');
  });
});

describe('what is decided', () => {
  it('is recorded, with actions that say where they come from, until the meeting is closed', async () => {
    const { id, path } = await aTrust();
    const [, decide] = /href="([^"]+\/decision)"/.exec((await open(path)).body) ?? [];
    const empty = await sendForm(app, String(decide), { decision: '' }, lead);
    expect(words(empty.body)).toContain('Enter what was decided');
    await expectValidHtml(empty.body);
    await sendForm(app, String(decide), { decision: 'Two visits' }, lead);
    const action = String(decide).replace(/decision$/, 'action');
    const form = {
      'what': 'Arrange the visits',
      'side': 'other',
      'owner': 'Trust',
      'due-way': 'date',
      ...day('agreed', '2026-11-23'),
      ...day('due', '2026-12-01'),
      'measure': '',
      'shared': 'yes',
    };
    expect((await sendForm(app, action, form, lead)).headers.location).toBe(path);
    expect((await open(action, await app.signInAs('sia'))).statusCode).toBe(404);
    const stranger = await app.signInAs('sia', { caseload: [id] });
    expect((await open(action, stranger)).statusCode).toBe(200);
    await sendForm(app, `${path}/close`, { present: 'Jo Marsh and the chief executive' }, lead);
    const page = await open(path);
    expect(words(page.body)).toMatch(/Present: Jo Marsh and the chief executive .*Decided: Two visits .*Arrange the visits/);
    await expectValidHtml(page.body);
    expect((await open(String(decide))).statusCode).toBe(404);
  });
});
