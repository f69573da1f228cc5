import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { recordInspection } from '../../evidence/inspections/record-inspection.ts';
import { addLocalities } from '../../register/providers/invented-providers.fixture.ts';
import { addOwnProvider, day } from '../../register/by-hand/sent-form.fixture.ts';
import { programmeRoutes } from '../programmes/programmes.routes.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { latestList, statementsOf } from './audits/statements.ts';
import { earlyYearsRoutes } from './early-years.routes.ts';

let app: SupportApp;
let nursery: number;
let minder: number;
let troubled: number;
let other: number;
let eeca: string;
let manager: string;
const setting = { phase: 'early-years', legal_track: 'early-years', state_funded: false } as const;

beforeAll(async () => {
  app = await openSupportApp((means) => [...earlyYearsRoutes(means), ...programmeRoutes(means)]);
  await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Tarmere', 'Halscar']));
  const add = (name: string, kind: 'nursery' | 'childminder', over: Parameters<typeof addOwnProvider>[1] = {}) =>
    addOwnProvider(app, { ...setting, name, kind, type_name: kind === 'nursery' ? 'Nursery' : 'Childminder', sites: [{ locality: 'Tarmere' }], ...over });
  nursery = await add('Acorn Nursery', 'nursery', { opened_on: '2026-09-07', capacity: 40 });
  minder = await add('Bea Holt (childminder)', 'childminder', { opened_on: '2026-10-05' });
  troubled = await add('Copse Nursery', 'nursery', { opened_on: '2010-01-04' });
  other = await add('Dell Nursery', 'nursery', { opened_on: '2015-01-04', sites: [{ locality: 'Halscar' }] });
  await inspect(troubled, '2026-11-16', ['Leadership and governance: Urgent improvement'], 'Not met');
  eeca = await app.signInAs('eeca', { name: 'Fen Test', caseload: [nursery, minder, troubled] });
  manager = await app.signInAs('headteacher', { name: 'Mo Manager', reaches: [{ kind: 'provider', providerId: nursery }] });
}); // prettier-ignore

async function inspect(providerId: number, inspectedOn: string, judged: readonly string[], safeguarding: string): Promise<void> {
  const actor = { kind: 'person', accountId: null, name: 'Test', role: 'lead', authorityId: app.authorityId, tokenId: null } as const;
  const judgements = judged.map((line) => ({ area: line.split(': ')[0] ?? '', judgement: line.split(': ')[1] ?? '' }));
  const provider = { id: providerId, name: 'Test', kind: 'nursery', status: 'open', authorityId: app.authorityId } as const;
  const entry = { kind: 'early-years', inspectedOn, publishedOn: null, body: 'Ofsted', ofPredecessor: false, overall: null, judgements, safeguarding, category: null, outcome: null, source: 'The report' } as const;
  const saved = await app.db.transaction((tx) =>
    recordInspection(tx, { actor, clock: app.clock, event: 'inspection.recorded', reference: 'test' } as never, provider, entry, { latestEvent: 0, confirmed: true }),
  );
  expect(saved.kind).toBe('saved');
} // prettier-ignore

const of = (id: number, rest = '') => `/providers/${String(id)}/early-years${rest}`;
const page = async (url: string, cookie = app.lead) => words((await app.open(url, cookie)).body);
const list = latestList('safeguarding');
const answered = (answer: string, over: Record<string, string> = {}) => ({
  ...day('on', '2026-11-20'),
  ...Object.fromEntries(statementsOf(list).map(({ key }) => [`${key}-answer`, answer])),
  ...over,
});

describe('the caseload', () => {
  it('is the lead’s in whole, an EECA’s of their own, and nobody’s else', async () => {
    const whole = await app.open('/early-years');
    await expectValidHtml(whole.body);
    for (const name of ['Acorn', 'Bea Holt', 'Copse', 'Dell']) expect(whole.body, name).toContain(name);
    const own = await page('/early-years', eeca);
    expect(own).toContain('Acorn Nursery');
    expect(own).not.toContain('Dell Nursery');
    expect((await app.open('/early-years', manager)).statusCode).toBe(403);
    expect((await app.open(of(other), eeca)).statusCode).toBe(404);
    expect((await app.open(of(other), manager)).statusCode).toBe(404);
  });

  it('shows the support of each by what Ofsted found, with why', async () => {
    const shown = await page('/early-years');
    expect(shown).toMatch(/Copse Nursery.*1 areas? judged: urgent improvement in 1; safeguarding not met.*Intensive support Safeguarding was not met at its inspection of 16 November 2026/);
    expect(shown).toMatch(/Acorn Nursery.*Newly registered Registered on 7 September 2026, and not inspected yet Newly registered pathway: to be begun/);
    const one = await app.open(of(troubled));
    await expectValidHtml(one.body);
    expect(words(one.body)).toMatch(/An action plan, with the manager.*Next contact 17 November 2026 Overdue Contact every 2 weeks, the first within 1 working day.*Next visit 23 November 2026 Visit every 2 weeks, the first within 5 working days/);
    expect(words(one.body)).toContain('decides no funding');
  }); // prettier-ignore

  it('is filtered, and the filter goes with the file', async () => {
    const intensive = await page('/early-years?level=intensive');
    expect(intensive).toContain('Copse Nursery');
    expect(intensive).not.toContain('Acorn Nursery');
    expect((await app.open('/early-years?level=intensive')).body).toContain('/early-years/csv?level=intensive');
    const rows = parse<Record<string, string>>((await app.open('/early-years/csv?level=intensive')).body, { columns: true, bom: true });
    expect(rows.map((row) => [row['Setting'], row['Support'], row['Open actions']])).toEqual([['Copse Nursery', 'Intensive support', '0']]);
    expect(await page('/early-years?locality=none&q=zzz')).toContain('No setting is so');
  });
});

/** A nursery of its own for a test, with its adviser and its manager signed in. */
async function fresh(name: string, over: Parameters<typeof addOwnProvider>[1] = {}) {
  const id = await addOwnProvider(app, { ...setting, name, kind: 'nursery', type_name: 'Nursery', opened_on: '2026-10-12', ...over });
  const adviser = await app.signInAs('eeca', { name: `Adviser of ${name}`, caseload: [id] });
  const head = await app.signInAs('headteacher', { name: `Manager of ${name}`, reaches: [{ kind: 'provider', providerId: id }] });
  return { id, adviser, head };
}
const runsOf = (id: number) => app.db.kysely.selectFrom('programme_run').selectAll().where('provider_id', '=', id).execute();
const seenIn = async (url: string, cookie: string) => /name="seen" value="(\d+)"/.exec((await app.open(url, cookie)).body)?.[1] ?? '';

describe('the newly registered pathway', () => {
  it('is put forward for those who are new, begun by a person, once, and carried by their adviser', async () => {
    const { id, adviser } = await fresh('Elm Nursery');
    const listed = await app.open('/early-years/new', adviser);
    await expectValidHtml(listed.body);
    expect(words(listed.body)).toMatch(/Elm Nursery.*Registered on 12 October 2026, by the authority’s own list/);
    for (const time of [1, 2]) expect((await app.send(of(id, '/pathway'), {}, adviser)).statusCode, String(time)).toBe(303);
    const [run, ...more] = await runsOf(id);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ programme: 'newly-registered', trigger_kind: 'registration', stage: 'welcome', state: 'live' });
    expect(run?.account_id).not.toBeNull();
  });

  it('is another for childminders, and none for whoever was inspected', async () => {
    const { id, adviser } = await fresh('Ivy Reed (childminder)', { kind: 'childminder', type_name: 'Childminder' });
    await app.send(of(id, '/pathway'), {}, adviser);
    expect(await runsOf(id)).toMatchObject([{ programme: 'newly-registered-childminder' }]);
    expect(await page('/early-years/new')).not.toContain('Copse');
    expect((await app.send(of(troubled, '/pathway'), {})).statusCode).toBe(303);
    expect(await runsOf(troubled)).toEqual([]);
  });

  it('may be begun for nobody beyond one’s reach, and by no manager', async () => {
    const { id, head } = await fresh('Fir Nursery');
    expect((await app.send(of(id, '/pathway'), {}, eeca)).statusCode).toBe(404);
    expect((await app.send(of(id, '/pathway'), {}, head)).statusCode).toBe(403);
    expect(await runsOf(id)).toEqual([]);
  });

  it('goes on by visits, each counted from the one before, and ends by the first inspection and not before', async () => {
    const { id, adviser } = await fresh('Gorse Nursery');
    await app.send(of(id, '/pathway'), {}, adviser);
    const [run] = await runsOf(id);
    const path = `/providers/${String(id)}/programmes/${String(run?.id)}`;
    const form = of(id, '/pathway-visit');
    await expectValidHtml((await app.open(form, adviser)).body);
    expect((await app.send(form, { ...day('on', '2026-11-24'), seen: '1' }, adviser)).statusCode).toBe(422);
    expect((await app.send(`${path}/tasks/contact`, { ...day('on', '2026-11-23'), 'field-with': 'The manager', 'seen': await seenIn(form, adviser) }, adviser)).statusCode).toBe(303);
    const first = { ...day('on', '2026-11-23'), 'seen-there': 'A calm start', 'agreed': '', 'seen': await seenIn(form, adviser) };
    for (const time of [1, 2]) expect((await app.send(form, first, adviser)).statusCode, String(time)).toBe(303);
    expect(await runsOf(id)).toMatchObject([{ stage: 'visits' }]);
    const stale = await app.send(form, { ...first, 'seen-there': 'Another' }, app.lead);
    expect(stale.statusCode).toBe(409);
    expect(words(stale.body)).toContain('Meanwhile Adviser of Gorse Nursery was quicker');
    const again = { ...first, 'seen-there': 'Settled', 'seen': await seenIn(form, adviser) };
    for (const time of [1, 2]) expect((await app.send(form, again, adviser)).statusCode, String(time)).toBe(303);
    const steps = await app.db.kysely.selectFrom('programme_step').select('said').where('provider_id', '=', id).execute();
    expect(steps.filter(({ said }) => said.kind === 'task-done' && said.task === 'visit')).toHaveLength(1);
    expect(await page(of(id), adviser)).toMatch(/Next visit 25 January 2027 Visit every 2 months.*after 23 November 2026/);

    const gate = `${path}/gates/inspected`;
    const end = async () => app.send(gate, { ...day('on', '2026-11-23'), reason: 'The report is out', seen: await seenIn(gate, adviser) }, adviser);
    const early = await end();
    expect(early.statusCode).toBe(422);
    expect(words(early.body)).toContain('No published inspection is on record yet');
    await inspect(id, '2026-11-20', ['Inclusion: Expected standard'], 'Met');
    // A visit after it is recorded, and goes on to no next one "as none is on record".
    expect((await app.send(form, { ...first, 'seen-there': 'After the report', 'seen': await seenIn(form, adviser) }, adviser)).statusCode).toBe(303);
    const [latest] = await app.db.kysely.selectFrom('programme_step').select('said').where('provider_id', '=', id).orderBy('number', 'desc').limit(1).execute();
    expect(latest?.said).toMatchObject({ kind: 'task-done', task: 'visit' });
    expect((await end()).statusCode).toBe(303);
    expect(await runsOf(id)).toMatchObject([{ state: 'ended', outcome: 'inspected' }]);
    expect(await page(of(id), adviser)).toMatch(/Newly registered pathway Over First inspection published/);
    expect((await app.send(of(id, '/pathway'), {}, adviser)).statusCode).toBe(303);
    expect(await runsOf(id)).toHaveLength(1);
  }); // prettier-ignore

  it('is not begun where somebody says why, and can be put forward again', async () => {
    const { id } = await fresh('Hazel Nursery');
    expect((await app.send(of(id, '/no-pathway'), { reason: '' })).statusCode).toBe(422);
    for (const time of [1, 2]) expect((await app.send(of(id, '/no-pathway'), { reason: 'Only its owner changed' })).statusCode, String(time)).toBe(303);
    const kept = await app.db.kysely.selectFrom('early_years_no_pathway').selectAll().where('provider_id', '=', id).execute();
    expect(kept).toHaveLength(1);
    expect(await page('/early-years/new')).not.toContain('Hazel Nursery');
    expect(await page(of(id))).toContain('None is begun: Only its owner changed (Jo Marsh)');
    expect((await app.send(of(id, `/no-pathway/${String(kept[0]?.id)}/withdraw`), { reason: 'It is new after all' })).statusCode).toBe(303);
    expect(await page('/early-years/new')).toContain('Hazel Nursery');
  }); // prettier-ignore
});

describe('an audit', () => {
  const start = async (id: number, cookie: string, room: string, kind = 'safeguarding') =>
    String((await app.send(of(id, `/${room}/start/${kind}`), {}, cookie)).headers.location);
  const auditOf = (answers: string) => answers.replace('own-audits', 'audits').replace('/answers', '');
  const short = { ...answered('yes', { 'ratios-answer': 'no', 'ratios-seen': 'Short at lunch on Fridays' }), seen: '0', then: 'finish' };

  it('by the setting itself is its own until it is final, and then both sides’', async () => {
    const { id, adviser, head } = await fresh('Juniper Nursery');
    const answers = await start(id, head, 'own-audits');
    expect(await start(id, head, 'own-audits')).toBe(answers);
    await expectValidHtml((await app.open(answers, head)).body);
    const audit = auditOf(answers);
    expect((await app.open(audit, head)).statusCode).toBe(200);
    expect((await app.open(audit, adviser)).statusCode).toBe(404);
    expect((await app.open(answers, adviser)).statusCode).toBe(403);
    const missing = await app.send(answers, { ...short, 'ratios-seen': '' }, head);
    expect(missing.statusCode).toBe(422);
    expect(words(missing.body)).toContain('Enter what was seen for “The ratios of each age are kept');
    for (const time of [1, 2]) expect((await app.send(answers, short, head)).statusCode, String(time)).toBe(303);
    const told = await app.open(audit, adviser);
    await expectValidHtml(told.body);
    expect(words(told.body)).toMatch(/report it today, outside this service.*MASH.*Short at lunch on Fridays/);
    expect(words(told.body)).toContain('the next is due by 20 November 2027');
    const notices = await app.db.kysely.selectFrom('notice').select('subject').where('href', '=', audit).execute();
    expect(notices).toEqual([{ subject: 'Safeguarding audit of Juniper Nursery is final' }]);
    expect(await page(of(id), head)).toContain('The latest safeguarding audit by the setting itself has a “no”');
  });

  it('by the setting itself takes back nothing that the authority found, nor the day that the authority looks again', async () => {
    const { id, adviser, head } = await fresh('Quince Nursery');
    expect((await app.send(await start(id, adviser, 'audits'), short, adviser)).statusCode).toBe(303);
    const good = { ...answered('yes'), ...day('on', '2026-11-22'), seen: '0', then: 'finish' };
    expect((await app.send(await start(id, head, 'own-audits'), good, head)).statusCode).toBe(303);
    const shown = await page(of(id), adviser);
    expect(shown).toContain('The latest safeguarding audit by the authority has a “no”');
    expect(shown).toContain('Safeguarding, by the setting itself: due by 22 November 2027. Safeguarding, by the authority: due by 20 November 2027.');
  });

  it('that is withdrawn stays the setting’s to read, with the reason, and its manager is told', async () => {
    const { id, adviser, head } = await fresh('Rowan Nursery');
    const answers = await start(id, head, 'own-audits');
    await app.send(answers, short, head);
    const audit = auditOf(answers);
    expect((await app.open(audit.replace(`/providers/${String(id)}/`, `/providers/${String(troubled)}/`), eeca)).statusCode, 'on another setting’s page').toBe(404);
    expect(await page(`${audit}/withdraw`, adviser)).toContain('The setting’s manager is told, and reads the reason.');
    for (const [time, to] of [[1, 303], [2, 404]] as const) expect((await app.send(`${audit}/withdraw`, { reason: 'Answered for another site' }, adviser)).statusCode, String(time)).toBe(to);
    expect(await page(of(id), head)).toContain('Withdrawn By Adviser of Rowan Nursery: Answered for another site');
    expect(await page(audit, head)).toContain('Withdrawn by Adviser of Rowan Nursery: Answered for another site');
    const told = await app.db.kysely.selectFrom('notice').innerJoin('account', 'account.id', 'notice.account_id').select(['subject', 'name']).where('href', '=', audit).where('notice.kind', '=', 'early-years-audit-withdrawn').execute();
    expect(told).toEqual([{ subject: 'Safeguarding audit of Rowan Nursery is withdrawn', name: 'Manager of Rowan Nursery' }]);
  }); // prettier-ignore

  it('agrees actions on the one list, shared with the setting, once however often they are sent', async () => {
    const { id, adviser, head } = await fresh('Kale Nursery');
    const answers = await start(id, head, 'own-audits');
    await app.send(answers, short, head);
    const path = `${auditOf(answers)}/actions`;
    const action = { what: 'A third person at lunch on Fridays', owner: 'manager', ...day('due', '2026-12-11'), measure: '' };
    expect((await app.send(path, { ...action, owner: '' }, adviser)).statusCode).toBe(422);
    expect((await app.send(path, { ...action, ...day('due', '2026-11-01') }, adviser)).statusCode).toBe(422);
    for (const time of [1, 2]) expect((await app.send(path, action, adviser)).statusCode, String(time)).toBe(303);
    const kept = await app.db.kysely.selectFrom('agreed_action').selectAll().where('provider_id', '=', id).execute();
    expect(kept).toMatchObject([{ came_from: 'early-years-audit', owner_side: 'provider', is_shared: true, came_from_words: 'Safeguarding audit of 20 November 2026' }]);
    expect((await app.send(path, action, head)).statusCode).toBe(403);
    expect(await page(of(id), head)).toContain('1 open action');
  }); // prettier-ignore

  it('by the authority is not the manager’s to read before it is final; whoever was slower is told, and loses nothing', async () => {
    const { id, adviser, head } = await fresh('Lime Nursery');
    const answers = await start(id, adviser, 'audits', 'environment');
    const audit = auditOf(answers);
    expect((await app.open(audit, head)).statusCode).toBe(404);
    expect(await page(of(id), head)).not.toContain('Being answered');
    const [first] = statementsOf(latestList('environment'));
    const some = { ...day('on', '2026-11-20'), [`${first?.key ?? ''}-answer`]: 'yes', seen: '0', then: 'save' };
    expect((await app.send(answers, some, adviser)).statusCode).toBe(303);
    const slow = await app.send(answers, { ...some, summary: 'Mine is better' }, app.lead);
    expect(slow.statusCode).toBe(409);
    expect(words(slow.body)).toContain('Meanwhile Adviser of Lime Nursery saved this audit');
    expect(slow.body).toContain('Mine is better');
    expect((await app.send(`${audit}/withdraw`, { reason: 'Begun in error' }, adviser)).statusCode).toBe(303);
    expect((await app.open(audit, head)).statusCode).toBe(404);
    expect(await page(audit, adviser)).toContain('Withdrawn by Adviser of Lime Nursery: Begun in error');
  });
});

describe('places by locality', () => {
  const give = (id: number, over: Record<string, string>, cookie = app.lead) =>
    app.send(of(id, '/places'), { ...day('as-at', '2026-11-02'), source: 'The manager', ...over }, cookie);

  it('are entered by setting, what is not known stays so, and they are withdrawn with a reason', async () => {
    const { id, adviser, head } = await fresh('Nettle Nursery');
    await expectValidHtml((await app.open(of(id, '/places'))).body);
    expect(await page(of(id), head)).toContain('Tell your adviser, Adviser of Nettle Nursery, how many places you have by age and how many are free');
    expect((await give(id, {})).statusCode).toBe(422);
    expect((await give(id, { 'two': '8', 'two-vacant': '9' })).statusCode).toBe(422);
    for (const time of [1, 2]) expect((await give(id, { 'two': '8', 'two-vacant': '2', 'weeks': 'all-year', 'hours': '50' }, adviser)).statusCode, String(time)).toBe(303);
    const [kept, ...more] = await app.db.kysely.selectFrom('early_years_places').selectAll().where('provider_id', '=', id).execute();
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ two: 8, under_two: null, three_and_four: null, weeks: 'all-year', funded_hours: null });
    expect(await page(of(id), head)).toMatch(/Under 2 Not known Not known 2 8 2 3 and 4 Not known Not known Open 50 hours a week\. All year\./);
    expect((await give(id, { two: '8' }, head)).statusCode).toBe(403);
    expect((await give(other, { two: '8' }, adviser)).statusCode).toBe(404);
    expect((await give(id, { ...day('as-at', '2026-11-16'), 'three-and-four': '20' }, adviser)).statusCode).toBe(303);
    expect(await page(of(id), head)).toMatch(/2 8 As at 2 November 2026 2 As at 2 November 2026 3 and 4 20 Not known Open 50 hours a week \(as at 2 November 2026\)/);
    expect((await app.open('/early-years/sufficiency/settings')).body).toContain('2: 8, 2 free<br>3 and 4: 20');
    for (const entry of await app.db.kysely.selectFrom('early_years_places').select('id').where('provider_id', '=', id).execute())
      expect((await app.send(of(id, `/places/${String(entry.id)}/withdraw`), { reason: 'Of another nursery' })).statusCode).toBe(303);
    expect(await page(of(id))).toContain('Places by age have not been entered');
  }); // prettier-ignore

  it('stand beside the children who live there, with the difference in words, and are told outside of five settings or more alone', async () => {
    await app.db.transaction((tx) => addLocalities(tx, app.authorityId, ['Quenley']));
    const { id: localityId } = await app.db.kysely.selectFrom('locality').select('id').where('name', '=', 'Quenley').executeTakeFirstOrThrow();
    const oak = await fresh('Oak Nursery', { sites: [{ locality: 'Quenley' }], capacity: 20 });
    await fresh('Pine Nursery', { sites: [{ locality: 'Quenley' }] });
    await give(oak.id, { two: '8' });
    const enter = (over: Record<string, string>, cookie = app.lead) =>
      app.send('/early-years/sufficiency/children', { locality: String(localityId), band: 'two', children: '30', ...day('as-at', '2026-09-01'), source: 'Health', ...over }, cookie);
    expect((await enter({ children: '' })).statusCode).toBe(422);
    expect((await enter({}, eeca)).statusCode).toBe(403);
    for (const time of [1, 2]) expect((await enter({})).statusCode, String(time)).toBe(303);
    expect(await app.db.kysely.selectFrom('early_years_need').select('id').where('locality_id', '=', localityId).execute()).toHaveLength(1);
    await expectValidHtml((await app.open('/early-years/sufficiency/children')).body);
    const shown = await app.open('/early-years/sufficiency', eeca);
    await expectValidHtml(shown.body);
    expect(words(shown.body)).toMatch(/22 places fewer than children by what is known; 1 setting not known may hold some of them/);
    const rowsFor = async (cookie: string) => parse<Record<string, string>>((await app.open('/early-years/sufficiency/csv', cookie)).body, { columns: true, bom: true });
    const two = (rows: readonly Record<string, string>[]) => rows.find((row) => row['Locality'] === 'Quenley' && row['Age'] === '2');
    expect(two(await rowsFor(app.lead))).toMatchObject({ 'Places known': '8', 'Children': '30', 'Source of the children': 'Health' });
    await expectValidHtml((await app.open('/early-years/sufficiency/settings', oak.adviser)).body);

    const member = await app.signInAs('elected-member');
    expect(await page('/early-years/sufficiency', member)).toMatch(/Withheld: known of fewer than 5 settings.*by the register: withheld/);
    expect(two(await rowsFor(member))).toMatchObject({ 'Places known': 'Withheld: known of fewer than 5 settings', 'Difference': '', 'Registered places in all': 'Withheld' });
    expect((await app.open('/early-years/sufficiency/settings', member)).statusCode).toBe(403);

    const need = await app.db.kysely.selectFrom('early_years_need').select('id').where('locality_id', '=', localityId).executeTakeFirstOrThrow();
    expect((await app.send(`/early-years/sufficiency/children/${String(need.id)}/withdraw`, { reason: 'Wrong year' })).statusCode).toBe(303);
    expect(await page('/early-years/sufficiency')).not.toContain('22 places fewer');
  }); // prettier-ignore
});

it('of a good level of development the reason is told where there is no figure, and the goal with it', async () => {
  const shown = await app.open('/early-years/good-level-of-development');
  await expectValidHtml(shown.body);
  expect(words(shown.body)).toMatch(/75% of children.*No figure of a school or setting is here.*\d childminders?: Children are assessed at the end of reception, which no childminder has/);
  expect((await app.open('/early-years/good-level-of-development/csv')).body).toContain('Acorn Nursery');
  expect(await page(of(nursery), manager)).toContain('No figure: Children are assessed at the end of reception');
}); // prettier-ignore
