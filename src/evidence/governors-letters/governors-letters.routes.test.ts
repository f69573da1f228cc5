import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { recordAgreedAction } from '../actions/record-agreed-action.ts';
import { governorsLetterRoutes } from './governors-letters.routes.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => governorsLetterRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const textIn = (html: string, name: string): string =>
  (new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)`).exec(html)?.[1] ?? '').replaceAll('&#39;', "'").trim();

async function agree(
  providerId: number,
  what: string,
  over: { isShared?: boolean; isRestricted?: boolean; cameFrom?: 'concern' } = {},
): Promise<void> {
  const actor: Actor = { kind: 'operator', accountId: null, name: 'Test', role: null, authorityId: app.authorityId, tokenId: null };
  const given = {
    authorityId: app.authorityId,
    providerId,
    cameFrom: 'visit',
    cameFromId: 1,
    ownerSide: 'provider',
    ownerName: 'Chair of governors',
    ownerAccountId: null,
  } as const;
  const days = { agreedOn: '2026-11-02', dueOn: '2026-12-30', dueHow: 'Set', measure: null } as const;
  await app.db.transaction((tx) =>
    recordAgreedAction(tx, { actor, clock: app.clock, event: 'agreed-action.recorded' }, { ...given, ...days, what, isShared: true, ...over }),
  );
}

async function aDraft() {
  const id = await addOwnProvider(app);
  const base = `/providers/${String(id)}/governors-letters`;
  await agree(id, 'Visit the early years');
  await agree(id, 'Quiet word', { isShared: false });
  await agree(id, 'Secret concern', { isRestricted: true });
  // Shared with the head, who was told of the concern: a letter would tell everybody else that there was one.
  await agree(id, 'Settle the complaint', { cameFrom: 'concern' });
  const form = await open(`${base}/new`);
  const answers = {
    introduction: textIn(form.body, 'introduction'),
    findings: textIn(form.body, 'findings'),
    questions: textIn(form.body, 'questions'),
  };
  const sent = await sendForm(app, `${base}/new`, answers, lead);
  return { id, base, form, answers, path: String(sent.headers.location) };
}
const governorOf = (role: string, providerId: number) => app.signInAs(role, { reaches: [{ kind: 'provider', providerId }] });

describe('the governors’ letter', () => {
  it('is drafted from what may be shared, with five questions, and is nobody’s outside until it is issued', async () => {
    const { id, base, form, answers, path } = await aDraft();
    await expectValidHtml(form.body);
    expect(answers.questions.split('\n')).toHaveLength(5);
    const chair = await governorOf('chair', id);
    expect((await open(path, chair)).statusCode).toBe(404);
    expect(words((await open(base, chair)).body)).toContain('None has been issued');
    const page = await open(path);
    expect(words(page.body)).toMatch(/Draft\. .*Visit the early years \(Chair of governors, by 30 December 2026\)/);
    expect(page.body).not.toMatch(/Quiet word|Secret concern|Settle the complaint/);
    await expectValidHtml(page.body);
    expect((await open(`${path}/word`)).headers['content-type']).toContain('wordprocessingml');
  });

  it('is read by chair, governor and clerk once it is issued, and they are told', async () => {
    const { id, path, base } = await aDraft();
    const readers = await Promise.all(['chair', 'governor', 'clerk'].map((role) => governorOf(role, id)));
    expect((await open(`${path}/issue`, readers[0])).statusCode).toBe(403);
    await expectValidHtml((await open(`${path}/issue`)).body);
    await sendForm(app, `${path}/issue`, {}, lead);
    for (const cookie of readers) expect(words((await open(path, cookie)).body)).toContain('Five questions to ask');
    expect((await open(path, await governorOf('headteacher', id))).statusCode).toBe(403);
    expect((await open(path, await app.signInAs('chair'))).statusCode).toBe(404);
    const { rows } = await sql<{ told: number }>`select count(*)::int as told from notice where href = ${path}`.execute(app.db.kysely);
    expect(rows[0]?.told).toBe(3);
    await expectValidHtml((await open(base, readers[0])).body);
    expect((await open(`${path}/edit`)).statusCode).toBe(404);
  });

  it('keeps what governors had to do as it stood, and its versions', async () => {
    const { id, path, base, answers } = await aDraft();
    await sendForm(app, `${path}/issue`, {}, lead);
    await agree(id, 'Agreed afterwards');
    expect(words((await open(path)).body)).not.toContain('Agreed afterwards');
    const next = await sendForm(app, `${base}/new`, { ...answers, introduction: 'A second version' }, lead);
    await sendForm(app, `${String(next.headers.location)}/issue`, {}, lead);
    const list = words((await open(base)).body);
    expect(list).toMatch(/version 2 Issued .*version 1 Replaced/);
    expect(words((await open(path)).body)).toContain('A later version has taken its place.');
    expect(words((await open(String(next.headers.location))).body)).toContain('Agreed afterwards');
  });

  it('is edited by one at a time, needs five questions, and is withdrawn with a reason', async () => {
    const { id, path, base, answers } = await aDraft();
    const was = JSON.stringify([answers.introduction, answers.findings, answers.questions]);
    const few = await sendForm(app, `${path}/edit`, { ...answers, was, questions: 'Only one?' }, lead);
    expect(words(few.body)).toContain('Enter five questions');
    expect(few.body).toContain('Only one?');
    expect((await sendForm(app, `${path}/edit`, { ...answers, was, introduction: 'Mine' }, lead)).statusCode).toBe(303);
    const late = await sendForm(app, `${path}/edit`, { ...answers, was, introduction: 'Theirs' }, lead);
    expect(words(late.body)).toContain('Somebody edited the draft meanwhile');
    const second = await sendForm(app, `${base}/new`, { ...answers, introduction: 'Another draft' }, lead);
    expect(words(second.body)).toContain('has drafted a letter for');
    await sendForm(app, `${path}/issue`, {}, lead);
    await sendForm(app, `${path}/withdraw`, { reason: 'The wrong school' }, lead);
    expect(words((await open(path)).body)).toContain('Reason: The wrong school');
    expect((await open(path, await governorOf('clerk', id))).statusCode).toBe(404);
  });
});
