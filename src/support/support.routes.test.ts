import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../test/harness/page-checks.ts';
import { day } from '../register/by-hand/sent-form.fixture.ts';
import { fillEntitlement } from './entitlement/entitlement-form.ts';
import { provisionalEntitlement } from './entitlement/provisional-entitlement.ts';
import { openSupportApp, type SupportApp, words } from './support-app.fixture.ts';
import { supportRoutes } from './wing.ts';

let app: SupportApp;
let alderley: number;
let trustId: number;
beforeAll(async () => {
  app = await openSupportApp(supportRoutes);
  alderley = await app.addSchool('Alderley Primary School', { tier: 'vulnerable', with: { pupils: 200 } });
  for (const number of [1, 2, 3, 4]) await app.addSchool(`Birchwell ${String(number)} Primary School`, { tier: 'secure', with: { pupils: 100 } });
  const trust = {
    uid: '7001',
    name: 'The Calder Trust',
    kind: 'trust',
    type_name: 'Multi-academy trust',
    status: 'open',
    sort_key: 'calder trust',
  } as const;
  const empty = {
    group_id: null,
    companies_house_number: null,
    ukprn: null,
    opened_on: null,
    closed_on: null,
    town: null,
    postcode: null,
    head_name: null,
  };
  trustId = (
    await app.db.kysely
      .insertInto('organisation')
      .values({ ...trust, ...empty })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;
  const academy = await app.addSchool('Calder Academy', { tier: 'secure', with: { legal_track: 'academy' } });
  await app.db.kysely.updateTable('provider').set({ trust_id: trustId }).where('id', '=', academy).execute();
});
const asHead = () => app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: alderley }] });

describe('the entitlement', () => {
  it('is the provisional default until another takes force, and a past day keeps its own', async () => {
    const page = await app.open('/entitlement');
    expect(words(page.body)).toMatch(/Provisional: not from the published framework\..*Vulnerable 15 Visit each half-term/);
    await expectValidHtml(page.body);
    await expectValidHtml((await app.open('/entitlement/change')).body);
    const form = {
      ...fillEntitlement(provisionalEntitlement),
      'tier-vulnerable-1-unit': 'term',
      'standing': 'own',
      ...day('from', '2026-12-01'),
      'basis': 'Executive, 24 November',
    };
    for (const time of [1, 2]) expect((await app.send('/entitlement/change', form)).statusCode, String(time)).toBe(303);
    expect(words((await app.open('/entitlement')).body)).toContain('Vulnerable 15 Visit each half-term');
    const later = words((await app.open('/entitlement?on-day=1&on-month=12&on-year=2026')).body);
    expect(later).toContain('Vulnerable 15 Visit each term');
    const second = await app.send('/entitlement/change', { ...form, basis: 'Another' });
    expect(words(second.body)).toContain('A version takes force on 1 December 2026 already');
    const href = /href="(\/entitlement\/\d+\/withdraw)"/.exec((await app.open('/entitlement')).body)?.[1] ?? '';
    await expectValidHtml((await app.open(href)).body);
    await app.send(href, { reason: 'Called in' });
    expect(words((await app.open('/entitlement?on-day=1&on-month=12&on-year=2026')).body)).toContain('Vulnerable 15 Visit each half-term');
  });

  it('takes force today or later, and says what is wrong in words', async () => {
    const past = await app.send('/entitlement/change', { ...fillEntitlement(provisionalEntitlement), ...day('from', '2026-11-22'), basis: 'Late' });
    expect(words(past.body)).toContain('The first day must be today or later: what was owed before stays as it was');
    const wrong = await app.send('/entitlement/change', { 'tier-secure-1-what': 'visit' });
    expect(words(wrong.body)).toMatch(/Secure: choose how often .*Secure: enter how many/);
    await expectValidHtml(wrong.body);
    expect((await app.open('/entitlement/change', await app.signInAs('sia'))).statusCode).toBe(403);
  });
});

describe('the forecast', () => {
  it('holds what is owed against what there is, and says where that is not entered', async () => {
    const page = await app.open('/adviser-days/forecast');
    expect(words(page.body)).toMatch(/As tiers are now 55 55 £24,750 How many there are has not been entered/);
    expect(words(page.body)).toContain('Nothing on the board would change days');
    await expectValidHtml(page.body);
    expect((await app.open('/adviser-days/forecast', await app.signInAs('sia'))).statusCode).toBe(403);
  });
});

describe('trust conversations', () => {
  const conversation = (over: Record<string, string>) =>
    app.send('/trust-conversations/7001', { state: 'planned', ...day('on', '2026-12-10'), attended: 'The chief executive', notes: '', ...over });

  it('are due each year, planned, and held with notes; what was planned for the year is replaced', async () => {
    expect(words((await app.open('/trust-conversations')).body)).toMatch(/The Calder Trust 1 Due/);
    await conversation({});
    const planned = await app.open('/trust-conversations?state=planned');
    expect(words(planned.body)).toContain('Planned for 10 December 2026');
    await expectValidHtml(planned.body);
    await conversation(day('on', '2027-10-07'));
    const early = await conversation({ state: 'held', notes: 'All well' });
    expect(words(early.body)).toContain('The day it was held must be today or earlier');
    expect(words((await conversation({ state: 'held', ...day('on', '2026-11-20') })).body)).toContain('Enter what was said');
    for (const time of [1, 2])
      expect((await conversation({ state: 'held', ...day('on', '2026-11-20'), notes: 'All well' })).statusCode, String(time)).toBe(303);
    const page = await app.open('/trust-conversations/7001');
    expect(words(page.body)).toMatch(
      /Held on 20 November 2026\. .*Withdrawn by Jo Marsh: It was held\. Held, 20 November 2026 With The chief executive All well/,
    );
    await expectValidHtml(page.body);
    const rows = await app.db.kysely
      .selectFrom('trust_conversation')
      .select('state')
      .where('organisation_id', '=', trustId)
      .where('withdrawn_at', 'is', null)
      .orderBy('on_day')
      .execute();
    // What is planned for another year stands.
    expect(rows.map(({ state }) => state)).toEqual(['held', 'planned']);
  });

  it('are not for trusts and heads', async () => {
    for (const role of ['trust-executive', 'headteacher', 'specialist'])
      expect((await app.open('/trust-conversations', await app.signInAs(role))).statusCode, role).toBe(403);
    expect((await app.open('/trust-conversations/9999')).statusCode).toBe(404);
  });
});

describe('the offer', () => {
  const line = (over: Record<string, string> = {}) =>
    app.send('/offer/edit/new', {
      'audience': 'maintained',
      'terms': 'bought',
      'title': 'Extra adviser days',
      'says': 'More of your adviser.',
      'price': '560',
      'price-unit': 'a day',
      'year': '2026/27',
      ...over,
    });

  it('is written, published, and read by heads with their own kind first; what is changed waits', async () => {
    const head = await asHead();
    expect(words((await app.open('/offer', head)).body)).toContain('No offer is published');
    await line();
    await line({ audience: 'academy', title: 'A review of governance', terms: 'included' });
    await expectValidHtml((await app.open('/offer/edit')).body);
    await expectValidHtml((await app.open('/offer/edit/new?audience=academy')).body);
    await app.send('/offer/edit/publish', { year: '2026/27' });
    expect((await app.send('/offer/edit/publish', { year: '2026/27' })).statusCode).toBe(303);
    expect(await app.db.kysely.selectFrom('offer_publication').select('id').execute()).toHaveLength(1);
    const page = await app.open('/offer', head);
    expect(words(page.body)).toMatch(
      /Maintained schools Your own .*Vulnerable: up to 15 adviser days a year; visit each half-term.*Extra adviser days £560 a day/,
    );
    await expectValidHtml(page.body);
    const href =
      /href="(\/offer\/edit\/\d+\?[^"]+)">Change<span class="govuk-visually-hidden"> Extra/.exec((await app.open('/offer/edit')).body)?.[1] ?? '';
    const form = await app.open(href.replace('&amp;', '&'));
    await expectValidHtml(form.body);
    await app.send(href.split('?')[0] ?? '', {
      'audience': 'maintained',
      'terms': 'bought',
      'title': 'Extra adviser days',
      'says': 'More.',
      'price': '600',
      'price-unit': 'a day',
      'year': '2026/27',
    });
    expect(words((await app.open('/offer', head)).body)).toContain('£560 a day');
    expect(words((await app.open('/offer/edit')).body)).toContain('£600 a day');
  });

  it('refuses a line without what it needs, and is edited by the lead alone', async () => {
    const wrong = await line({ 'price': '', 'price-unit': '', 'title': '' });
    expect(words(wrong.body)).toMatch(/Enter what it is called .*Enter the price .*Enter what the price is of/);
    await expectValidHtml(wrong.body);
    expect((await app.open('/offer/edit', await asHead())).statusCode).toBe(403);
    expect((await app.open('/offer', await app.signInAs('elected-member'))).statusCode).toBe(403);
  });
});

const textOf = ({ rawPayload }: { readonly rawPayload: Buffer }): string =>
  words(strFromU8(unzipSync(rawPayload)['word/document.xml'] ?? new Uint8Array()));

describe('de-delegation', () => {
  it('shows the rate for each pupil with its working, and takes conversions into account', async () => {
    const page = await app.open('/offer/de-delegation?share=100&fixed=0&rate=450');
    expect(words(page.body)).toMatch(/All 5 600 600 55 £24,750 £41\.25/);
    expect(words(page.body)).toContain('Nursery and special schools cannot de-delegate');
    await expectValidHtml(page.body);
    await expectValidHtml((await app.open('/offer/conversions')).body);
    await app.send('/offer/conversions', { school: String(alderley), ...day('on', '2027-10-01'), basis: 'Academy order' });
    const then = words((await app.open('/offer/de-delegation?share=100&fixed=0&rate=450')).body);
    expect(then).toMatch(/1 school is expected to convert .* 100 fewer pupils to share the cost\. If none did, the rate would be £41\.25/);
    // The difference that one school makes is its days: the paper leaves it out, and keeps the rate of all.
    const paper = textOf(await app.open('/offer/de-delegation/word?share=100&fixed=0&rate=450'));
    expect(paper).toContain('1 school is expected to convert before or in the year: 100 fewer pupils to share the cost.');
    expect(paper).toContain('Rate for each pupil');
    expect(paper).not.toContain('If none did');
    const href = /href="(\/offer\/conversions\/\d+\/withdraw)"/.exec((await app.open('/offer/conversions')).body)?.[1] ?? '';
    await app.send(href, { reason: 'The governors voted against it' });
    expect(words((await app.open('/offer/de-delegation')).body)).toContain('No school is expected to convert');
  });

  it('is taken away without what would tell a school’s tier', async () => {
    const rows = (await app.open('/offer/de-delegation/csv?share=100&fixed=0&rate=450')).body.replace('\uFEFF', '').trim().split('\r\n');
    expect(rows).toEqual([
      'Phase,Schools,Pupils on roll,Pupils by part of the year,Days,Days besides,Total (£),For each pupil (£)',
      'Primary,5,600,600,55,0,24750,41.25',
      'All,5,600,600,55,0,24750,41.25',
      '',
      'School,Phase,Pupils on roll,Part of the year maintained,Pupils by that part',
      'Alderley Primary School,Primary,200,100%,200',
      ...[1, 2, 3, 4].map((number) => `Birchwell ${String(number)} Primary School,Primary,100,100%,100`),
    ]);
    // No phase of fewer than five schools stands apart, and the paper names none.
    const nursery = await app.addSchool('Dell Nursery', { tier: 'vulnerable', with: { phase: 'secondary', pupils: 50 } });
    const fewer = (await app.open('/offer/de-delegation/csv?share=100&fixed=0&rate=450')).body;
    expect(fewer).toMatch(/^All,6,650/m);
    expect(fewer).not.toMatch(/^(Primary|Secondary),/m);
    const paper = textOf(await app.open('/offer/de-delegation/word?share=100&fixed=0&rate=450'));
    expect(paper).toContain('All 6 650');
    expect(paper).not.toMatch(/Alderley|Birchwell|Dell|Vulnerable|Secure/);
    await app.db.kysely.updateTable('provider').set({ status: 'closed' }).where('id', '=', nursery).execute();
    for (const role of ['headteacher', 'sia', 'elected-member'])
      expect((await app.open('/offer/de-delegation', await app.signInAs(role))).statusCode, role).toBe(403);
  });

  it('keeps a school in whose day to convert has passed while it is maintained still, and says so', async () => {
    const row = { provider_id: alderley, expected_on: '2026-11-01', basis: 'Academy order', entered_by: 'Test', entered_at: new Date(0) };
    const { id } = await app.db.kysely
      .insertInto('expected_conversion')
      .values({ ...row, authority_id: app.authorityId })
      .returning('id')
      .executeTakeFirstOrThrow();
    const page = await app.open('/offer/de-delegation?share=100&fixed=0&rate=450');
    await expectValidHtml(page.body);
    expect(words(page.body)).toMatch(/Alderley Primary School was expected to convert on 1 November 2026, and is maintained still.*All 5 600 600 55/);
    const list = await app.open('/offer/conversions');
    await expectValidHtml(list.body);
    expect(words(list.body)).toContain('1 November 2026 Day has passed');
    await app.send(`/offer/conversions/${String(id)}/withdraw`, { reason: 'It was put off' });
    expect(words((await app.open('/offer/de-delegation')).body)).not.toContain('was expected to convert');
  });

  it('refuses a day that is past, and numbers that are none', async () => {
    const past = await app.send('/offer/conversions', { school: String(alderley), ...day('on', '2026-09-01'), basis: 'Known' });
    expect(words(past.body)).toContain('The day must be to come');
    expect(words((await app.open('/offer/de-delegation?rate=much')).body)).toContain('The cost of a day must be a number');
  });
});
