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
});
