import { recordAudit } from '../../platform/audit/record-audit.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../../register/index.ts';
import type { SameDayRoute } from './find-same-day-route.ts';
import './tables.ts';

/** The authority's own words and numbers, from now on. */
export async function setSameDayRoute(
  tx: Tx,
  { actor, clock, event, reference }: Doing,
  authorityId: number,
  entry: Omit<SameDayRoute, 'setBy' | 'setAt'>,
): Promise<void> {
  await sayWhen(tx, clock);
  const { mash, lado, outOfHours, note } = entry;
  await tx
    .insertInto('same_day_route')
    .values({ authority_id: authorityId, mash, lado, out_of_hours: outOfHours, note, set_by: actor.name, set_at: clock.now() })
    .execute();
  const subject = { kind: 'same-day-route', id: authorityId };
  await recordAudit(tx, { actor, event, subject, after: { ...entry }, ...(reference === undefined ? {} : { reference }) });
}
