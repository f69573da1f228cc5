import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider, sendForm } from '../../register/by-hand/sent-form.fixture.ts';
import { loadFigures } from '../outcomes/figures/figures.fixture.ts';
import { signalRoutes } from './signals.routes.ts';

let app: TestApp;
let lead: string;
let urns = 900_300;

beforeAll(async () => {
  app = await openTestApp({ routes: (db, clock) => signalRoutes({ db, clock }), access: isAllowed });
  lead = await app.signInAs('lead', { name: 'Jo Marsh' });
});

const open = (url: string, cookie = lead) => app.inject({ url, headers: { cookie } });
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const lookAgain = () => sendForm(app, '/signals/look-again', {}, lead);
const load = (fileName: string, urn: number, expected: string) =>
  loadFigures(app.db).keyStage2(fileName, [{ urn: String(urn), expected, pupils: '200' }], true);

interface Falling {
  readonly urn: number;
  readonly providerId: number;
  /** Of its one signal. */
  readonly path: string;
}

/** A primary school whose results fell from 80% over 70% to 50%. */
async function addFallingSchool(name: string): Promise<Falling> {
  urns += 1;
  const urn = urns;
  const providerId = await addOwnProvider(app, { urn, name });
  await sql`update provider set state_funded = true, phase = 'primary', inspection_on = '2024-01-10' where id = ${providerId}`.execute(app.db.kysely);
  await load('2022-2023_england_ks2final.csv', urn, '80%');
  await load('2023-2024_england_ks2final.csv', urn, '70%');
  await load('2024-2025_england_ks2revised.csv', urn, '50%');
  await lookAgain();
  const [signal] = await signalsOf(providerId);
  return { urn, providerId, path: `/providers/${String(providerId)}/signals/${String(signal?.id)}` };
}

async function signalsOf(providerId: number) {
  const { rows } = await sql<{ id: number; rule: string; ended_on: string | null; outcome: string | null }>`
    select id, rule, ended_on, outcome from signal where provider_id = ${providerId} order by id`.execute(app.db.kysely);
  return rows;
}

describe('signals', () => {
  it('say what they are worked out from, where there are none', async () => {
    const page = await open('/signals?rule=governor-vacancies');
    expect(page.body).toContain('There are none that match what you chose');
    await expectValidHtml(page.body);
  });

  it('are raised once by the evidence, with the figures they rest on', async () => {
    const { path, providerId } = await addFallingSchool('Alderley Primary School');
    await lookAgain();
    expect(await signalsOf(providerId)).toMatchObject([{ rule: 'three-year-fall', ended_on: null }]);
    const list = await open('/signals');
    expect(words(list.body)).toContain(
      'Reading, writing and maths, expected standard fell two years running: 80% in 2023, 70% in 2024, 50% in 2025.',
    );
    await expectValidHtml(list.body);
    const page = await open(path);
    expect(words(page.body)).toContain('50%, of 200 pupils');
    expect(words(page.body)).toContain('2024-2025_england_ks2revised.csv');
    expect(words(page.body)).toContain('It is not a judgement of the school');
    await expectValidHtml(page.body);
  });

  it('keep what somebody found, and leave the list of those to be looked at', async () => {
    const { path } = await addFallingSchool('Birchwell Primary School');
    const refused = await sendForm(app, path, { outcome: 'acting', note: '' }, lead);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Enter what you found');
    expect(refused.body).toMatch(/value="acting" checked/);
    await sendForm(app, path, { outcome: 'acting', note: 'A plan for writing is agreed.' }, lead);
    expect(words((await open(path)).body)).toContain('Something is being done about it. A plan for writing is agreed.');
    expect((await open('/signals')).body).not.toContain('Birchwell');
    expect(words((await open('/signals?state=reviewed')).body)).toMatch(/Birchwell.*Looked at by Jo Marsh/);
  });

  it('end when the evidence no longer says so, and can then not be looked at', async () => {
    const { urn, providerId, path } = await addFallingSchool('Cedarholm Primary School');
    await load('2024-2025_england_ks2final.csv', urn, '75%');
    await lookAgain();
    expect((await signalsOf(providerId))[0]?.ended_on).not.toBeNull();
    expect(words((await open('/signals?state=ended')).body)).toMatch(/Cedarholm.*No longer so since/);
    const late = await sendForm(app, path, { outcome: 'known', note: 'Late' }, lead);
    expect(late.statusCode).toBe(303);
    expect((await signalsOf(providerId))[0]?.outcome).toBeNull();
  });

  it('are not there for an adviser of other schools, nor for a head', async () => {
    const { path } = await addFallingSchool('Damsonby Primary School');
    const stranger = await app.signInAs('sia');
    expect((await open(path, stranger)).statusCode).toBe(404);
    expect((await open('/signals?state=any', stranger)).body).not.toContain('Damsonby');
    expect((await open('/signals', await app.signInAs('headteacher'))).statusCode).toBe(403);
  });
});
