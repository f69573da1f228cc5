import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../access/permissions.ts';
import { addOwnProvider, day, latestEventIn, sendForm } from '../by-hand/sent-form.fixture.ts';
import { addAuthority } from '../providers/invented-providers.fixture.ts';
import { listSendUnits } from './find-send-units.ts';
import { sendUnitRoutes } from './send-units.routes.ts';

let app: TestApp;
let lead: string;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => sendUnitRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const answers = (over: Record<string, string> = {}) => ({
  name: 'The Willow Unit',
  kind: 'send-unit',
  need: 'Autistic spectrum disorder',
  places: '12',
  stage: 'open',
  ...day('opens-on', '2024-09-01'),
  source: 'Commissioning plan',
  ...over,
});
const units = (id: number) => listSendUnits(app.db.kysely, id, app.authorityId);
const send = (path: string, form: Record<string, string>) => sendForm(app, path, form, lead);

async function recorded(over: Record<string, string> = {}): Promise<{ id: number; path: string }> {
  const id = await addOwnProvider(app);
  await send(`/providers/${id}/send-units/new`, answers(over));
  return { id, path: `/providers/${id}/send-units/${(await units(id))[0]?.id}` };
}

describe('a SEND unit', () => {
  it('is recorded once, however often the form is sent', async () => {
    const id = await addOwnProvider(app);
    const path = `/providers/${id}/send-units/new`;
    const sent = await Promise.all([1, 2].map(() => app.post(path, { ...answers(), 'latest-event': '0' }, lead)));
    expect(sent.map((answer) => [answer.statusCode, answer.headers.location])).toEqual([[303, `/providers/${id}`], [303, `/providers/${id}`]]); // prettier-ignore
    expect(await units(id)).toMatchObject([
      { name: 'The Willow Unit', places: 12, need: 'Autistic spectrum disorder', stage: 'open', opensOn: '2024-09-01', enteredBy: 'Jo Marsh' },
    ]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: '' }, '#name', 'Enter its name'],
    ['a need that is not on the list', { need: 'Anything' }, '#need', 'Select a need from the list'],
    ['places that are no number', { places: 'a dozen' }, '#places', 'Places must be a whole number, like 12'],
    ['no stage', { stage: '' }, '#stage', 'Select which stage it is at'],
    [
      'a day to come that it opened',
      day('opens-on', '2027-09-01'),
      '#opens-on-day',
      'The day it opened must be today or earlier: if it is still to open, choose “Due to open”',
    ],
    [
      'a closing day though it is open',
      day('closed-on', '2026-08-31'),
      '#closed-on-day',
      'Only what has closed has a closing date: clear the date, or choose “Closed”',
    ],
    ['no source', { source: '' }, '#source', 'Enter who told us, or which document'],
  ])('with %s is not saved', async (_, wrong, href, message) => {
    const id = await addOwnProvider(app);
    const page = await send(`/providers/${id}/send-units/new`, answers(wrong));
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`<a href="${href}">${message}</a>`);
    expect(await units(id)).toEqual([]);
    await expectValidHtml(page.body);
  });

  it('goes from the pipeline to due, open and closed, and its history tells it', async () => {
    const { id, path } = await recorded({ stage: 'pipeline', ...day('opens-on', '2027-09-01') });
    expect((await send(`${path}/stage`, { stage: 'due', source: 'Cabinet decision' })).body).toContain(
      '<a href="#on-day">Enter the day it is due to open</a>',
    );
    await send(`${path}/stage`, { stage: 'due', ...day('on', '2027-01-04'), source: 'Cabinet decision' });
    await send(`${path}/stage`, { stage: 'open', ...day('on', '2026-11-02'), source: 'Head’s email' });
    expect(await units(id)).toMatchObject([{ stage: 'open', opensOn: '2026-11-02' }]);
    expect((await send(`${path}/stage`, { stage: 'due', ...day('on', '2027-01-04'), source: 'x' })).body).toContain(
      'That cannot follow from the present stage',
    );
    await send(`${path}/stage`, { stage: 'closed', ...day('on', '2026-11-20'), source: 'Notice of closure' });
    const page = await app.inject({ url: path, headers: { cookie: lead } });
    for (const words of [
      'Stage: was “In the pipeline”, now “Due to open”',
      'Stage: was “Due to open”, now “Open”',
      'Stage: was “Open”, now “Closed”',
    ])
      expect(page.body).toContain(words);
    expect(page.body).not.toContain(`${path}/stage`);
    await expectValidHtml(page.body);
  });

  it('is corrected with a reason', async () => {
    const { id, path } = await recorded();
    await send(`${path}/correct`, { ...answers({ places: '14' }), reason: 'Two places were added in 2025' });
    expect(await units(id)).toMatchObject([{ places: 14 }]);
    expect((await app.inject({ url: path, headers: { cookie: lead } })).body).toContain('Places: was “12”, now “14”');
  });

  it('has a page of every version, what was changed said in words', async () => {
    const { path } = await recorded();
    await send(`${path}/correct`, { ...answers({ places: '14' }), reason: 'Two places were added in 2025' });
    await send(`${path}/withdraw`, { reason: 'Recorded at the wrong school' });
    expect((await app.inject({ url: path, headers: { cookie: lead } })).body).toContain(`href="${path}/versions">Every version of this record</a>`);
    const page = await app.inject({ url: `${path}/versions`, headers: { cookie: lead } });
    await expectValidHtml(page.body);
    const words = page.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(words).toContain('3 versions, the latest first.');
    const sections = words.split(/(?=Version \d: )/).slice(1);
    expect(sections.map((section) => section.slice(0, 23))).toEqual([
      expect.stringContaining('Version 3: withdrawn'),
      expect.stringContaining('Version 2: corrected'),
      expect.stringContaining('Version 1: recorded'),
    ]);
    expect(sections[0]).toContain('and still. By Jo Marsh. Reason: Recorded at the wrong school');
    expect(sections[0]).toContain('Withdrawn By Jo Marsh: Recorded at the wrong school Changed: was not said before');
    expect(sections[1]).toContain('Places 14 Changed: was “12”');
    expect(sections[1]?.match(/Changed:/g)).toHaveLength(1);
    expect(sections[2]).not.toContain('Changed:');
  });

  it('tells the second of two editors what the first did', async () => {
    const { id, path } = await recorded();
    const form = await app.inject({ url: `${path}/correct`, headers: { cookie: lead } });
    await send(`${path}/correct`, { ...answers({ places: '14' }), reason: 'Two were added' });
    const second = await app.post(
      `${path}/correct`,
      { ...answers({ name: 'Willow' }), 'reason': 'Its usual name', 'latest-event': latestEventIn(form.body) },
      lead,
    );
    expect(second.body).toContain('Jo Marsh corrected the record of The Willow Unit.');
    expect(second.body).toContain('value="Its usual name"');
    expect(await units(id)).toMatchObject([{ name: 'The Willow Unit', places: 14 }]);
  });

  it('is withdrawn with a reason, and stays readable', async () => {
    const { id, path } = await recorded();
    await send(`${path}/withdraw`, { reason: 'Recorded at the wrong school' });
    expect(await units(id)).toEqual([]);
    expect((await app.inject({ url: path, headers: { cookie: lead } })).body).toContain('Recorded at the wrong school');
  });

  it('is not an elected member’s or a headteacher’s to enter, and another authority’s is not there', async () => {
    const { id, path } = await recorded();
    for (const role of ['elected-member', 'headteacher']) {
      const cookie = await app.signInAs(role, { reaches: [{ kind: 'provider', providerId: id }] });
      expect((await app.post(`${path}/withdraw`, { reason: 'x' }, cookie)).statusCode).toBe(403);
    }
    const elsewhere = await app.db.transaction((tx) => addAuthority(tx, '201', 'Elsewhere Council'));
    const cookie = await app.signInAs('lead', { authorityId: elsewhere });
    expect((await app.inject({ url: path, headers: { cookie } })).statusCode).toBe(404);
    expect((await app.inject({ url: `${path}/versions`, headers: { cookie } })).statusCode).toBe(404);
    expect((await app.post(`${path}/withdraw`, { reason: 'x' }, cookie)).statusCode).toBe(404);
    expect(await units(id)).toHaveLength(1);
  });
});
