import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, day, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { addAuthority } from '../../register/providers/invented-providers.fixture.ts';
import { evidenceRoutes } from '../evidence.routes.ts';

let app: TestApp;
let lead: string;
let trusts = 0;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => evidenceRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const answers = (over: Record<string, string> = {}) => ({
  kind: 'trust',
  ...day('on', '2026-03-02'),
  ...day('published', '2026-05-11'),
  by: 'Ofsted',
  outcome: 'Strong standard',
  source: 'The report',
  ...over,
});
const send = (path: string, form: Record<string, string>) => sendForm(app, path, form, lead);

async function newTrust(): Promise<string> {
  trusts += 1;
  await addOwnProvider(app, { trust: { uid: `98${trusts}`, name: `Marl Trust ${trusts}` } });
  return `/trusts/98${trusts}/inspections`;
}

/** The path of an inspection that has been entered. */
async function recorded(base: string, over: Record<string, string> = {}): Promise<string> {
  const saved = await send(`${base}/new`, { ...answers(over), step: 'confirmed' });
  return String(saved.headers.location);
}

describe('inspections of a body', () => {
  it('of a trust say what to do where there is none, are read back, and stand with their outcome', async () => {
    const base = await newTrust();
    const empty = await open(base);
    expect(empty.body).toContain('No inspection is recorded');
    await expectValidHtml(empty.body);
    const check = await send(`${base}/new`, answers());
    expect(check.body).toContain('Check before you save');
    await expectValidHtml(check.body);
    const path = await recorded(base);
    expect(path).toMatch(/^\/trusts\/98\d+\/inspections\/\d+$/);
    expect(await recorded(base)).toBe(path);
    const list = await open(base);
    expect(words(list.body)).toContain('Inspection of the trust, 2 March 2026 Strong standard No action is recorded.');
    await expectValidHtml(list.body);
  });

  it('of the authority are its own: ILACS and area SEND, and none of a trust', async () => {
    const form = await open('/authority/inspections/new');
    expect(form.body).toContain('Area SEND inspection');
    expect(form.body).not.toContain('Inspection of the trust');
    const path = await recorded('/authority/inspections', { kind: 'area-send', by: 'Ofsted and the Care Quality Commission' });
    expect(words((await open(path)).body)).toContain('Ofsted and the Care Quality Commission');
    expect((await open(await newTrust())).body).not.toContain('Area SEND inspection');
    expect((await open(path.replace('/authority', (await newTrust()).replace('/inspections', '')))).statusCode).toBe(404);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no kind', { kind: '' }, '#kind', 'Select which kind of inspection it was'],
    ['a day to come', day('on', '2027-03-02'), '#on-day', 'The day it began must be today or earlier'],
    ['a report before it', day('published', '2026-03-01'), '#published-day', 'The report cannot be published before the inspection began'],
    ['no outcome', { outcome: '' }, '#outcome', 'Enter its outcome, in its own words'],
  ])('with %s are not saved, and nothing typed is lost', async (_, wrong, href, message) => {
    const base = await newTrust();
    const page = await send(`${base}/new`, { ...answers({ source: 'Typed before', ...wrong }), step: 'confirmed' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}</a>`);
    expect(page.body).toContain('value="Typed before"');
  });

  it('have actions: whose, due when, done when; overdue ones say so', async () => {
    const path = await recorded(await newTrust());
    const wrong = await send(`${path}/actions/new`, { what: 'Publish the plan', owner: 'Head of SEND', ...day('due', '2026-01-01') });
    expect(wrong.body).toContain('It cannot be due before the inspection, which began on 2 March 2026');
    for (const due of ['2026-06-01', '2026-11-30']) {
      const saved = await send(`${path}/actions/new`, { what: `Publish the plan of ${due}`, owner: 'Head of SEND', ...day('due', due) });
      expect(saved.headers.location).toBe(path);
    }
    const page = await open(path);
    expect(words(page.body)).toContain('Overdue by 175 days');
    expect(words(page.body)).toContain('Due in 7 days');
    await expectValidHtml(page.body);
    const [first, second] = [...page.body.matchAll(/actions\/(\d+)\/done/g)].map(([, id]) => `${path}/actions/${id ?? ''}`);
    expect((await send(`${first}/done`, day('done', '2026-12-01'))).body).toContain('The day it was done must be today or earlier');
    await send(`${first}/done`, { ...day('done', '2026-06-03'), note: 'The council’s site' });
    await send(`${second}/withdraw`, { reason: 'Entered twice' });
    const after = await open(path);
    expect(words(after.body)).toContain('Done, 2 days late');
    expect(words(after.body)).toContain('Withdrawn by Jo Marsh on 23 November 2026 at 9:00 am: Entered twice');
    await expectValidHtml(after.body);
    expect(words((await open(path.replace(/\/\d+$/, ''))).body)).toContain('1 of 1 action done.');
  });

  it('are withdrawn with a reason and stay readable, and take no more actions', async () => {
    const base = await newTrust();
    const path = await recorded(base);
    await send(`${path}/withdraw`, { reason: 'Of another trust' });
    expect(words((await open(base)).body)).toContain('Withdrawn Inspection of the trust, 2 March 2026');
    expect((await open(path)).body).toContain('Of another trust');
    expect((await open(`${path}/actions/new`)).statusCode).toBe(404);
  });

  it('are for officers to read and for a lead or a data officer to enter, and another authority’s are not there', async () => {
    const base = await newTrust();
    const path = await recorded(base);
    const adviser = await app.signInAs('sia');
    expect((await open(path, adviser)).statusCode).toBe(200);
    expect((await open(`${base}/new`, adviser)).statusCode).toBe(403);
    expect((await open(path, await app.signInAs('headteacher'))).statusCode).toBe(403);
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    const stranger = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await open(path, stranger)).statusCode).toBe(404);
    expect((await app.post(`${path}/withdraw`, { reason: 'x' }, stranger)).statusCode).toBe(404);
  });
});
