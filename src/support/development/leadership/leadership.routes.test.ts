import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { leadershipPanel } from './leadership-panel.ts';
import { leadershipRoutes } from './leadership.routes.ts';
import { leadershipWork } from './leadership-work.ts';

let app: SupportApp;
let acting = 0;
let settled = 0;
let adviser = '';
beforeAll(async () => {
  app = await openSupportApp((means) => leadershipRoutes(means));
  acting = await app.addSchool('Marlby Primary School', { tier: 'cause-for-concern' });
  settled = await app.addSchool('Norby Primary School');
  await app.addSchool('Oxby Primary School');
  await addPost(acting, 'Ida Fenby', '2015-09-01');
  await addPost(acting, 'Rufus Larch', '2026-09-07', 'acting');
  await addPost(settled, 'Tom Quill', '2014-09-01');
  await addPost(await app.addSchool('Quayby Primary School'), 'Una Marsh', '2014-09-01');
  adviser = await app.signInAs('sia', { name: 'Sam Field', caseload: [settled] });
});

async function addPost(providerId: number, name: string, from: string, standing = 'substantive'): Promise<void> {
  await sql`insert into post (authority_id, provider_id, role, person_name, standing, held_from, held_to, source, entered_by, entered_at)
    values (${app.authorityId}, ${providerId}, 'headteacher', ${name}, ${standing}, ${from}, null, 'The clerk', 'Test', ${app.clock.now()})`.execute(app.db.kysely);
} // prettier-ignore

const at = (id: number, rest = ''): string => `/providers/${String(id)}/leadership${rest}`;
const seenIn = (html: string): string => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const main = async (url: string, cookie?: string): Promise<string> => {
  const { body } = await app.open(url, cookie);
  return words(body.slice(body.indexOf('<main')));
};

describe('the register of leadership', () => {
  it('shows a mentor as accepted once whoever leads has agreed with one, and no predecessor’s', async () => {
    const id = await app.addSchool('Pellby Primary School');
    await addPost(id, 'Wilf Thorn', '2026-09-01');
    const shown = async () => /A mentor: (not yet|offered|accepted|declined)/i.exec(await main(at(id)))?.[0];
    const pair = async (name: string): Promise<void> => {
      await sql`with m as (insert into mentor (authority_id, name, firm, sort, kinds, phases, contexts, languages, capacity, available_from, state, state_reason,
          state_since, state_by, entered_by, entered_at, changed_at) values (${app.authorityId}, 'Vic Larkrise', 'Larkrise', 'business', '{coaching}', '{}', '{}', 'English', 1,
          '2026-09-01', 'approved', 'x', '2026-09-01', 'x', 'x', now(), now()) returning id),
        n as (insert into mentoring_need (authority_id, provider_id, kind, person_name, post, what_for, wants_same_phase, wanted_from, asked_by, asked_at)
          values (${app.authorityId}, ${id}, 'coaching', ${name}, 'head', 'x', false, '2026-09-01', 'x', now()) returning id)
        insert into pairing (authority_id, provider_id, need_id, mentor_id, state, explained, proposed_by, proposed_at, aims, how_often, months, confidentiality,
          agreed_on, agreed_by, review_due_on, ends_on, changed_at)
        select ${app.authorityId}, ${id}, n.id, m.id, 'under-way', '[]', 'x', now(), 'x', 'month', 6, 'x', '2026-10-01', 'x', '2027-01-01', '2027-04-01', now()
        from m, n`.execute(app.db.kysely);
    };
    expect(await shown()).toBe('A mentor: not yet');
    await pair('Their Predecessor');
    expect(await shown()).toBe('A mentor: not yet');
    await pair('Wilf Thorn');
    expect(await shown()).toBe('A mentor: accepted');
  }); // prettier-ignore

  it('says each fact with its day, its source and the support it triggers, in the tone of support', async () => {
    const page = (await app.open('/leadership')).body;
    await expectValidHtml(page);
    const said = words(page);
    expect(said).toContain('It is no judgement of anybody, and there is no score');
    expect(said).toMatch(
      /Rufus Larch has been acting head since 7 September 2026\. ?The clerk\s+A call: not yet Induction: not yet A mentor: (not yet|offered|declined)/,
    );
    expect(said).not.toContain('Quayby');
    expect(said).not.toMatch(/Cause for Concern/);
    expect(await main('/leadership?reason=not-known')).toContain('Who the head is, is not known.');
    expect(await main('/leadership?reason=vacant')).toContain('No provider matches what you chose');
  });

  it('is an adviser’s caseload, and nobody’s of a school', async () => {
    expect(await main('/leadership', adviser)).not.toContain('Marlby');
    expect(await main('/leadership?reason=not-known', adviser)).not.toContain('Oxby');
    expect((await app.open(at(acting), adviser)).statusCode).toBe(404);
    for (const role of ['headteacher', 'chair', 'network-member', 'elected-member']) {
      const cookie = await app.signInAs(
        role,
        role === 'headteacher' || role === 'chair' ? { reaches: [{ kind: 'provider', providerId: acting }] } : {},
      );
      expect([role, (await app.open('/leadership', cookie)).statusCode, (await app.open(at(acting), cookie)).statusCode]).toEqual([role, 403, 403]);
    }
  });

  it('keeps what was offered and what came of it, once, and says why where it was declined', async () => {
    const page = (await app.open(at(acting))).body;
    await expectValidHtml(page);
    const offer = { seen: seenIn(page), support: 'acting|2026-09-07|mentor', state: 'offered', ...day('on', '2026-11-20'), note: '' };
    for (const _ of [1, 2]) expect((await app.send(at(acting, '/support'), offer)).statusCode).toBe(303);
    expect(await app.db.kysely.selectFrom('leadership_support').selectAll().where('provider_id', '=', acting).execute()).toHaveLength(1);
    expect(await main('/leadership?support=offered')).toContain('A mentor: offered on 20 November 2026');

    const late = await app.send(at(acting, '/support'), { ...offer, state: 'accepted' });
    expect([late.statusCode, words(late.body)]).toEqual([409, expect.stringContaining('Meanwhile Jo Marsh recorded something here')]);
    const declined = await app.send(at(acting, '/support'), { ...offer, seen: seenIn(late.body), state: 'declined' });
    expect([declined.statusCode, words(declined.body)]).toEqual([422, expect.stringContaining('Enter why it was declined')]);
    await app.send(at(acting, '/support'), { ...offer, seen: seenIn(declined.body), state: 'declined', note: 'Has one in the trust' });
    expect(await main(at(acting))).toContain('A mentor: declined on 20 November 2026 (Has one in the trust)');
    const ahead = await app.send(at(acting, '/support'), { ...offer, ...day('on', '2026-11-24') });
    expect(words(ahead.body)).toContain('The day must be today or in the past');
    const long = await app.send(at(acting, '/support'), { ...offer, ...day('on', '1990-11-27') });
    expect([long.statusCode, words(long.body)]).toEqual([
      422,
      expect.stringContaining('The day must be 7 March 2026 or later: support is offered six months before the reason for it'),
    ]);
    const unknown = await app.send(at(acting, '/support'), { ...offer, support: 'vacant|2026-09-07|call' });
    expect(unknown.statusCode).toBe(422);
  });

  it('takes back what was recorded in error, with why, and what was said before counts again', async () => {
    const id = await app.addSchool('Saxby Primary School');
    await addPost(id, 'Ida Thorn', '2026-09-01');
    const offer = { support: 'first-two-years|2026-09-01|call', ...day('on', '2026-11-20'), note: '' };
    for (const state of ['offered', 'accepted'])
      expect((await app.send(at(id, '/support'), { ...offer, state, seen: seenIn((await app.open(at(id))).body) })).statusCode).toBe(303);
    const shown = (await app.open(at(id))).body;
    await expectValidHtml(shown);
    const withdraw = /href="([^"]*support\/\d+\/withdraw)"/u.exec(shown)?.[1] ?? '';
    expect(words((await app.open(withdraw)).body)).toContain('A call: accepted on 20 November 2026');
    expect((await app.send(withdraw, { reason: '' })).statusCode).toBe(422);
    expect((await app.open(withdraw, adviser)).statusCode).toBe(404);
    for (const [time, status] of [[1, 303], [2, 404]] as const) expect((await app.send(withdraw, { reason: 'Of another head' })).statusCode, String(time)).toBe(status);
    expect(await main(at(id))).toContain('A call: offered on 20 November 2026');
    const kept = await app.db.kysely.selectFrom('leadership_support').select(['state', 'withdrawn_reason']).where('provider_id', '=', id).orderBy('id').execute();
    expect(kept).toEqual([{ state: 'offered', withdrawn_reason: null }, { state: 'accepted', withdrawn_reason: 'Of another head' }]);
  }); // prettier-ignore

  it('is a file too, and a line of work for whoever advises', async () => {
    const csv = await app.open('/leadership/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('Marlby Primary School,,,"Rufus Larch (acting), since 7 September 2026",Acting head or manager,2026-09-07');
    const work = leadershipWork({ db: app.db, clock: app.clock });
    const [early, quiet] = [await app.addSchool('Pelby Primary School'), await app.addSchool('Quorby Primary School')];
    await addPost(early, 'Una Marsh', '2026-01-01');
    await addPost(quiet, 'Kit Lowe', '2014-01-01');
    const accountId = await app.addAdviser('Kim Ardley', [early, quiet]);
    const kim = { kind: 'person', accountId, name: 'Kim Ardley', role: 'sia', authorityId: app.authorityId, tokenId: null } as const;
    expect(await work.list?.(kim, app.clock.today())).toMatchObject([
      { text: 'Support of its leadership was not offered so far: in the first two years', href: at(early) },
    ]);
    const offer = { seen: '0', support: 'first-two-years|2026-01-01|call', state: 'accepted', ...day('on', '2026-11-20') };
    await app.send(at(early, '/support'), offer);
    expect(await work.list?.(kim, app.clock.today())).toEqual([]);
  });
});

describe('who is known to leave', () => {
  const entry = { role: 'headteacher', why: 'retirement', ...day('leaves-on', '2027-08-31'), 'told-by': 'The chair of governors', ...day('told-on', '2026-11-02'), note: 'Wishes to tell staff herself' };
  const told = async (name: string): Promise<number> => {
    const school = await app.addSchool(name);
    await addPost(school, 'Una Marsh', '2014-09-01');
    expect((await app.send(at(school, '/departures/new'), entry)).statusCode).toBe(303);
    return school;
  };

  it('says of a last day that is recorded with the post once that it is known, and not that nobody told us', async () => {
    const school = await app.addSchool('Yewby Primary School');
    await addPost(school, 'Una Marsh', '2014-09-01');
    await sql`update post set held_to = '2027-08-31' where provider_id = ${school}`.execute(app.db.kysely);
    const page = await main(at(school));
    expect(page.match(/Known to leave/g)).toHaveLength(1);
    expect(page).toContain('Known to leave Headteacher: the last day is recorded as 31 August 2027.');
    expect(page).toMatch(/Told in confidence of who is to leave .*A last day that is recorded with the post stands above\. Nobody has told us anything in confidence\./);
  });

  it('is recorded in confidence, and read by named roles alone', async () => {
    expect((await app.open(at(settled, '/departures/new'))).statusCode).toBe(200);
    for (const _ of [1, 2]) expect((await app.send(at(settled, '/departures/new'), entry, adviser)).statusCode).toBe(303);
    expect(await app.db.kysely.selectFrom('expected_departure').selectAll().where('provider_id', '=', settled).execute()).toHaveLength(1);
    for (const cookie of [app.lead, adviser, await app.signInAs('auditor')]) {
      expect(await main(at(settled), cookie)).toMatch(/Told by The chair of governors on 2 November 2026/);
      expect(await main('/leadership?reason=leaving', cookie)).toContain('Norby');
      expect(await main('/leadership/forecast', cookie)).toMatch(/Norby[\s\S]*Told in confidence/);
    }
    for (const role of ['specialist', 'data-officer']) {
      const cookie = await app.signInAs(role);
      for (const url of [at(settled), '/leadership', '/leadership/forecast', '/leadership/csv', '/leadership/forecast/csv'])
        expect([role, url, /retire|Told by|expected to be/i.test((await app.open(url, cookie)).body)]).toEqual([role, url, false]);
      expect((await app.open('/leadership/forecast/csv', cookie)).body).not.toContain('Norby');
      expect((await app.open(at(settled, '/departures/new'), cookie)).statusCode).toBe(403);
    }
  });

  it('is read with its note by those alone who may read what was told in confidence, and another note is kept beside', async () => {
    const school = await told('Uxby Primary School');
    const more = { ...entry, note: 'The board knows by now' };
    for (const _ of [1, 2]) expect((await app.send(at(school, '/departures/new'), more)).statusCode).toBe(303);
    const kept = await app.db.kysely.selectFrom('expected_departure').select('id').where('provider_id', '=', school).orderBy('id').execute();
    expect(kept).toHaveLength(2);
    const [first, second] = kept.map(({ id }) => at(school, `/departures/${String(id)}`));
    expect((await app.open(at(school))).body).toContain(`href="${String(first)}"`);
    const page = (await app.open(String(first), await app.signInAs('auditor'))).body;
    await expectValidHtml(page);
    expect(words(page)).toContain('Wishes to tell staff herself');
    expect(page).not.toContain('/withdraw');
    expect(words((await app.open(String(second))).body)).toContain('The board knows by now');
    const head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
    for (const cookie of [head, await app.signInAs('specialist')]) expect((await app.open(String(first), cookie)).statusCode).toBe(403);
    expect((await app.open(String(first), adviser)).statusCode).toBe(404);
    expect((await app.open(at(acting, `/departures/${String(kept[0]?.id)}`))).statusCode).toBe(404);
  });

  it('is in no panel, no work line and no calendar', async () => {
    const actor = { kind: 'person', accountId: 1, name: 'Jo Marsh', role: 'lead', authorityId: app.authorityId, tokenId: null } as const;
    const school = await told('Rowby Primary School');
    const panel = await leadershipPanel({ db: app.db, clock: app.clock }).load(school, actor);
    expect(JSON.stringify(panel)).not.toMatch(/retire|2027/i);
    expect(leadershipWork({ db: app.db, clock: app.clock }).diary).toBeUndefined();
    const { rows } = await sql<{ after: unknown }>`select after from audit_event where event = 'expected-departure.recorded'`.execute(app.db.kysely);
    expect(rows).toContainEqual({ after: { provider: school } });
    expect(JSON.stringify(rows)).not.toMatch(/retire|2027/i);
  });

  it('is in the half-term it falls in, with the holiday after it, beside those who are new', async () => {
    await told('Selby Primary School');
    const page = (await app.open('/leadership/forecast')).body;
    await expectValidHtml(page);
    expect((await app.open('/leadership/forecast/csv')).body).toContain('"Summer 2, 2026/27",2027-08-31,Selby Primary School');
  });

  it('is refused where the days do not agree, with what was typed', async () => {
    const wrong = await app.send(at(settled, '/departures/new'), { ...entry, ...day('told-on', '2026-12-01') });
    expect([wrong.statusCode, words(wrong.body)]).toEqual([422, expect.stringContaining('1 December 2026 is in the future')]);
    expect(wrong.body).toContain('Wishes to tell staff herself');
    const empty = await app.send(at(settled, '/departures/new'), {});
    expect(words(empty.body)).toMatch(/Select whose time ends[\s\S]*Enter who told us/);
    await expectValidHtml(empty.body);
  });

  it('is withdrawn with a reason, and counts no longer', async () => {
    const school = await told('Tolby Primary School');
    const { id } = await app.db.kysely.selectFrom('expected_departure').select('id').where('provider_id', '=', school).executeTakeFirstOrThrow();
    const address = at(school, `/departures/${String(id)}/withdraw`);
    expect((await app.send(address, { reason: '' })).statusCode).toBe(422);
    for (const _ of [1, 2]) expect((await app.send(address, { reason: 'She stays' })).statusCode).toBe(303);
    expect(await main(at(school))).toContain('Nobody has told us anything in confidence.');
    expect((await app.open(at(acting, `/departures/${String(id)}/withdraw`))).statusCode).toBe(404);
  });
}); // prettier-ignore
