import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { concernsOf } from '../../evidence/concerns/concerns.fixture.ts';
import { concernRoutes } from '../../evidence/concerns/concerns.routes.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { programmeRoutes } from '../programmes/programmes.routes.ts';
import { openSupportApp, type SupportApp, words } from '../support-app.fixture.ts';
import { seen } from './trip-pages.fixture.ts';
import { tripRoutes } from './trip.routes.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp((means) => [...tripRoutes(means), ...programmeRoutes(means), ...concernRoutes(means)]);
});

describe('the form that begins rapid improvement', () => {
  it('takes up a restricted concern, of which neither reason nor trigger tells those who may not know of it', async () => {
    const school = await app.addSchool('Marlby Primary School', { tier: 'cause-for-concern' });
    const concerns = concernsOf(app);
    const concern = await concerns.log(school, app.lead);
    await concerns.decide(concern, app.lead, 'accept');
    await app.send(`${concern}/trip`, { reason: 'Two posts empty since May' });
    await app.send(`${concern}/restriction`, { reason: 'It names somebody' });
    const address = `/providers/${String(school)}/rapid-improvement`;
    const form = (await app.open(address)).body;
    await expectValidHtml(form);
    expect(words(form)).toContain('Recommended by Jo Marsh on 23 November 2026, in a concern that only named people know of');
    const [, reason = ''] = /<textarea[^>]*name="reason"[^>]*>([^<]*)</.exec(form) ?? [];
    expect(reason).toBe('Its tier is Cause for Concern, since 4 November 2026.');
    expect(form).not.toMatch(/value="concern-\d+"/);
    const byHand = await app.addSchool('Norby Primary School');
    expect((await app.open(`/providers/${String(byHand)}/rapid-improvement`)).body).not.toContain('only named people');

    const sent = { seen: seen(form), trigger: 'by-hand', reason, ...day('on', '2026-11-23'), account: '' };
    const named = await app.send(address, { ...sent, trigger: `concern-${concern.split('/').at(-1) ?? ''}` });
    expect(named.statusCode).toBe(422);
    const answers = [];
    for (const _ of [1, 2]) answers.push(await app.send(address, sent));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    const run = await app.db.kysely.selectFrom('programme_run').selectAll().where('provider_id', '=', school).executeTakeFirstOrThrow();
    expect(run).toMatchObject({ trigger_kind: 'by-hand', trigger_ref: null });
    expect((await concerns.rowOf(concern))['trip_taken_up_on']).toBe('2026-11-23');
    const officer = await app.signInAs('specialist');
    expect((await app.open(String(answers[0]?.headers.location), officer)).statusCode).toBe(200);
    expect(words((await app.open(String(answers[0]?.headers.location), officer)).body)).not.toMatch(/Recommended by|concern that/);

    // Begun in error it has taken up nothing, whoever says so.
    const other = await app.signInAs('lead', { name: 'Ada Quick' });
    const error = { 'seen': '1', ...day('on', '2026-11-23'), 'reason': 'The wrong school', 'in-error': 'yes' };
    expect((await app.send(`${String(answers[0]?.headers.location)}/stop`, error, other)).statusCode).toBe(303);
    expect((await concerns.rowOf(concern))['trip_taken_up_on']).toBeNull();
    expect(words((await app.open(address)).body)).toContain('in a concern that only named people know of');
    expect(words((await app.open(concern)).body)).toContain('Rapid improvement (TRIP) was begun in error');
  });

  it('does not begin before what triggers it: neither the tier nor the recommendation of a concern', async () => {
    const school = await app.addSchool('Quarby Primary School', { tier: 'cause-for-concern' });
    const concerns = concernsOf(app);
    const concern = await concerns.log(school, app.lead);
    await concerns.decide(concern, app.lead, 'accept');
    await app.send(`${concern}/trip`, { reason: 'Two posts empty since May' });
    const address = `/providers/${String(school)}/rapid-improvement`;
    const sent = { seen: '0', reason: 'It is due', account: '' };
    const byConcern = { ...sent, trigger: `concern-${concern.split('/').at(-1) ?? ''}` };
    const early = await app.send(address, { ...byConcern, ...day('on', '2026-11-20') });
    expect(early.statusCode).toBe(422);
    expect(words(early.body)).toContain('Recommended by Jo Marsh on 23 November 2026: what it begins by cannot be later than its first day');
    expect(early.body).toContain('href="#on-day"');
    const tier = await app.send(address, { ...sent, trigger: 'tier', ...day('on', '2026-05-04') });
    expect(tier.statusCode).toBe(422);
    expect(words(tier.body)).toContain('The tier has been in force since 4 November 2026: it cannot have begun a run on 4 May 2026, before it');
    expect((await app.send(address, { ...byConcern, ...day('on', '2026-11-23') })).statusCode).toBe(303);
  });

  it('gives back what was typed where somebody else began it meanwhile', async () => {
    const school = await app.addSchool('Rusby Primary School');
    const address = `/providers/${String(school)}/rapid-improvement`;
    const sent = { seen: '0', trigger: 'by-hand', reason: 'Two posts empty since May', account: '', ...day('on', '2026-11-20') };
    expect((await app.send(address, { ...sent, reason: 'It asked' }, await app.signInAs('lead', { name: 'Ada Quick' }))).statusCode).toBe(303);
    const late = await app.send(address, sent);
    expect(late.statusCode).toBe(422);
    expect(words(late.body)).toContain('A run of it has been under way here since 20 November 2026');
    expect(words(late.body)).toContain('It is under way here already: go to it');
    expect(late.body).toMatch(/<textarea[^>]*name="reason"[^>]*>Two posts empty since May</);
    await expectValidHtml(late.body);
    expect((await app.open(address)).body, 'nobody begins to type').not.toContain('<textarea');
  });

  it('is none where rapid improvement is not for providers of this kind, and the page says so', async () => {
    const minder = await app.addSchool('Quenby Childminding', { with: { kind: 'childminder', legal_track: 'early-years', phase: 'early-years' } });
    const page = await app.open(`/providers/${String(minder)}/rapid-improvement`);
    expect(words(page.body)).toMatch(/Begin rapid improvement .*is not for providers of this kind/);
    expect(page.body).not.toContain('<textarea');
    await expectValidHtml(page.body);
  });

  it('says of an academy that its trust must accept first, where nothing makes it due too', async () => {
    const academy = await app.addSchool('Oxby Academy', { with: { legal_track: 'academy' } });
    const school = await app.addSchool('Pelby Primary School');
    const opened = async (id: number) => words((await app.open(`/providers/${String(id)}/rapid-improvement`)).body);
    expect(await opened(academy)).toContain('This is an academy');
    expect(await opened(school)).not.toContain('This is an academy');
  });
});

describe('the pages of rapid improvement', () => {
  it('leave a trace of every reading, and of what was read', () => {
    const readings = tripRoutes({ db: app.db, clock: app.clock }).filter(({ method }) => method === 'GET');
    for (const { path, sensitive, subject } of readings) {
      expect(sensitive, path).toBe(true);
      if (path.includes(':')) expect(path, path).toContain(`:${String(subject?.param)}`);
    }
  });
});
