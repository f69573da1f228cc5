import { beforeAll, expect, it } from 'vitest';
import { expectValidHtml } from '../../../test/harness/page-checks.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import type { Step } from '../programmes/run.ts';
import { words } from '../support-app.fixture.ts';
import { InventedRun, openTripApp, seen, through } from './trip-pages.fixture.ts';

let app: Awaited<ReturnType<typeof openTripApp>>;
beforeAll(async () => {
  app = await openTripApp();
});

const done = (task: string, on: string, answers: Record<string, string>): Step => ({ kind: 'task-done', task, on, answers, note: null });

it('a trust’s chief executive is told of the invitation, reads it and answers it, and nobody of another trust can', async () => {
  const trust = { uid: '9903', name: 'Skelder Trust' };
  const academy = await app.addSchool('Hinderwell Academy', { with: { legal_track: 'academy', trust } });
  const { trust_id: organisationId } = await app.db.kysely.selectFrom('provider').select('trust_id').where('id', '=', academy).executeTakeFirstOrThrow();
  const chief = await app.signInAs('trust-executive', { reaches: [{ kind: 'trust', organisationId: organisationId ?? 0 }] });
  const other = await app.signInAs('trust-executive');
  const on = await InventedRun.startAt(app, academy);
  await on.take(
    done('safeguarding-first', '2026-09-07', { safeguarding: 'no' }),
    done('triage', '2026-09-10', { known: 'Results fell', why: 'It cannot wait' }),
  );
  expect((await app.open(on.path, chief)).statusCode, 'what the authority considers is its own').toBe(404);
  const sent = { 'called-on': '2026-09-14', 'sent-on': '2026-09-14', 'sent-to': 'The chief executive', 'signed-by': 'Pat Moor' };
  await on.take(done('invitation', '2026-09-14', sent));
  const notices = await app.db.kysely.selectFrom('notice').select(['subject', 'href']).where('href', 'like', `${on.path}%`).execute();
  expect(notices).toEqual([{ subject: 'A letter from the authority is here to read: Invitation', href: `${on.path}/sent-letters/invitation` }]);
  expect(words((await app.open(`${on.path}/sent-letters/invitation`, chief)).body)).toContain('nothing begins unless the trust accepts');

  const page = await app.open(on.path, chief);
  expect(words(page.body)).toContain('Answer the invitation');
  const form = await app.open(`${on.path}/own-tasks/invitation-answer`, chief);
  await expectValidHtml(form.body);
  const answer = { 'seen': seen(form.body), ...day('on', '2026-09-17'), ...day('field-answered-on', '2026-09-17'), 'field-answer': 'accepted', 'field-answered-by': 'O. Quist', 'note': '' };
  expect((await app.send(`${on.path}/own-tasks/invitation-answer`, answer, other)).statusCode).toBe(404);
  expect((await app.send(`${on.path}/own-tasks/invitation-answer`, { ...answer, 'field-answer': '' }, chief)).statusCode).toBe(422);
  for (const time of [1, 2]) expect((await app.send(`${on.path}/own-tasks/invitation-answer`, answer, chief)).statusCode, String(time)).toBe(303);
  expect((await on.try(through('begin', '2026-09-18'))).ok).toBe(true);
}); // prettier-ignore
