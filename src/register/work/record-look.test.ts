import { beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { findLastLook } from './find-last-look.ts';
import { recordLook } from './record-look.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ routes: () => [] });
});

const clock = { now: () => new Date('2026-11-23T09:00:00Z'), today: () => '2026-11-23' };
it.each([
  ['the page was made', '2026-11-23T08:40:00.000Z', '2026-11-23T08:40:00.000Z'],
  ['now, where a page says it is of a time to come', '2026-11-23T10:00:00.000Z', '2026-11-23T09:00:00.000Z'],
  ['they looked before, where an older page is sent later', '2026-11-20T08:00:00.000Z', '2026-11-22T12:00:00.000Z'],
  ['now, where the page does not say', null, '2026-11-23T09:00:00.000Z'],
])('what they have seen is what there was when %s', async (name, madeAt, expected) => {
  await app.signInAs('sia', { name });
  const { id: accountId } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  const { authorityId } = app;
  const earlier = { account_id: accountId, authority_id: authorityId, looked_at: new Date('2026-11-22T12:00:00Z') };
  await app.db.kysely.insertInto('last_look').values(earlier).execute();
  const actor = { kind: 'person', accountId, tokenId: null, name, role: 'sia', authorityId } as const;
  const request = { actor, audit: 'work.looked', reference: 'test' } as const;
  await app.db.transaction((tx) => recordLook(tx, clock, request, madeAt === null ? null : new Date(madeAt)));
  expect((await findLastLook(app.db.kysely, accountId))?.toISOString()).toBe(expected);
});
