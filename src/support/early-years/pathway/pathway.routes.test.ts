import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { addOwnProvider, day } from '../../../register/by-hand/sent-form.fixture.ts';
import { programmeRoutes } from '../../programmes/programmes.routes.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { earlyYearsRoutes } from '../early-years.routes.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp((means) => [...earlyYearsRoutes(means), ...programmeRoutes(means)]);
});

const of = (id: number, rest = '') => `/providers/${String(id)}/early-years${rest}`;
const page = async (url: string, cookie = app.lead) => words((await app.open(url, cookie)).body);
const seenIn = async (url: string, cookie: string) => /name="seen" value="(\d+)"/.exec((await app.open(url, cookie)).body)?.[1] ?? '';
const runsOf = (id: number) => app.db.kysely.selectFrom('programme_run').selectAll().where('provider_id', '=', id).orderBy('id').execute();

/** A nursery whose pathway has begun, with its adviser and its manager signed in. */
async function begun(name: string) {
  const setting = { phase: 'early-years', legal_track: 'early-years', state_funded: false, kind: 'nursery', type_name: 'Nursery' } as const;
  const id = await addOwnProvider(app, { ...setting, name, opened_on: '2026-10-12' });
  const adviser = await app.signInAs('eeca', { name: `Adviser of ${name}`, caseload: [id] });
  const head = await app.signInAs('headteacher', { name: `Manager of ${name}`, reaches: [{ kind: 'provider', providerId: id }] });
  await app.send(of(id, '/pathway'), {}, adviser);
  return { id, adviser, head, form: of(id, '/pathway-visit') };
}

describe('a visit of the newly registered pathway', () => {
  it('puts what somebody is to do after a visit on the one list, once however often it is sent, and asks for what is missing of it', async () => {
    const { id, adviser, head, form } = await begun('Larch Nursery');
    await expectValidHtml((await app.open(form, adviser)).body);
    const visit = { ...day('on', '2026-11-23'), 'seen-there': 'A calm start', 'agreed': '', 'seen': await seenIn(form, adviser) };
    const half = await app.send(form, { ...visit, 'what': 'Label the pegs', 'seen-there': '', ...day('due', '2026-11-20') }, adviser);
    expect(half.statusCode).toBe(422);
    expect(words(half.body)).toMatch(/Enter what was seen and talked about.*Choose whose it is/);
    expect(half.body).toContain('Label the pegs');
    const past = { ...visit, what: 'Label the pegs', owner: 'manager', ...day('due', '2026-11-20') };
    expect(words((await app.send(form, past, adviser)).body)).toContain('It cannot be due before it was agreed, on 23 November 2026');
    const whole = { ...past, ...day('due', '2026-12-18') };
    for (const time of [1, 2]) expect((await app.send(form, whole, adviser)).statusCode, String(time)).toBe(303);
    const kept = await app.db.kysely.selectFrom('agreed_action').selectAll().where('provider_id', '=', id).execute();
    expect(kept).toMatchObject([{ came_from: 'early-years-visit', came_from_words: 'Visit of 23 November 2026', what: 'Label the pegs', owner_side: 'provider', due_on: '2026-12-18', is_shared: true }]);
    expect(await page(of(id), head)).toContain('1 open action');
  }); // prettier-ignore

  it('that was recorded wrongly is corrected by stopping the pathway and beginning it again, and counts for nothing', async () => {
    const { id, adviser, form } = await begun('Myrtle Nursery');
    const visit = async (on: string) =>
      app.send(form, { ...day('on', on), 'seen-there': 'A calm start', 'agreed': '', 'seen': await seenIn(form, adviser) }, adviser);
    const [wrong] = await runsOf(id);
    const path = `/providers/${String(id)}/programmes`;
    const contact = { ...day('on', '2026-11-23'), 'field-with': 'The manager', 'seen': await seenIn(form, adviser) };
    expect((await app.send(`${path}/${String(wrong?.id)}/tasks/contact`, contact, adviser)).statusCode).toBe(303);
    expect((await visit('2026-11-23')).statusCode).toBe(303);
    const gone = await page(of(id), adviser);
    expect(gone).toContain('After that, the lead stops the pathway there, as begun in error');
    expect(gone).toMatch(/Next visit 25 January 2027/);

    const stop = `${path}/${String(wrong?.id)}/stop`;
    const reason = {
      ...day('on', '2026-11-23'),
      'in-error': 'yes',
      'reason': 'The visit was of another nursery',
      'seen': await seenIn(stop, app.lead),
    };
    expect((await app.send(stop, reason)).statusCode).toBe(303);
    const stopped = await app.open(of(id), adviser);
    await expectValidHtml(stopped.body);
    expect(words(stopped.body)).not.toContain('25 January 2027');
    const again = /href="([^"]*)">Begin it again/u.exec(stopped.body)?.[1] ?? '';
    const seen = await seenIn(again, adviser);
    const start = { programme: 'newly-registered', trigger: 'by-hand', reason: 'Begun again', ...day('on', '2026-11-10'), seen };
    expect((await app.send(`${path}/start`, start, adviser)).statusCode).toBe(303);
    expect(await runsOf(id)).toMatchObject([{ state: 'stopped' }, { state: 'live', started_on: '2026-11-10' }]);
    expect((await visit('2026-11-17')).statusCode).toBe(303);
    expect(await page(of(id), adviser)).toMatch(/Next visit 18 January 2027 .*2 months after 17 November 2026.*Under way Welcome/);
  });
});
