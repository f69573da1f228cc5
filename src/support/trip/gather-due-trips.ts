import { findStandingInspections, listTripRecommendations } from '../../evidence/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findReaderScope, isAllowed, listProvidersOnDay, type ProviderOnDay } from '../../register/index.ts';
import type { SupportMeans } from '../common/support-means.ts';
import { listRuns, type Run } from '../programmes/find-runs.ts';
import { openTriggers, type TripTrigger } from './due-trip.ts';

export interface DueTrip {
  readonly provider: { readonly id: number; readonly name: string; readonly isAcademy: boolean };
  readonly triggers: readonly TripTrigger[];
}

interface DueAsked {
  readonly actor: Actor;
  readonly providerId?: number;
  /** All there ever were, where whoever asks has them already. */
  readonly runs?: readonly Run[];
}

/** Where rapid improvement is due and has not begun, as far as this reader may know why; of one provider where one is asked about. */
export async function gatherDueTrips({ db, clock }: SupportMeans, { actor, providerId, runs: found }: DueAsked): Promise<DueTrip[]> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (!scope) return [];
  const { authorityId } = scope;
  const asAt = clock.today();
  const asked = providerId === undefined ? {} : { ids: [providerId] };
  const providers = (await listProvidersOnDay(db.kysely, { authorityId, laCode: scope.laCode, asAt, ...asked })).filter(
    ({ legalTrack }) => legalTrack === 'maintained' || legalTrack === 'academy',
  );
  const tiers = await listTiers(db, authorityId, providerId);
  const inspections = await findInspectionTriggers({ db, clock }, authorityId, providers);
  const concerns = isAllowed(actor, 'concern.list')
    ? await listTripRecommendations(db.kysely, { actor, clock, ...(providerId === undefined ? {} : { providerId }) })
    : [];
  const runs = found ?? (await listRuns(db.kysely, authorityId, { programme: 'trip', ...(providerId === undefined ? {} : { providerId }) }));
  return providers.flatMap(({ id, name, legalTrack }): DueTrip[] => {
    const known = [
      ...(tiers.get(id) ?? []),
      ...(inspections.get(id) ?? []),
      ...concerns
        .filter((one) => one.providerId === id)
        .map(({ concernId, recommendedOn, recommendedBy, isRestricted }): TripTrigger => {
          // Never what the concern says: the reason of a run is read by the school.
          const says = `Recommended by ${recommendedBy} on ${dateInWords(recommendedOn)}`;
          return { kind: 'concern', ref: concernId, since: recommendedOn, says, isRestricted };
        }),
    ];
    const own = runs
      .filter((run) => run.providerId === id && !run.now.inError)
      .map(({ now }) => ({ startedOn: now.startedOn, isLive: now.state === 'live' || now.state === 'paused' }));
    const open = openTriggers(known, own);
    return open.length === 0 ? [] : [{ provider: { id, name, isAcademy: legalTrack === 'academy' }, triggers: open }];
  });
}

async function listTiers(db: SupportMeans['db'], authorityId: number, providerId: number | undefined): Promise<ReadonlyMap<number, TripTrigger[]>> {
  const rows = await db.kysely
    .selectFrom('provider_tier')
    .select(['provider_id', 'tier', 'since'])
    .where('authority_id', '=', authorityId)
    .where('tier', '=', 'cause-for-concern')
    .$if(providerId !== undefined, (query) => query.where('provider_id', '=', providerId ?? 0))
    .execute();
  return new Map(
    rows.map(({ provider_id, tier, since }) => [
      provider_id,
      [{ kind: 'tier', ref: null, since, says: `Its tier is ${tierLabels[tier]}, since ${dateInWords(since)}` }],
    ]),
  );
}

/** A category of concern in force, or safeguarding that was not met. */
async function findInspectionTriggers(
  { db, clock }: SupportMeans,
  authorityId: number,
  providers: readonly ProviderOnDay[],
): Promise<ReadonlyMap<number, TripTrigger[]>> {
  const found = await findStandingInspections(db.kysely, { providers, authorityId, asAt: clock.today() });
  return new Map(
    [...found].map(([id, { category, safeguardingNotMet }]) => {
      const inCategory = category.state === 'known' && category.value !== 'none' ? [category] : [];
      const unsafe =
        safeguardingNotMet.state === 'known' && safeguardingNotMet.value
          ? [{ ...safeguardingNotMet, says: `Safeguarding: ${lowerFirst(safeguardingNotMet.says)}` }]
          : [];
      return [
        id,
        [...inCategory, ...unsafe].map(({ says, source, on }): TripTrigger => ({
          kind: 'inspection',
          ref: null,
          since: on,
          says: `${says} (${source})`,
        })),
      ];
    }),
  );
}

const lowerFirst = (text: string): string => text.replace(/^./u, (first) => first.toLowerCase());
