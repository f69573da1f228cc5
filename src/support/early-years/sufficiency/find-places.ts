import { sql } from 'kysely';
import type { Reader } from '../../../platform/database/database.ts';
import '../tables.ts';
import { latestKnown, type PlacesEntry } from './places.ts';
import type { Need, SettingSupply } from './sufficiency.ts';

interface Withdrawal {
  readonly by: string;
  readonly reason: string;
}

export interface KeptPlaces extends PlacesEntry {
  readonly id: number;
  readonly providerId: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: Withdrawal | null;
}

/** Places that were entered of a setting, the latest day first, those withdrawn too; without `providerId` those of every setting. */
export async function listPlaces(reader: Reader, { authorityId, providerId }: { readonly authorityId: number; readonly providerId?: number }): Promise<KeptPlaces[]> {
  const rows = await reader
    .selectFrom('early_years_places')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .$if(providerId !== undefined, (query) => query.where('provider_id', '=', providerId ?? 0))
    .orderBy('as_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    asAt: row.as_at,
    places: { 'under-two': row.under_two, 'two': row.two, 'three-and-four': row.three_and_four },
    vacant: { 'under-two': row.under_two_vacant, 'two': row.two_vacant, 'three-and-four': row.three_and_four_vacant },
    hoursAWeek: row.hours_a_week,
    weeks: row.weeks,
    fundedHours: row.funded_hours,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_by === null ? null : { by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' },
  }));
} // prettier-ignore

export interface NamedSupply extends SettingSupply {
  readonly id: number;
  readonly name: string;
  readonly kindName: string;
  readonly localityName: string | null;
}

type SupplyRow = Pick<NamedSupply, 'id' | 'name' | 'kindName' | 'localityId' | 'localityName' | 'registered'>;

const none = { 'under-two': null, 'two': null, 'three-and-four': null };
const nothing = { asAt: null, places: none, vacant: none, hoursAWeek: null, weeks: null, fundedHours: null };

/** Every open setting of the authority, childminders too, with the latest that is known of its places. For sums: whoever reads one by one is asked for their reach elsewhere. */
export async function listSupply(reader: Reader, { authorityId, laCode }: { readonly authorityId: number; readonly laCode: string }): Promise<NamedSupply[]> {
  const { rows } = await sql<SupplyRow>`
    select p.id, p.name, p.type_name as "kindName", p.locality_id as "localityId", l.name as "localityName", p.capacity as registered
    from provider p left join locality l on l.id = p.locality_id and l.authority_id = ${authorityId}
    where p.la_code = ${laCode} and p.joined_to is null and p.legal_track = 'early-years' and p.status in ('open', 'closing')
      and p.kind in ('nursery', 'pre-school', 'childminder', 'early-years-setting')
    order by p.sort_key, p.id`.execute(reader);
  const standing = (await listPlaces(reader, { authorityId })).filter(({ withdrawn }) => withdrawn === null);
  const entries = Map.groupBy(standing, ({ providerId }) => providerId);
  return rows.map((row) => ({ ...row, ...(latestKnown(entries.get(row.id) ?? []) ?? nothing) }));
} // prettier-ignore

export interface KeptNeed extends Need {
  readonly id: number;
  readonly localityName: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawn: Withdrawal | null;
}

/** How many children there are by age and locality, the latest day first, those withdrawn too. */
export async function listNeeds(reader: Reader, authorityId: number): Promise<KeptNeed[]> {
  const rows = await reader
    .selectFrom('early_years_need as need')
    .innerJoin('locality', 'locality.id', 'need.locality_id')
    .selectAll('need')
    .select('locality.name as locality_name')
    .where('need.authority_id', '=', authorityId)
    .orderBy('need.as_at', 'desc')
    .orderBy('need.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    localityId: row.locality_id,
    localityName: row.locality_name,
    band: row.age_band,
    children: row.children,
    asAt: row.as_at,
    source: row.source,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    withdrawn: row.withdrawn_by === null ? null : { by: row.withdrawn_by, reason: row.withdrawn_reason ?? '' },
  }));
}
