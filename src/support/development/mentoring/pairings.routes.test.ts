import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectValidHtml } from '../../../../test/harness/page-checks.ts';
import { writeCalendar } from '../../../platform/calendar-feeds/write-calendar.ts';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { words } from '../../support-app.fixture.ts';
import { findMentorOf } from './find-mentor-of.ts';
import { listNotesFor } from './find-notes.ts';
import { confidentialityOffered } from './mentoring-words.ts';
import { type Head, type MentoringApp, openMentoringApp } from './mentoring.fixture.ts';
import { mentoringWork } from './mentoring-work.ts';
import { mentoringRecordKinds } from './record-kinds.ts';

let app: MentoringApp;
let other: Head;
let auditor: string;
beforeAll(async () => {
  app = await openMentoringApp();
  other = await app.addHead('Cleo Northmere');
  auditor = await app.signInAs('auditor', { name: 'Yusuf Test' });
});
const actorOf = ({ accountId, name }: Head) =>
  ({ kind: 'person', accountId, tokenId: null, name, role: 'headteacher', authorityId: app.authorityId }) as const;
const work = () => mentoringWork({ db: app.db, clock: app.clock });
const seenIn = (html: string): string => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('a pairing that is proposed', () => {
  it('tells both, waits for both, and is not there for anybody else', async () => {
    const { mine, staff, mentee, mentor } = await app.addPair('Ashplant', 'proposed');
    for (const { accountId, cookie, name } of [mentee, mentor]) {
      const notices = await app.db.kysely.selectFrom('notice').select('href').where('account_id', '=', accountId).execute();
      expect(notices, name).toEqual([{ href: mine() }]);
      expect((await app.open(mine(), cookie)).statusCode).toBe(200);
    }
    expect(await work().list?.(actorOf(mentor), '2026-11-23')).toMatchObject([{ text: 'A pairing is proposed: accept or decline it', href: mine('/answer') }]); // prettier-ignore
    expect(await work().list?.(actorOf(other), '2026-11-23')).toEqual([]);
    for (const url of [mine(), mine('/answer'), mine('/agreement'), mine('/end')])
      expect((await app.open(url, other.cookie)).statusCode, url).toBe(404);
    expect((await app.send(mine('/answer'), { answer: 'accepted' }, other.cookie)).statusCode).toBe(404);
    expect(words((await app.open('/mentoring/mine', other.cookie)).body)).toContain('You are in no pairing');
    expect((await app.open(staff(), mentee.cookie)).statusCode).toBe(403);
  });

  it('names nobody and no school to the mentor before the mentor accepts, who may think again then', async () => {
    const { id, mine, staff, mentor } = await app.addPair('Merrowdown', 'proposed');
    await app.db.kysely.updateTable('pairing').set({ message: 'Ada needs somebody before the head goes' }).where('id', '=', id).execute();
    for (const url of ['/mentoring/mine', mine(), mine('/answer')]) {
      const { body } = await app.open(url, mentor.cookie);
      expect(words(body), url).not.toMatch(/Ada|Merrowdown Primary/);
      await expectValidHtml(body);
    }
    expect(words((await app.open(mine(), mentor.cookie)).body)).toMatch(/Headteacher mentoring.*Phase Primary.*What for Settling in/);
    expect(words((await app.open('/mentoring')).body)).toContain('An answer is awaited: Ben Merrowdowncote; Ada Merrowdown');
    await app.send(mine('/answer'), { answer: 'accepted' }, mentor.cookie);
    const named = words((await app.open(mine(), mentor.cookie)).body);
    expect(named).toMatch(/You and Ada Merrowdown.*Decline after all.*Merrowdown Primary School.*before the head goes/);
    await expectValidHtml((await app.open(mine('/answer'), mentor.cookie)).body);
    const again = { answer: 'declined', reason: 'She is my sister', conflict: 'family-or-friend' };
    expect((await app.send(mine('/answer'), again, mentor.cookie)).statusCode).toBe(303);
    expect(words((await app.open(staff())).body)).toContain('She is my sister');
  });

  it('is accepted by both, and agreed with confidence that ends at safeguarding', async () => {
    const { id, mine, mentee, mentor } = await app.addPair('Yarrowby', 'proposed');
    await expectValidHtml((await app.open(mine('/answer'), mentor.cookie)).body);
    for (const time of [1, 2]) expect((await app.send(mine('/answer'), { answer: 'accepted' }, mentor.cookie)).statusCode, String(time)).toBe(303);
    await app.send(mine('/answer'), { answer: 'accepted' }, mentee.cookie);
    const page = await app.open(mine('/agreement'), mentee.cookie);
    await expectValidHtml(page.body);
    const agreement = {
      'aims': 'Lead governors well',
      'how-often': 'month',
      'months': '12',
      ...day('agreed-on', '2026-11-23'),
      'seen': seenIn(page.body),
    };
    const promised = await app.send(mine('/agreement'), { ...agreement, confidentiality: 'Everything, for ever' }, mentee.cookie);
    expect(promised.statusCode).toBe(422);
    expect(words(promised.body)).toContain('Say in the words on confidentiality that it ends at safeguarding');
    const good = { ...agreement, confidentiality: confidentialityOffered };
    for (const time of [1, 2]) expect((await app.send(mine('/agreement'), good, mentee.cookie)).statusCode, String(time)).toBe(303);
    const lost = await app.send(mine('/agreement'), { ...good, aims: 'Something else', seen: '2026-11-01T00:00:00.000Z' }, mentor.cookie);
    expect(lost.statusCode).toBe(409);
    const of = { authorityId: app.authorityId, providerId: mentee.providerId };
    expect(await findMentorOf(app.db.kysely, of)).toEqual({
      pairingId: id,
      name: mentor.name,
      place: expect.stringContaining('Primary School') as string,
      since: '2026-11-23',
    });
    expect(await findMentorOf(app.db.kysely, { ...of, providerId: mentor.providerId })).toBe(null);
    expect(await findMentorOf(app.db.kysely, { ...of, named: mentee.name })).toMatchObject({ name: mentor.name });
    expect(await findMentorOf(app.db.kysely, { ...of, named: 'Zoe Successor' })).toBe(null);
  });

  it('is declined with a reason that the coordinator reads and the other does not; the need waits again, and the conflict stands', async () => {
    const { mine, staff, mentee, mentor, needId } = await app.addPair('Juniperly', 'proposed');
    expect(words((await app.send(mine('/answer'), { answer: 'declined' }, mentee.cookie)).body)).toContain('Enter why it is declined');
    await app.send(mine('/answer'), { answer: 'declined', reason: 'We worked together', conflict: 'works-with' }, mentee.cookie);
    expect(words((await app.open(staff())).body)).toContain('We worked together');
    expect(words((await app.open(mine(), mentor.cookie)).body)).not.toContain('We worked together');
    const need = words((await app.open(`/mentoring/needs/${String(needId)}`)).body);
    expect(need).toMatch(/Waiting for a mentor.*Who is not offered, and why.*Ben Juniperlycote.*They work together, as the mentee says/);
  });

  it('is answered, and not ended, by one of the two', async () => {
    const { mine, mentee } = await app.addPair('Hazelbeck', 'proposed');
    const ended = await app.send(mine('/end'), { ...day('on', '2026-11-23'), reason: 'No', another: 'yes' }, mentee.cookie);
    expect(ended.statusCode).toBe(422);
    expect(words(ended.body)).toContain('It is not agreed: accept or decline it instead');
  });

  it('waits with whoever else may coordinate it once whoever proposed it has left', async () => {
    const { id, mine, staff, mentee } = await app.addPair('Rushmere', 'proposed');
    const left = await app.addHead('Gone Coordinator');
    await app.db.kysely.updateTable('pairing').set({ proposed_by_account_id: left.accountId }).where('id', '=', id).execute();
    await app.send(mine('/answer'), { answer: 'declined', reason: 'Too far' }, mentee.cookie);
    const told = await app.db.kysely.selectFrom('notice').select('account_id').where('href', '=', staff()).execute();
    const lead = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Jo Marsh').executeTakeFirstOrThrow();
    expect(told.map(({ account_id }) => account_id)).toContain(lead.id);
    expect(told.map(({ account_id }) => account_id)).not.toContain(left.accountId);
  });
});

describe('a pairing that is under way', () => {
  it('keeps its notes from whoever is made the account of its mentor later', async () => {
    const { mentorId, mine, mentor } = await app.addPair('Sallowfield', 'under-way');
    await app.send(mine('/notes'), { says: 'Between us', meeting: '' }, mentor.cookie);
    const path = `/mentoring/mentors/${String(mentorId)}/change`;
    const seen = seenIn((await app.open(path)).body);
    const form = { 'provider': String(mentor.providerId), 'sort': 'head', 'headship-said-by': 'Jo Marsh', 'kinds': 'headteacher', 'languages': 'English', 'capacity': '2', ...day('available-from', '2026-09-01') }; // prettier-ignore
    for (const account of [String(other.accountId), '']) {
      const refused = await app.send(path, { ...form, account, name: 'Nobody', contact: '01', seen });
      expect(refused.statusCode, account).toBe(422);
      expect(words(refused.body)).toContain('They have been paired');
    }
    expect((await app.open(mine(), other.cookie)).statusCode).toBe(404);
    expect((await app.send(path, { ...form, account: String(mentor.accountId), seen })).statusCode).toBe(303);
    expect((await app.open(mine(), mentor.cookie)).body).toContain('Between us');
  });

  it('is in a calendar without a word, an identifier or an address that says what it is', async () => {
    const { mine, mentor } = await app.addPair('Wrenbury', 'under-way');
    await app.send(mine('/meetings'), { state: 'planned', ...day('on', '2026-12-03'), at: '15:45', place: 'At Birchwell' }, mentor.cookie);
    const entries = (await work().diary?.(actorOf(mentor), '2026-12-01', '2027-12-31')) ?? [];
    expect(entries.map(({ href }) => href)).toEqual([mine(), mine()]);
    const written = writeCalendar(entries, { now: app.clock.now(), publicAddress: 'https://waymark.example' });
    expect(written.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(written).not.toMatch(/mentor|pair|mine|Wrenbury|Birchwell/i);
    expect([...new Set(written.match(/^URL.*$/gm)?.map((line) => line.trim()))]).toEqual(['URL;VALUE=URI:https://waymark.example/']);
  });

  it('moves a meeting to another time on its day, and keeps one', async () => {
    const { id, mine, mentor } = await app.addPair('Teasel', 'under-way');
    const planned = { state: 'planned', ...day('on', '2026-12-03'), at: '15:45', place: 'At Birchwell' };
    for (const at of ['15:45', '16:30']) await app.send(mine('/meetings'), { ...planned, at }, mentor.cookie);
    const kept = await app.db.kysely.selectFrom('pairing_meeting').select('starts_at').where('pairing_id', '=', id).execute();
    expect(kept).toEqual([{ starts_at: '16:30' }]);
  });

  it('can be emptied of all that the two wrote when its time is up, and says still that they met', async () => {
    const { id, needId, mine, mentee, mentor } = await app.addPair('Vetchling', 'under-way');
    await app.send(mine('/meetings'), { state: 'held', ...day('on', '2026-11-20'), place: 'By video', minutes: '45' }, mentee.cookie);
    const told = /href="([^"]+\/told)"/.exec((await app.open(mine(), mentee.cookie)).body)?.[1] ?? '';
    const empty = async (): Promise<void> => {
      for (const [table, key, value] of [['pairing_meeting', 'pairing_id', id], ['pairing', 'id', id], ['mentoring_need', 'id', needId]] as const) {
        const emptied = mentoringRecordKinds.find((kind) => kind.table === table)?.emptied ?? [];
        expect(emptied.length, table).toBeGreaterThan(0);
        const set = sql.join(emptied.map((column) => sql`${sql.ref(column)} = null`));
        await sql`update ${sql.table(table)} set ${set} where ${sql.ref(key)} = ${value}`.execute(app.db.kysely);
      }
    }; // prettier-ignore
    await app.send(told, { step: 'write', says: 'A line that waits' }, mentee.cookie);
    await empty();
    await app.send(told, { step: 'write', says: 'A line' }, mentee.cookie);
    await app.send(`${told}/agree`, { says: 'A line' }, mentor.cookie);
    await app.send(mine('/end'), { how: 'completed', ...day('on', '2026-11-23'), reason: 'Done with it', another: 'no' }, mentor.cookie);
    await empty();
    const page = await app.open(mine(), mentee.cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/A line|Lead governors well|Settling in|Done with it/);
    expect(words(page.body)).toContain('45 minutes');
  });

  it('keeps meetings in both diaries, under a title that says nothing', async () => {
    const { mine, mentee, mentor } = await app.addPair('Foxcombe', 'under-way');
    await expectValidHtml((await app.open(mine('/meetings'), mentor.cookie)).body);
    const planned = { state: 'planned', ...day('on', '2026-12-03'), at: '15:45', place: 'At Birchwell' };
    for (const time of [1, 2]) expect((await app.send(mine('/meetings'), planned, mentor.cookie)).statusCode, String(time)).toBe(303);
    expect((await app.send(mine('/meetings'), { ...planned, at: '25:99' }, mentor.cookie)).statusCode).toBe(422);
    for (const head of [mentee, mentor])
      expect(await work().diary?.(actorOf(head), '2026-12-01', '2026-12-31'), head.name).toMatchObject([
        { on: '2026-12-03', from: '15:45', title: 'Meeting' },
      ]);
    expect(await work().diary?.(actorOf(other), '2026-12-01', '2026-12-31')).toEqual([]);
    const held = { state: 'held', ...day('on', '2026-11-20'), place: 'By video' };
    expect(words((await app.send(mine('/meetings'), held, mentee.cookie)).body)).toContain('Enter how many minutes it took');
    expect((await app.send(mine('/meetings'), { ...held, minutes: '60' }, mentee.cookie)).statusCode).toBe(303);
    const href = /href="([^"]+\/outcome)"/.exec((await app.open(mine(), mentee.cookie)).body)?.[1] ?? '';
    await expectValidHtml((await app.open(href, mentee.cookie)).body);
    expect((await app.send(href, { held: 'no' }, mentee.cookie)).statusCode).toBe(303);
    expect(await work().diary?.(actorOf(mentor), '2026-12-01', '2026-12-31')).toEqual([]);
  });

  it('has private notes that only its two read: no lead, no auditor, no other head, and no file', async () => {
    const { id, needId, mentorId, mine, staff, mentee, mentor } = await app.addPair('Elderfen', 'under-way');
    const secret = 'She finds the governors hard going';
    for (const time of [1, 2]) expect((await app.send(mine('/notes'), { says: secret, meeting: '' }, mentor.cookie)).statusCode, String(time)).toBe(303);
    for (const { cookie } of [mentee, mentor]) {
      const page = await app.open(mine(), cookie);
      expect(page.body.split(secret)).toHaveLength(2);
      await expectValidHtml(page.body);
    }
    const pages = ['/mentoring', '/mentoring/pairs', '/mentoring/pairs.csv', '/mentoring/needs.csv', '/mentoring/mentors.csv', '/mentoring/report', '/mentoring/report.csv'];
    for (const cookie of [app.lead, auditor]) {
      for (const url of [staff(), `/mentoring/needs/${String(needId)}`, `/mentoring/mentors/${String(mentorId)}`, ...pages]) {
        const answer = await app.open(url, cookie);
        expect(answer.statusCode, url).toBe(200);
        expect(answer.body, url).not.toContain(secret);
      }
      expect((await app.open(mine(), cookie)).statusCode).toBe(403);
    }
    await expectValidHtml((await app.open(staff())).body);
    expect((await app.send(mine('/notes'), { says: 'Mine too' }, other.cookie)).statusCode).toBe(404);
    expect((await app.open(mine(), other.cookie)).statusCode).toBe(404);
    // The question itself gives nothing to whoever is neither, whatever page asks.
    const notesFor = ({ accountId }: Pick<Head, 'accountId'>) => listNotesFor(app.db.kysely, { authorityId: app.authorityId, pairingId: id, accountId });
    expect(await notesFor(mentee)).toHaveLength(1);
    expect(await notesFor(other)).toEqual([]);
    // Neither the trail nor the history of records has it, and whatever makes files leaves the column where it is.
    const events = await app.db.kysely.selectFrom('audit_event').selectAll().execute();
    expect(events.filter(({ event, after }) => event === 'pairing-note.written' && JSON.stringify(after) === JSON.stringify({ pairingId: id }))).toHaveLength(1);
    expect(JSON.stringify(events, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(secret);
    expect(JSON.stringify(await app.db.kysely.selectFrom('record_version').select('content').execute())).not.toContain(secret);
    expect(mentoringRecordKinds.find(({ table }) => table === 'pairing_note')).toMatchObject({ secrets: ['says'], emptied: ['says'], words: [] });
  }); // prettier-ignore

  it('lets a line be read only once both want it', async () => {
    const { mine, staff, mentee, mentor } = await app.addPair('Brackenfell', 'under-way');
    await app.send(mine('/meetings'), { state: 'held', ...day('on', '2026-11-20'), place: 'By video', minutes: '45' }, mentee.cookie);
    const told = /href="([^"]+\/told)"/.exec((await app.open(mine(), mentee.cookie)).body)?.[1] ?? '';
    const line = 'We went through the induction plan';
    await expectValidHtml((await app.open(told, mentee.cookie)).body);
    await app.send(told, { step: 'write', says: line }, mentee.cookie);
    await expectValidHtml((await app.open(mine(), mentor.cookie)).body);
    await app.send(`${told}/agree`, { says: 'Another line than was read' }, mentor.cookie);
    await app.send(`${told}/agree`, { says: line }, mentee.cookie);
    await app.send(`${told}/agree`, { says: line }, other.cookie);
    expect((await app.open(staff())).body).not.toContain(line);
    const versions = () => app.db.kysely.selectFrom('record_version').select('content').where('table_name', '=', 'pairing_meeting').execute();
    expect(JSON.stringify(await versions())).not.toContain(line);
    expect(mentoringRecordKinds.find(({ table }) => table === 'pairing_meeting')?.secrets).toEqual(['told_draft']);
    await app.send(`${told}/agree`, { says: line }, mentor.cookie);
    expect((await app.open(staff())).body).toContain(line);
    await app.send(told, { step: 'take-back' }, mentor.cookie);
    expect((await app.open(staff())).body).not.toContain(line);
    expect(JSON.stringify(await versions())).not.toContain(line);
  });

  it('is reviewed halfway, and each tells the coordinator what the other does not read', async () => {
    const { mine, staff, mentee, mentor } = await app.addPair('Copperwheat', 'under-way');
    const review = { ...day('on', '2026-11-23'), finding: 'adjust', says: '' };
    await expectValidHtml((await app.open(mine('/review'), mentee.cookie)).body);
    expect(words((await app.send(mine('/review'), review, mentee.cookie)).body)).toContain('Enter what should change');
    for (const time of [1, 2])
      expect((await app.send(mine('/review'), { ...review, says: 'Meet at lunch' }, mentee.cookie)).statusCode, String(time)).toBe(303);
    const own = 'He listens well';
    for (const time of [1, 2])
      expect((await app.send(mine('/feedback'), { scale: 'very-useful', says: own }, mentee.cookie)).statusCode, String(time)).toBe(303);
    expect((await app.open(mine(), mentee.cookie)).body).toContain(own);
    expect((await app.open(mine(), mentor.cookie)).body).not.toContain(own);
    expect((await app.open(staff())).body).toContain(own);
    expect(words((await app.send(mine('/feedback'), { scale: 'not-useful', says: 'No' }, mentee.cookie)).body)).toContain(
      'You have given it already',
    );
  });

  it('is completed, and the mentee alone is asked what came of it', async () => {
    const { mine, mentee, mentor, needId } = await app.addPair('Oakapple', 'under-way');
    await expectValidHtml((await app.open(mine('/end'), mentor.cookie)).body);
    const end = { how: 'completed', ...day('on', '2026-11-23'), reason: 'Aims met', another: 'no' };
    for (const time of [1, 2]) expect((await app.send(mine('/end'), end, mentor.cookie)).statusCode, String(time)).toBe(303);
    expect(words((await app.open(mine('/feedback'), mentor.cookie)).body)).not.toContain('Which of your aims were met');
    const page = await app.open(mine('/feedback'), mentee.cookie);
    expect(words(page.body)).toContain('Which of your aims were met');
    await expectValidHtml(page.body);
    const given = { 'scale': 'useful', 'says': '', 'aims-met': 'most', 'what-changed': 'I delegate more' };
    expect((await app.send(mine('/feedback'), given, mentee.cookie)).statusCode).toBe(303);
    expect(await findMentorOf(app.db.kysely, { authorityId: app.authorityId, providerId: mentee.providerId })).toBe(null);
    const need = await app.db.kysely.selectFrom('mentoring_need').select('closed_reason').where('id', '=', needId).executeTakeFirstOrThrow();
    expect(need.closed_reason).toBe('The mentoring is completed');
  });

  it('is ended for a change of mentor: the need waits again, and the same mentor is not offered', async () => {
    const { mine, mentee, needId } = await app.addPair('Pennywort', 'under-way');
    const end = { how: 'ended', ...day('on', '2026-11-23'), reason: 'Too far to travel', another: 'yes' };
    expect((await app.send(mine('/end'), end, mentee.cookie)).statusCode).toBe(303);
    const need = words((await app.open(`/mentoring/needs/${String(needId)}`)).body);
    expect(need).toMatch(/Waiting for a mentor.*Proposed so far Ended early/);
    const [offered = '', others = ''] = need.split('Who is not offered, and why');
    expect(offered.split('Who is offered')[1]).not.toContain('Ben Pennywortcote');
    expect(others).toContain('Ben Pennywortcote');
  });
});

it('what somebody told of another in confidence is in no file of anybody else', () => {
  const columns = mentoringRecordKinds.flatMap(({ table, prompts = [] }) =>
    prompts.filter(({ withheld }) => withheld !== undefined).flatMap((prompt) => prompt.columns.map((column) => `${table}.${column}`)),
  );
  expect(columns).toEqual(
    expect.arrayContaining(['mentoring_need.rather_not', 'pairing.mentor_reason', 'pairing.mentee_reason', 'pairing.review_says']),
  );
  expect(mentoringRecordKinds.find(({ table }) => table === 'pairing')?.retention).toMatchObject({ from: ['ended_on', 'changed_at'] });
});
