import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../../../test/harness/app.ts';
import { recordKinds } from '../../app.ts';
import { partsForPerson } from '../../accountability/disclosure/disclosure.ts';
import { listHeldAboutPerson, listHeldAboutProvider } from '../../accountability/disclosure/list-held.ts';
import { auditRoutes } from '../../platform/audit/audit.routes.ts';
import { auditSubjects, isAllowed, roles } from '../../register/index.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { actionRoutes } from '../actions/actions.routes.ts';
import { aConcern, aboutSafeguarding, concernsOf } from './concerns.fixture.ts';
import { concernRoutes } from './concerns.routes.ts';
import { findGuardedSubjects } from './find-guarded-subjects.ts';

const open = async () => {
  const app = await openTestApp({
    routes: (db, clock) => [
      ...concernRoutes({ db, clock }),
      ...actionRoutes({ db, clock }),
      ...auditRoutes({ db, clock, subjects: { ...auditSubjects, listGuarded: findGuardedSubjects }, roleWords: roles }),
    ],
    access: isAllowed,
  });
  return { app, ...concernsOf(app) };
};
let on: Awaited<ReturnType<typeof open>>;
let lead: string;
let clerk: string;

beforeAll(async () => {
  on = await open();
  lead = await on.app.signInAs('lead', { name: 'Jo Marsh' });
  clerk = await on.app.signInAs('data-officer', { name: 'Bo Finch' });
});

const idOf = (path: string): number => Number(path.split('/').at(-1));
const action = { what: 'Fill both posts', side: 'provider', owner: 'The head', ...day('due', '2027-01-29'), measure: 'Nobody acts up' };
const agree = (path: string, over: Record<string, string> = {}) => on.app.post(`${path}/actions/new`, { ...action, ...over }, lead);
const actionOf = async (path: string): Promise<string> => {
  const { rows } = await sql<{ id: number }>`select id from agreed_action where came_from = 'concern' and came_from_id = ${idOf(path)}`.execute(on.app.db.kysely);
  return `/actions/${String(rows[0]?.id)}`;
}; // prettier-ignore
const authority = () => ({ id: on.app.authorityId, laCode: '999', name: 'Testshire Council' });

describe('an action of a concern', () => {
  it('is shared only once the provider was told, and outside it is not said that it came from one', async () => {
    const school = await on.aSchool();
    const head = await on.app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    const path = await on.log(school, clerk);
    expect(on.words((await agree(path, { shared: 'yes' })).body)).toContain('Record first what the provider was told');
    await on.tell(path, lead);
    expect((await agree(path, { shared: 'yes' })).headers.location).toBe(path);
    for (const url of ['/actions', '/actions/csv', await actionOf(path)]) {
      const { body } = await on.open(url, head);
      expect(body, url).toContain('Fill both posts');
      expect(body, url).toContain('Agreed with the authority');
      expect(body, url).not.toContain('A concern');
    }
    expect((await on.open(await actionOf(path), lead)).body).toContain('A concern');
  });

  it('is not opened again while the concern is closed', async () => {
    const path = await on.log(await on.aSchool(), clerk);
    await on.decide(path, lead, 'accept');
    await on.tell(path, lead);
    await agree(path);
    const one = await actionOf(path);
    await on.app.post(`${one}/withdraw`, { reason: 'Agreed twice' }, lead);
    await on.decide(path, lead, 'close', { outcome: 'resolved' });
    expect(on.words((await on.app.post(`${one}/reopen`, { reason: 'Still empty' }, lead)).body)).toContain('Reopen the concern first');
  });

  it('leaves no word in the trail, and of one that is restricted later the trail shows and files tell no more than that it was done', async () => {
    const school = await on.aSchool();
    const path = await on.log(school, clerk);
    await agree(path);
    const one = await actionOf(path);
    await on.app.post(`${one}/withdraw`, { reason: 'A telling reason' }, lead);
    await on.app.post(`${path}/restriction`, { reason: 'It names somebody' }, lead);
    const { rows } = await sql<{ sequence: number; all: string }>`select sequence, concat_ws(' ', before, after) as all from audit_event
      where subject_kind = 'agreed-action' and subject_id = ${String(idOf(one))} order by id`.execute(on.app.db.kysely);
    expect(rows.map(({ all }) => all).join(' ')).not.toMatch(/Fill both posts|acts up/);
    const auditor = await on.app.signInAs('auditor');
    const pages = [`/audit/${String(rows.at(-1)?.sequence)}`, '/audit', '/audit.csv'];
    for (const url of pages) expect((await on.open(url, auditor)).body, url).not.toContain('A telling reason');
    expect((await on.open(pages[0] ?? '', auditor)).body).toContain('This record is for named people');
    const listed = async (cookie: string, file = '') =>
      (await on.open(`/audit${file}?reason=telling`, cookie)).body.includes(
        file === '' ? `href="${pages[0] ?? ''}"` : `${pages[0]?.split('/').at(-1) ?? ''},`,
      );
    for (const file of ['', '.csv']) expect(await listed(auditor, file), `found${file} by a word of a reason that is kept back`).toBe(false);
    await on.app.post(`${path}/restriction`, { change: 'lift', reason: 'It no longer does' }, lead);
    for (const file of ['', '.csv']) expect(await listed(auditor, file), `found${file} once it is nobody’s alone`).toBe(true);
    await on.app.post(`${path}/restriction`, { reason: 'It names somebody' }, lead);
    const held = await listHeldAboutProvider(on.app.db.kysely, recordKinds, authority(), school);
    expect(held.find(({ kind }) => kind.kind === 'audit-event')?.total).toBeGreaterThan(2);
    expect(JSON.stringify(held.filter(({ kind }) => kind.kind === 'audit-event').map((each) => each.rows))).not.toContain('A telling reason');
  });
});

describe('a restricted concern that nobody else could decide on', () => {
  it('is told of by its number to those who may break the glass, and stands in their queue at once', async () => {
    const path = await on.log(await on.aSchool(), clerk, { ...aboutSafeguarding, title: 'Gates stand open' });
    const number = String(idOf(path));
    const told = (await on.noticesOf('Jo Marsh')).filter(({ subject }) => subject.includes(`Record ${number} waits`));
    expect(told).toMatchObject([{ urgency: 'urgent', href: '/concerns/queue' }]);
    const queue = await on.open('/concerns/queue', lead);
    expect(queue.body).toContain(`break-glass?number=${number}"`);
    expect(queue.body).not.toContain('Gates stand open');
  });
});

describe('a concern about the head', () => {
  it('gives the head no word of it in the file about them, and says that it is to be looked at', async () => {
    const path = await on.log(await on.aSchool(), clerk, { ...aConcern, 'evidence': 'Perpetua Quillfeather shouts', 'about-head': 'yes' });
    await on.decide(path, lead, 'monitor', { 'reason': 'Perpetua Quillfeather was seen', 'about-head': 'yes' });
    const person = { names: ['Perpetua Quillfeather'], emails: [], accountIds: [] };
    const held = await listHeldAboutPerson(on.app.db.kysely, recordKinds, authority(), person);
    const parts = partsForPerson(held, { theirs: person.names, emails: [], accountIds: [], everybody: [] });
    expect(JSON.stringify(parts)).not.toMatch(/shouts|was seen/);
    const evidence = parts.find(({ kind }) => kind === 'concern')?.records.flatMap(({ fields }) => fields);
    expect(evidence).toMatchObject([{ column: 'evidence', value: null, withheld: expect.stringContaining('looked at') as string }]);
    expect(evidence?.[0]?.prompts.length).toBeGreaterThan(0);
  });

  it('takes what its finding said back, once that is known or it is restricted', async () => {
    const [one, other] = [await on.aSchool(), await on.aSchool()];
    const [found, restricted] = [await on.log(one, clerk), await on.log(other, clerk)];
    for (const path of [found, restricted]) await on.decide(path, lead, 'accept');
    const titlesOf = async (school: number) => (await on.findingsOf(school)).map(({ title }) => title);
    for (const school of [one, other]) expect(await titlesOf(school)).toEqual(['Leadership']);
    await on.decide(found, lead, 'monitor', { 'about-head': 'yes' });
    await on.app.post(`${restricted}/restriction`, { reason: 'It names somebody' }, lead);
    for (const school of [one, other]) expect(await titlesOf(school)).toEqual(['Kept with the concern']);
  });
});

describe('the same sent again', () => {
  it('is kept once; a correction is not swallowed', async () => {
    const school = await on.aSchool();
    const first = await on.log(school, clerk);
    expect(await on.log(school, clerk)).toBe(first);
    expect(await on.log(school, clerk, { ...aConcern, severity: 'high' })).not.toBe(first);
  });
});
