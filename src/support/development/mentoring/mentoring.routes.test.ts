import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { type MentoringApp, openMentoringApp } from './mentoring.fixture.ts';
import { mentoringWork } from './mentoring-work.ts';

let app: MentoringApp;
let auditor: string;
beforeAll(async () => {
  app = await openMentoringApp();
  auditor = await app.signInAs('auditor', { name: 'Yusuf Test' });
});
const idIn = (location: unknown): number => Number(String(location).split('/').at(-1));
const seenIn = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the register of mentors', () => {
  it('says what is wrong with an entry, and keeps what was typed', async () => {
    const answer = await app.send('/mentoring/mentors/new', { firm: 'Ashdown Ltd', capacity: '0' });
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toMatch(/Choose their account, or enter their name.*Choose which sort.*Choose what they offer.*1 or more/);
    expect(answer.body).toContain('value="Ashdown Ltd"');
    await expectValidHtml(answer.body);
  });

  it('has somebody once, proposed until approved, and matched with nobody before training and checks are recorded', async () => {
    const head = await app.addHead('Ben Thistle');
    const form = { 'account': String(head.accountId), 'provider': String(head.providerId), 'sort': 'head', 'headship-said-by': 'Jo Marsh', 'kinds': ['headteacher', 'coaching'], 'languages': 'English', 'capacity': '1', ...day('available-from', '2026-09-01') }; // prettier-ignore
    const id = idIn((await app.send('/mentoring/mentors/new', form)).headers.location);
    expect(idIn((await app.send('/mentoring/mentors/new', form)).headers.location)).toBe(id);
    const path = `/mentoring/mentors/${String(id)}`;
    expect(words((await app.open(path)).body)).toMatch(
      /Proposed since 23 November 2026.*Cannot be matched yet: proposed, not approved; no training recorded; no reference recorded; no check recorded/,
    );
    for (const time of [1, 2]) expect((await app.send(`${path}/state?to=approved`, { reason: 'Panel' })).statusCode, String(time)).toBe(303);
    const done = (kind: string) => ({ 'kind': kind, 'which': `The ${kind}`, ...day('done-on', '2026-10-01'), 'seen-by': 'Jo Marsh' });
    for (const kind of ['training', 'reference', 'check', 'check']) expect((await app.send(`${path}/done`, done(kind))).statusCode).toBe(303);
    const after = await app.open(path);
    expect(words(after.body)).toContain('Can be matched.');
    expect(words(after.body).match(/Seen by Jo Marsh/g)).toHaveLength(3);
    await expectValidHtml(after.body);
    const href = /href="(\/mentoring\/mentors\/\d+\/done\/\d+\/withdraw)"/.exec(after.body)?.[1] ?? '';
    await app.send(href, { reason: 'Of somebody else' });
    expect(words((await app.open(path)).body)).toContain('Cannot be matched yet');
    for (const form of ['/done', '/conflicts', '/state?to=paused']) await expectValidHtml((await app.open(`${path}${form}`)).body);
  });

  it('is not overwritten by a form that lost a race', async () => {
    const id = await app.addMentor({ name: 'Kit Underbank', contact: '01', firm: 'Underbank Ltd', sort: 'business', kinds: ['business'] });
    const path = `/mentoring/mentors/${String(id)}/change`;
    const page = await app.open(path);
    await expectValidHtml(page.body);
    await app.db.kysely.updateTable('mentor').set({ changed_at: new Date('2026-11-23T09:01:00Z') }).where('id', '=', id).execute(); // prettier-ignore
    const form = { name: 'Kit Underbank', contact: '02', firm: 'Underbank Ltd', sort: 'business', kinds: 'business', languages: 'English', capacity: '2', ...day('available-from', '2026-09-01') }; // prettier-ignore
    const lost = await app.send(path, { ...form, seen: seenIn(page.body) });
    expect(lost.statusCode).toBe(409);
    expect(words(lost.body)).toContain('Somebody has changed this mentor since you opened the form');
    expect((await app.send(path, { ...form, seen: seenIn(lost.body) })).statusCode).toBe(303);
    expect(words((await app.open(`/mentoring/mentors/${String(id)}`)).body)).toContain('0 of at most 2 at once');
  });

  it('says in words that an account is on it already', async () => {
    const head = await app.addHead('Ivo Coltsfoot');
    const first = await app.addMentor({ accountId: head.accountId, name: head.name, providerId: head.providerId });
    const second = await app.addMentor({ name: 'Ivo C', contact: '01 5550', firm: 'Coltsfoot Ltd', sort: 'business', kinds: ['business'] });
    const path = `/mentoring/mentors/${String(second)}`;
    const form = { account: String(head.accountId), firm: 'Coltsfoot Ltd', sort: 'business', kinds: 'business', languages: 'English', capacity: '2', ...day('available-from', '2026-09-01') }; // prettier-ignore
    const change = async () => app.send(`${path}/change`, { ...form, seen: seenIn((await app.open(`${path}/change`)).body) });
    const refused = await change();
    expect(refused.statusCode).toBe(422);
    expect(words(refused.body)).toContain('Ivo Coltsfoot is on the register with this account already');
    await app.send(`/mentoring/mentors/${String(first)}/state?to=retired`, { reason: 'Moves away' });
    expect((await change()).statusCode).toBe(303);
    const back = await app.send(`/mentoring/mentors/${String(first)}/state?to=proposed`, { reason: 'Is back' });
    expect(back.statusCode).toBe(422);
    expect(words(back.body)).toContain('retire that entry first');
    // The trail is kept for ever: how to reach somebody is not in it.
    const events = await app.db.kysely.selectFrom('audit_event').select(['after', 'before']).where('subject_kind', '=', 'mentor').execute();
    expect(JSON.stringify(events)).not.toContain('01 5550');
  });

  it('shows an adviser the conflicts at providers that they reach, and of others only how many', async () => {
    const near = await app.addHead('Nan Nearby');
    const far = await app.addHead('Fay Faraway');
    const id = await app.addMentor({ name: 'Lou Sandpiper', contact: '01', firm: 'Sandpiper Ltd', sort: 'business', kinds: ['business'] });
    const path = `/mentoring/mentors/${String(id)}`;
    for (const { providerId, name } of [near, far])
      await app.send(`${path}/conflicts`, { provider: String(providerId), sort: 'family-or-friend', side: 'mentor', says: `Married to ${name}` });
    const adviser = await app.signInAs('sia', { caseload: [near.providerId] });
    const page = await app.open(path, adviser);
    expect(words(page.body)).toContain('Married to Nan Nearby');
    expect(page.body).not.toContain('Faraway');
    expect(words(page.body)).toContain('1 conflict is recorded at providers that you do not work with');
    await expectValidHtml(page.body);
    const rows = await app.db.kysely.selectFrom('mentor_conflict').select(['id', 'provider_id']).where('mentor_id', '=', id).execute();
    for (const { id: conflict, provider_id } of rows)
      expect((await app.open(`${path}/conflicts/${String(conflict)}/withdraw`, adviser)).statusCode).toBe(
        provider_id === near.providerId ? 200 : 404,
      );
    expect(words((await app.open(path)).body)).toMatch(/Married to Fay Faraway.*Married to Nan Nearby/);
  });

  it('is the staff’s: a head does not read it, an auditor changes nothing, an adviser approves nobody', async () => {
    const head = await app.addHead('Noor Saltmarsh');
    const id = await app.addMentor({ name: 'Vic Larkrise', contact: '01', firm: 'Larkrise Ltd', sort: 'business', kinds: ['business'] });
    expect((await app.open('/mentoring/mentors', head.cookie)).statusCode).toBe(403);
    const list = await app.open('/mentoring/mentors?kind=business', auditor);
    expect(words(list.body)).toContain('Vic Larkrise');
    await expectValidHtml(list.body);
    const pause = `/mentoring/mentors/${String(id)}/state?to=paused`;
    for (const cookie of [auditor, await app.signInAs('sia')]) expect((await app.send(pause, { reason: 'x' }, cookie)).statusCode).toBe(403);
    expect((await app.open('/mentoring/mentors.csv?state=approved')).body).toContain('Vic Larkrise');
    expect((await app.open('/mentoring/mentors.csv?state=retired')).body).not.toContain('Vic Larkrise');
  });
});

describe('a need', () => {
  it('is asked for by a head for themselves, once, and never at another’s school', async () => {
    const head = await app.addHead('Ada Quillfeather');
    const other = await app.addHead('Cleo Northmere');
    const form = {
      'kind': 'headteacher',
      'person': String(head.accountId),
      'post': 'head',
      'what-for': 'My first year',
      ...day('from', '2026-12-01'),
    };
    const path = `/providers/${String(head.providerId)}/mentoring/ask`;
    const asking = (await app.open(path, head.cookie)).body;
    await expectValidHtml(asking);
    expect(words(asking)).toContain('Do not say who is to leave or why');
    for (const time of [1, 2]) expect((await app.send(path, form, head.cookie)).headers.location, String(time)).toBe('/mentoring/mine');
    expect((await app.open(path, other.cookie)).statusCode).toBe(404);
    expect((await app.send(path, form, other.cookie)).statusCode).toBe(404);
    const rows = await app.db.kysely.selectFrom('mentoring_need').select('id').where('provider_id', '=', head.providerId).execute();
    expect(rows).toHaveLength(1);
    const trail = await app.db.kysely.selectFrom('audit_event').select('after').where('event', '=', 'mentoring-need.asked').where('subject_id', '=', String(rows[0]?.id)).execute(); // prettier-ignore
    expect(trail.map(({ after }) => after)).toEqual([{ providerId: head.providerId, kind: 'headteacher', post: 'head', wantedFrom: '2026-12-01' }]);
    const wrong = await app.send(path, { kind: 'headteacher' }, head.cookie);
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toMatch(/Choose who it is for, or enter their name.*Choose their post.*Enter what it is for.*Enter from when/);
    expect(words((await app.open('/mentoring/mine', head.cookie)).body)).toContain('Waiting for a mentor Headteacher mentoring for Ada Quillfeather');
    expect((await app.open(`/mentoring/ask?provider=${String(other.providerId)}`, head.cookie)).statusCode).toBe(422);
    // Whoever coordinates is told, and finds it among what waits.
    const lead = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Jo Marsh').executeTakeFirstOrThrow();
    const href = `/mentoring/needs/${String(rows[0]?.id)}`;
    const notices = await app.db.kysely.selectFrom('notice').select('subject').where('account_id', '=', lead.id).where('href', '=', href).execute();
    expect(notices).toEqual([{ subject: 'Somebody asks for a mentor' }]);
    const actor = { kind: 'person', accountId: lead.id, tokenId: null, name: 'Jo Marsh', role: 'lead', authorityId: app.authorityId } as const;
    const waits = await mentoringWork({ db: app.db, clock: app.clock }).list?.(actor, '2026-11-23');
    expect(waits).toContainEqual(expect.objectContaining({ text: 'A mentor is wanted from 1 December 2026: propose one', href }));
  });

  it('is matched by criteria in words; whoever has a conflict, by the register or as somebody says, is not offered', async () => {
    const head = await app.addHead('Ida Fairwether');
    const partner = await app.addHead('Max Heronsgate', 483_000);
    const post = {
      role: 'headteacher',
      standing: 'substantive',
      held_from: '2015-09-01',
      held_to: '2020-08-31',
      source: 'x',
      entered_by: 'x',
    } as const;
    await app.db.kysely.insertInto('post').values({ ...post, authority_id: app.authorityId, provider_id: head.providerId, person_name: 'Una Former', entered_at: app.clock.now() }).execute(); // prettier-ignore
    const mentorOf = (name: string, providerId: number) => app.addMentor({ name, contact: '01', providerId, kinds: ['coaching'] });
    const good = await mentorOf('Max Good', partner.providerId);
    const own = await mentorOf('Own Deputy', head.providerId);
    const friend = await mentorOf('Old Friend', partner.providerId);
    await mentorOf('Una Former', partner.providerId);
    const said = { provider: String(head.providerId), sort: 'family-or-friend', side: 'mentor', says: 'We trained together' };
    for (const time of [1, 2]) expect((await app.send(`/mentoring/mentors/${String(friend)}/conflicts`, said)).statusCode, String(time)).toBe(303);
    const needId = await app.addNeed(head, { kind: 'coaching', ratherNot: 'Old colleagues' });
    const path = `/mentoring/needs/${String(needId)}`;
    const page = await app.open(path);
    const [offered = '', others = ''] = words(page.body).split('Who is not offered, and why');
    expect(offered).toMatch(/Max Good.*3\.0 km as the crow flies/);
    for (const name of ['Own Deputy', 'Una Former', 'Old Friend']) expect(offered).not.toContain(name);
    expect(others).toMatch(/Old Friend.*They are family or friends, as the mentor says/);
    expect(others).toMatch(/Own Deputy.*Works at the same provider/);
    expect(others).toMatch(/Una Former.*Was headteacher there/);
    await expectValidHtml(page.body);
    const refused = await app.send(`${path}/propose`, { mentor: String(own) });
    expect(refused.statusCode).toBe(409);
    expect(words(refused.body)).toContain('Own Deputy cannot be proposed: works at the same provider');
    // The same, whatever tier anybody is in.
    const before = words((await app.open(path)).body);
    for (const provider_id of [head.providerId, partner.providerId])
      await app.db.kysely.insertInto('provider_tier').values({ provider_id, authority_id: app.authorityId, tier: 'cause-for-concern', since: '2026-11-04' }).execute(); // prettier-ignore
    expect(words((await app.open(path)).body)).toBe(before);
    const made = await app.send(`${path}/propose`, { mentor: String(good), message: '' });
    expect((await app.send(`${path}/propose`, { mentor: String(good), message: '' })).headers.location).toBe(made.headers.location);
  });

  it('is reached by the adviser of the provider and by no other', async () => {
    const head = await app.addHead('Eve Larkmead');
    const path = `/mentoring/needs/${String(await app.addNeed(head, { ratherNot: null }))}`;
    const theirs = await app.signInAs('sia', { caseload: [head.providerId] });
    const another = await app.signInAs('sia', {});
    expect((await app.open(path, theirs)).statusCode).toBe(200);
    expect(words((await app.open('/mentoring', theirs)).body)).toContain('Eve Larkmead');
    expect((await app.open(path, another)).statusCode).toBe(404);
    for (const url of ['/mentoring', '/mentoring/needs.csv', '/mentoring/pairs'])
      expect((await app.open(url, another)).body).not.toContain('Eve Larkmead');
    expect((await app.send(`${path}/close`, { reason: 'Asks later' }, theirs)).statusCode).toBe(303);
    expect(words((await app.open(path)).body)).toContain('Asks later');
  });
});

describe('a partnership of two settings', () => {
  it('is a pairing of its own kind; the coordinator answers and agrees for a setting without an account', async () => {
    const setting = { kind: 'nursery', legal_track: 'early-years', phase: 'early-years' } as const;
    const nursery = await app.addSchool('Dove Nursery', { with: setting });
    const partner = await app.addHead('Elm Mossgrave');
    const id = await app.addMentor({ accountId: partner.accountId, name: partner.name, providerId: partner.providerId, sort: 'partner-setting', kinds: ['partnership'] }); // prettier-ignore
    const form = {
      'kind': 'partnership',
      'name': 'Dee Gorseland',
      'contact': '04',
      'post': 'setting',
      'what-for': 'Outdoor play',
      ...day('from', '2026-12-01'),
    };
    const needId = idIn((await app.send(`/providers/${String(nursery)}/mentoring/ask`, form)).headers.location);
    const pairing = idIn((await app.send(`/mentoring/needs/${String(needId)}/propose`, { mentor: String(id) })).headers.location);
    const staff = `/mentoring/pairs/${String(pairing)}`;
    await expectValidHtml((await app.open(`${staff}/answer`)).body);
    // Somebody with an account answers for themselves.
    expect((await app.send(`${staff}/answer`, { side: 'mentor', answer: 'accepted' })).statusCode).toBe(422);
    expect((await app.send(`${staff}/answer`, { side: 'mentee', answer: 'accepted' })).statusCode).toBe(303);
    await app.send(`/mentoring/mine/${String(pairing)}/answer`, { answer: 'accepted' }, partner.cookie);
    const page = await app.open(`${staff}/agreement`);
    await expectValidHtml(page.body);
    const agreement = { 'aims': 'Outdoor play', 'how-often': 'half-term', 'months': '6', 'confidentiality': 'Safeguarding is told', ...day('agreed-on', '2026-11-23') }; // prettier-ignore
    expect((await app.send(`${staff}/agreement`, { ...agreement, seen: seenIn(page.body) })).statusCode).toBe(303);
    const list = await app.open('/mentoring/pairs?state=under-way');
    expect(words(list.body)).toContain('Elm Mossgrave with Dee Gorseland');
    await expectValidHtml(list.body);
    await expectValidHtml((await app.open('/mentoring')).body);
    await expectValidHtml((await app.open('/mentoring/mine', partner.cookie)).body);
  });
});

describe('mentoring in sum', () => {
  it('is the lead’s and the auditor’s, and shows no answers of fewer than five', async () => {
    const { id } = await app.addPair('Zennor', 'under-way');
    const given = { side: 'mentee', moment: 'end', aims_met: 'most', what_changed: 'I delegate more', given_by: 'x', given_on: '2026-11-23', given_at: app.clock.now() } as const;
    await app.db.kysely.insertInto('pairing_feedback').values({ ...given, authority_id: app.authorityId, pairing_id: id, scale: 'useful', says: null }).execute();
    const report = await app.open('/mentoring/report', auditor);
    expect(words(report.body)).toMatch(/What mentees say: fewer than 5 have said.*1 mentee said what came of it: too few to show/);
    expect(report.body).not.toContain('I delegate more');
    await expectValidHtml(report.body);
    expect((await app.open('/mentoring/report.csv')).body).toContain('Fewer than 5: not shown');
    expect((await app.open('/mentoring/report', await app.signInAs('sia'))).statusCode).toBe(403);
  }); // prettier-ignore
});
