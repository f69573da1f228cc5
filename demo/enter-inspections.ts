import { finishAction } from '../src/evidence/body-inspections/finish-action.ts';
import { findBody } from '../src/evidence/body-inspections/find-body.ts';
import { findBodyInspection } from '../src/evidence/body-inspections/find-body-inspections.ts';
import { recordAction } from '../src/evidence/body-inspections/record-action.ts';
import { recordBodyInspection } from '../src/evidence/body-inspections/record-body-inspection.ts';
import { recordInspection } from '../src/evidence/inspections/record-inspection.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { type Doing, withoutForm } from '../src/register/by-hand/record-entry-change.ts';
import { bodyInspections, enteredInspections } from './authority/entered-inspections.ts';
import { own, saved } from './enter-by-hand.ts';

/** Inspections that no file has, and those of the authority and of a trust with their actions: each by the command of its page. */
export async function enterInspections(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  const doing = (event: Doing['event']): Doing => ({ actor, clock, event });
  for (const { urn, entry } of enteredInspections) {
    saved(await recordInspection(tx, doing('entered-inspection.recorded'), await own(tx, actor, String(urn)), entry, withoutForm));
  }
  for (const { trust, entry, actions } of bodyInspections) {
    const body = await findBody(tx, { actor, params: trust === null ? {} : { uid: trust } });
    if (!body) throw new Error(`The demonstration has no trust ${trust ?? ''}.`);
    const recorded = await recordBodyInspection(tx, doing('body-inspection.recorded'), body, entry, withoutForm);
    saved(recorded);
    const id = recorded.kind === 'saved' ? recorded.id : 0;
    for (const { doneOn, note, ...action } of actions) {
      saved(await recordAction(tx, doing('body-inspection-action.recorded'), body, id, action));
      const latest = (await findBodyInspection(tx, body, id))?.actions.find(({ what }) => what === action.what);
      if (doneOn !== null) saved(await finishAction(tx, doing('body-inspection-action.done'), body, id, latest?.id ?? 0, { doneOn, note }));
    }
  }
}
