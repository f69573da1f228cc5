import { beforeAll, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { pathwayRoutes } from './pathway.routes.ts';

let app: SupportApp;
let school: number;
let head: string;
let governor: string;
beforeAll(async () => {
  app = await openSupportApp(pathwayRoutes);
  school = await app.addSchool('Ashmere Primary School');
  head = await app.signInAs('headteacher', { name: 'Ada Ashmere', reaches: [{ kind: 'provider', providerId: school }] });
  governor = await app.signInAs('governor', { name: 'Gil Governor', reaches: [{ kind: 'provider', providerId: school }] });
  const course = {
    authority_id: app.authorityId,
    kind: 'course',
    says: 'x',
    length: '1 day',
    price_pence: 0,
    terms: '{}',
    roles: '[]',
    phases: '[]',
    entered_by: 'Test',
  } as const;
  for (const [title, stages] of [
    ['Your first headship', '["new-head"]'],
    ['Thinking about headship', '["aspiring-head"]'],
  ] as const)
    await app.db.transaction((tx) =>
      tx
        .insertInto('academy_course')
        .values({ ...course, title, stages, skills: '["finance"]', partner_id: null, entered_at: app.clock.now() })
        .execute(),
    );
});

const form = {
  'stage': 'aspiring-head',
  'role': 'senior-leader',
  'phase': '',
  'npqs': ['npqsl'],
  'wants': ['finance'],
  'aims': 'A small school by the sea',
  'shared-with': '',
};
const shared = async () => words((await app.open(`/providers/${String(school)}/pathway`, head)).body);

describe('a record on the pathway', { shuffle: false }, () => {
  it('is begun by its person, and says what fits next and why', async () => {
    expect(words((await app.open('/pathway/mine', governor)).body)).toContain('You have no record yet');
    const empty = await app.send('/pathway/mine/change', {}, governor);
    expect(empty.statusCode).toBe(422);
    expect((await app.send('/pathway/mine/change', form, governor)).statusCode).toBe(303);
    const page = words((await app.open('/pathway/mine', governor)).body);
    expect(page).toMatch(/Thinking about headship[^.]*You want: Finance and resources. For your stage: Aspiring headteacher/);
    await app.send('/pathway/mine/change', { ...form, stage: 'masters', wants: ['reading'] }, governor);
    const none = words((await app.open('/pathway/mine', governor)).body);
    expect(none).toContain('What you want next is known');
    expect(none).not.toContain('Say what you want next');
    await app.send('/pathway/mine/change', form, governor);
    expect(page).toMatch(/Your first headship[^.]*You want: Finance and resources. Prepares for the next stage: New headteacher/);
  });

  it('is its person’s own: their head sees it only when it is shown to them, and no longer when it is not', async () => {
    expect(await shared()).not.toContain('Gil Governor');
    await app.send('/pathway/mine/change', { ...form, 'shared-with': String(school) }, governor);
    expect(await shared()).toContain('A small school by the sea');
    const told = await app.db.kysely.selectFrom('notice').select('subject').execute();
    expect(told.map(({ subject }) => subject)).toEqual(['Gil Governor shows you their record on the pathway']);
    await app.send('/pathway/mine/change', form, governor);
    expect(await shared()).not.toContain('Gil Governor');
  });

  it('is shown to no other head, and by nobody to a school that is not theirs', async () => {
    const other = await app.addSchool('Birchmere Primary School');
    expect(
      (
        await app.open(
          `/providers/${String(school)}/pathway`,
          await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: other }] }),
        )
      ).statusCode,
    ).toBe(404);
    expect((await app.open(`/providers/${String(school)}/pathway`)).statusCode).toBe(403);
    const wrong = await app.send('/pathway/mine/change', { ...form, 'shared-with': String(other) }, governor);
    expect(words(wrong.body)).toContain('Choose from the list to whom you show it');
  });

  it('is shown no longer to the head of a school that its person has left, and says so', async () => {
    await app.send('/pathway/mine/change', { ...form, 'shared-with': String(school) }, governor);
    expect(words((await app.open('/pathway/mine', governor)).body)).toContain('You show it to the head of Ashmere Primary School');
    expect(await shared()).toContain('A small school by the sea');
    const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', 'Gil Governor').executeTakeFirstOrThrow();
    const scope = app.db.kysely.updateTable('access_scope').where('account_id', '=', id);
    await scope.set({ valid_from: '2026-01-01', valid_to: '2026-11-22' }).execute();
    expect(await shared()).not.toContain('Gil Governor');
    expect(words((await app.open('/pathway/mine', governor)).body)).toContain(
      'You showed it to the head of Ashmere Primary School. You are not known to work there any more',
    );
  });
});

it('the pathway shows each stage with what is for it', async () => {
  const page = words((await app.open('/pathway', governor)).body);
  expect(page).toMatch(/Aspiring headteacher[^.]*Thinking about headship[^.]*New headteacher[^.]*Your first headship/);
  expect(page).toContain('Masters');
});
