import { beforeAll, expect, it } from 'vitest';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import { findPart } from './find-part.ts';
import { recordHeld } from './record-plan.ts';
import { addVisit, openVisitsApp, planForm, type VisitsApp } from './visits.fixture.ts';

let app: VisitsApp;
beforeAll(async () => {
  app = await openVisitsApp();
});

it('a visit that was put off while somebody said that it was held was held on the day that stands', async () => {
  const visit = await addVisit(app);
  app.clock.set('2026-11-24T09:00:00Z');
  const asShown = await findPart(app.db.kysely, app.authorityId, visit);
  const plan = await app.open(`${visit.path}/plan`, visit.alun);
  const seen = /name="seen" value="([^"]+)"/.exec(plan.body)?.[1] ?? '';
  const putOff = { ...planForm(day('planned-on', '2026-11-24')), authors: [String(visit.ids.alun), String(visit.ids.bea)], seen };
  expect((await app.post(`${visit.path}/plan`, putOff, visit.alun)).statusCode).toBe(303);

  const actor = { kind: 'person', accountId: visit.ids.bea, tokenId: null, name: 'Bea Test', role: 'sia', authorityId: app.authorityId } as const;
  const held = await app.db.transaction(async (tx) => asShown && recordHeld(tx, { actor, clock: app.clock, event: 'visit.held' }, asShown), {
    authorityId: app.authorityId,
  });
  expect(held).toEqual({ ok: true, value: null });
  const kept = await app.db.kysely.selectFrom('visit').select('held_on').where('id', '=', visit.visitId).executeTakeFirstOrThrow();
  expect(kept.held_on).toBe('2026-11-24');
});
