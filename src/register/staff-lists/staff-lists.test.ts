import { beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { addPerson } from '../../../test/harness/people.ts';
import { isAllowed } from '../access/permissions.ts';
import { addAuthority, addProvider } from '../providers/invented-providers.fixture.ts';
import { staffListRoutes } from './staff-lists.routes.ts';

let app: TestApp;
let lead: string;
beforeAll(async () => {
  app = await openTestApp({
    routes: (db, clock) => staffListRoutes({ db, clock, publicAddress: 'https://waymark.example', workSources: [] }),
    access: isAllowed,
  });
  await app.db.transaction((tx) => addProvider(tx, app.authorityId, { name: 'Kelby School', la_code: '999', urn: 900001 }));
  lead = await app.signInAs('lead', { name: 'Lena Leeds' });
});

async function send(lines: readonly string[], cookie = lead) {
  const { token, cookie: cookies } = await app.formToken(cookie);
  const text = ['name,email,role,job_title,provider_urn', ...lines].join('\n');
  const part = `--x\r\ncontent-disposition: form-data; name="file"; filename="staff.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--x--\r\n`;
  const headers = { 'cookie': cookies, 'content-type': 'multipart/form-data; boundary=x' };
  return app.inject({ method: 'POST', url: `/accounts/import?_csrf=${encodeURIComponent(token)}`, headers, payload: part });
}
const get = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const find = (email: string) => app.db.kysely.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
const mails = async () => (await app.db.kysely.selectFrom('mail').select('to_address').execute()).map(({ to_address }) => to_address);

it('shows what each line would do and why one is rejected, and does nothing before it is accepted', async () => {
  await addPerson(app, 'governor', { authorityId: app.authorityId, name: 'Greta Governor' });
  await app.db.kysely.updateTable('account').set({ email: 'greta@list.example' }).where('name', '=', 'Greta Governor').execute();
  const sent = await send([
    'Jane Marchbank,jane@list.example,headteacher,Head,900001',
    'Nell Network,nell@list.example,network-member,,',
    'Greta Gouverneur,greta@list.example,governor,,900001',
    'Nobody,not-an-address,headteacher,,900001',
    'Jane Again,JANE@list.example,headteacher,,900001',
  ]);
  const path = String(sent.headers.location);
  const page = await get(path);
  for (const words of [
    'waits for approval',
    'invited at once',
    'Greta Governor, then Greta Gouverneur',
    'not-an-address” is not an email',
    'An earlier line',
  ])
    expect(page.body).toContain(words);
  await expectValidHtml(page.body, path);
  expect(await find('jane@list.example')).toBeUndefined();
  // The same file, which waits already.
  expect((await send([])).statusCode).toBe(422);

  const accepted = await app.post(`${path}/accept`, {}, lead);
  expect(accepted.headers.location).toBe(path);
  expect(await find('jane@list.example')).toMatchObject({ state: 'requested', role: 'headteacher', job_title: 'Head' });
  expect(await find('nell@list.example')).toMatchObject({ state: 'invited' });
  expect(await find('greta@list.example')).toMatchObject({ name: 'Greta Gouverneur', role: 'governor' });
  expect((await mails()).filter((to) => to.endsWith('@list.example'))).toEqual(['nell@list.example']);
  const after = await get(path);
  for (const words of ['Made: waits for approval', 'Made: invited', 'Details changed; Reach waits for approval', 'Rejected: “not-an-address”'])
    expect(after.body).toContain(words);
  await expectValidHtml(after.body, path);
});

it('is one list however often the file is sent, and is accepted once however often that is', async () => {
  const lines = ['Tess Twice,tess@twice.example,elected-member,,'];
  const [first, second] = [await send(lines), await send(lines)];
  expect(second.headers.location).toBe(first.headers.location);
  const path = String(first.headers.location);
  await Promise.all([app.post(`${path}/accept`, {}, lead), app.post(`${path}/accept`, {}, lead)]);
  expect(await app.db.kysely.selectFrom('account').select('id').where('email', '=', 'tess@twice.example').execute()).toHaveLength(1);
  expect((await mails()).filter((to) => to === 'tess@twice.example')).toHaveLength(1);
  // Read again afterwards, it says that everybody is there.
  const again = String((await send(lines)).headers.location);
  expect(again).not.toBe(path);
  expect((await get(again)).body).toContain('There already');
});

it('gives nobody who sends it a role or a reach of their own: a role that opens casework waits for somebody else', async () => {
  await app.db.kysely.updateTable('account').set({ email: 'lena@list.example' }).where('name', '=', 'Lena Leeds').execute();
  const path = String((await send(['Lena Leeds,lena@list.example,administrator,,'])).headers.location);
  await app.post(`${path}/accept`, {}, lead);
  expect(await find('lena@list.example')).toMatchObject({ role: 'lead' });
  expect((await get(path)).body).toContain('Role not changed: This is your own account');
});

it('put aside does nothing', async () => {
  const path = String((await send(['Una Unwanted,una@list.example,elected-member,,'])).headers.location);
  await app.post(`${path}/discard`, {}, lead);
  await app.post(`${path}/accept`, {}, lead);
  expect(await find('una@list.example')).toBeUndefined();
});

it('that cannot be read is refused in words, with the form', async () => {
  const none = await send(['']);
  expect(none.statusCode).toBe(422);
  expect(none.body).toContain('The file has no rows below the first line');
  await expectValidHtml(none.body, '/accounts/import');
});

it('has a template that it reads itself', async () => {
  const template = await get('/accounts/import/template.csv');
  expect(template.headers['content-disposition']).toContain('staff-list.csv');
  expect(template.body.replace('\uFEFF', '').split('\r\n')[0]).toBe(
    'name,email,role,job_title,provider_urn,trust_uid,locality,strand,diocese_code,sign_in_method,expires_on',
  );
});

it('of another authority is not there', async () => {
  const path = String((await send(['Oona Own,oona@list.example,elected-member,,'])).headers.location);
  const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '998', 'Elsewhere'));
  const stranger = await app.signInAs('lead', { authorityId: elsewhere });
  expect((await get(path, stranger)).statusCode).toBe(404);
  for (const what of ['accept', 'discard']) expect((await app.post(`${path}/${what}`, {}, stranger)).statusCode).toBe(404);
  expect((await get('/accounts/import', stranger)).body).not.toContain('staff.csv');
});
