import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import '../tables.ts';
import { listNeeds, listPlaces } from './find-places.ts';
import type { AgeBand, PlacesEntry } from './places.ts';

/** Enters what places a setting offers as at a day. The same entered again is kept once. */
export async function recordPlaces(tx: Tx, doing: Doing, providerId: number, entry: PlacesEntry): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listPlaces(tx, { authorityId, providerId })).filter(({ withdrawn }) => withdrawn === null);
  const isSame = ({ asAt, places, vacant, hoursAWeek, weeks, fundedHours, source }: PlacesEntry): boolean =>
    isDeepStrictEqual({ asAt, places, vacant, hoursAWeek, weeks, fundedHours, source }, entry);
  if (standing.some(isSame)) return;
  const { places, vacant } = entry;
  const { id } = await tx
    .insertInto('early_years_places')
    .values({
      authority_id: authorityId,
      provider_id: providerId,
      as_at: entry.asAt,
      under_two: places['under-two'],
      two: places.two,
      three_and_four: places['three-and-four'],
      under_two_vacant: vacant['under-two'],
      two_vacant: vacant.two,
      three_and_four_vacant: vacant['three-and-four'],
      hours_a_week: entry.hoursAWeek,
      weeks: entry.weeks,
      funded_hours: entry.fundedHours,
      source: entry.source,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'early-years-places', id }, after: { provider: providerId, ...entry }, reference });
}

export interface NeedEntry {
  readonly localityId: number;
  readonly band: AgeBand;
  readonly children: number;
  readonly asAt: string;
  readonly source: string;
}

/** Enters how many children of an age live in a locality as at a day. The same entered again is kept once. */
export async function recordNeed(tx: Tx, doing: Doing, entry: NeedEntry): Promise<void> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = (await listNeeds(tx, authorityId)).filter(({ withdrawn }) => withdrawn === null);
  const isSame = standing.some(
    (one) =>
      one.localityId === entry.localityId && one.band === entry.band && one.asAt === entry.asAt && one.children === entry.children && one.source === entry.source,
  );
  if (isSame) return;
  const { id } = await tx
    .insertInto('early_years_need')
    .values({
      authority_id: authorityId,
      locality_id: entry.localityId,
      age_band: entry.band,
      children: entry.children,
      as_at: entry.asAt,
      source: entry.source,
      entered_by: actor.name,
      entered_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'early-years-need', id }, after: { ...entry }, reference });
} // prettier-ignore
