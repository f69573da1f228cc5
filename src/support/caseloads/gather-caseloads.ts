import { sql } from 'kysely';
import { academicYearOf } from '../../kernel/period.ts';
import { adviserOf, findAdviserCapacity } from '../../judgement/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database/database.ts';
import { isUsable } from '../../platform/identity/usable-account.ts';
import { listAdvisers } from '../../register/index.ts';
import { sumDays } from '../days/funding.ts';
import { listPlannedDays } from '../days/find-days.ts';
import { type EntitledProvider, type EntitledQuestion, gatherEntitled } from '../days/gather-entitled.ts';
import { type Carried, type Load, loadsOf, type Part } from './load.ts';

export interface Caseloads {
  readonly year: string;
  readonly loads: readonly Load[];
  readonly providers: readonly Carried[];
  readonly isProvisional: boolean;
}

/** What every adviser carries today. Schools maintained and academies, nurseries and other early years providers are each somebody’s; others may be. */
export async function gatherCaseloads(db: Reader, clock: Clock, actor: EntitledQuestion['actor']): Promise<Caseloads> {
  const today = clock.today();
  const { authorityId } = actor;
  const year = academicYearOf(today);
  const gathered = await gatherEntitled(db, { actor, permission: 'days.view', year, today });
  const open = gathered.providers.filter(({ isOpen }) => isOpen);
  const held = await findHeld(db, clock, authorityId);
  const providers = open.map((provider) => carriedOf(provider, held.get(provider.id) ?? []));
  const capacity = await findAdviserCapacity(db, authorityId, year);
  const planned = (await listPlannedDays(db, { authorityId, year })).filter(({ withdrawn }) => withdrawn === null);
  const advisers = (await listAdvisers(db, clock, authorityId)).map(({ id, name, role }) => ({
    id,
    name,
    role,
    available: capacity.get(id) ?? null,
    planned: sumDays(planned.filter(({ adviser }) => adviser.id === id).map(({ days }) => days)),
  }));
  return { year, loads: loadsOf(advisers, providers), providers, isProvisional: gathered.isProvisional };
}

/** Somebody should lead it: a state-funded school, or an early years provider. */
const shouldBeLed = ({ legalTrack }: Pick<EntitledProvider, 'legalTrack'>): boolean =>
  legalTrack === 'maintained' || legalTrack === 'academy' || legalTrack === 'early-years';

function carriedOf(provider: EntitledProvider, held: Carried['held']): Carried {
  const { id, name, localityName, entitlement, easting, northing, setId } = provider;
  const place = easting === null || northing === null ? null : { easting, northing };
  const role = adviserOf(setId === 'early-years' ? setId : null);
  // Who need not be led counts as held by nobody in particular, and is not listed as forgotten.
  const rest = shouldBeLed(provider)
    ? held
    : [...held, ...(held.some(({ part }) => part === 'lead') ? [] : [{ accountId: 0, part: 'lead' as const }])];
  return { id, name, localityName, days: entitlement.days, place, role, held: rest };
}

/** Held by people who can still do it: what somebody left behind whose account is shut is led by nobody. */
async function findHeld(db: Reader, clock: Clock, authorityId: number): Promise<Map<number, Carried['held']>> {
  const { rows } = await sql<{ providerId: number; accountId: number; part: Part }>`
    select h.provider_id as "providerId", h.account_id as "accountId", h.part from allocation h join account a on a.id = h.account_id
    where h.authority_id = ${authorityId} and h.withdrawn_at is null and ${isUsable(clock)}
      and h.valid_from <= ${clock.today()}::date and (h.valid_to is null or h.valid_to >= ${clock.today()}::date)`.execute(db);
  return new Map(
    [...Map.groupBy(rows, ({ providerId }) => providerId)].map(([id, of]) => [id, of.map(({ accountId, part }) => ({ accountId, part }))]),
  );
}
