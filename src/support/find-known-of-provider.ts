import { type Finding, findStandingAndLatest, lastDayOf, type LatestInspection, listFindingsOf, type StandingInspection } from '../evidence/index.ts';
import type { Reader } from '../platform/database/database.ts';
import { findCalendars, findReaderScope, listProvidersInBrief } from '../register/index.ts';
import { findStarters } from './programmes/find-starter.ts';
import { groundsOf } from './intervention/funding-ground.ts';
import type { PowerValue } from './intervention/powers-in-force.ts';
import type { KnownOfProvider } from './programmes/check.ts';

const boardInForce: PowerValue = 'interim-executive-board';

/** With the days of the inspection that the category is of. */
export type Known = KnownOfProvider & Required<Pick<KnownOfProvider, 'categoryOn' | 'categoryPublicOn'>>;
export const nothing: Known = {
  track: null,
  category: null,
  categoryOn: null,
  categoryPublicOn: null,
  lastInspectedOn: null,
  secretaryOfStateNotices: [],
  calendar: null,
};

/** What evidence holds that the law’s checks ask of: published inspections and what people confirmed, as known today. */
export async function findKnown(
  reader: Reader,
  { providerId, ...of }: { readonly authorityId: number; readonly providerId: number; readonly today: string },
): Promise<Known> {
  return (await findKnownOf(reader, of, [providerId])).get(providerId) ?? nothing;
}

/** The same of several, by provider: as many queries, however many they are. */
export async function findKnownOf(
  reader: Reader,
  { authorityId, today }: { readonly authorityId: number; readonly today: string },
  providerIds: readonly number[],
): Promise<ReadonlyMap<number, Known>> {
  const scope = providerIds.length === 0 ? undefined : await findReaderScope(reader, authorityId);
  const providers = scope ? await listProvidersInBrief(reader, scope, providerIds) : [];
  if (providers.length === 0) return new Map();
  const ids = providers.map(({ id }) => id);
  const { standing, latest } = await findStandingAndLatest(reader, { providers, authorityId, asAt: today });
  const findings = await listFindingsOf(reader, ids, authorityId);
  const starters = await findStarters(reader, authorityId, ids);
  const calendars = await findCalendars(reader, { authorityId, providerIds: ids });
  return new Map(
    ids.map((id) => {
      const of = { standing: standing.get(id), last: latest.get(id) ?? null, findings: findings.get(id) ?? [], starter: starters.get(id) ?? null };
      return [id, { ...knownBy(of), calendar: calendars.own.get(id) ?? calendars.common }];
    }),
  );
}

interface Found {
  readonly standing: StandingInspection | undefined;
  readonly last: LatestInspection | null;
  readonly findings: readonly Finding[];
  readonly starter: Pick<Known, 'track' | 'religiousCharacter'> | null;
}

function knownBy({ standing, last, findings, starter }: Found): Omit<Known, 'calendar'> {
  const told = standing?.category;
  const category = told?.state === 'known' && told.value !== 'none' ? told : null;
  const safeguarding = standing?.safeguardingNotMet;
  const categoryOn = category?.on ?? null;
  return {
    track: starter?.track ?? null,
    religiousCharacter: starter?.religiousCharacter ?? null,
    category: category?.value ?? null,
    categoryOn,
    // Both are of the latest full inspection.
    categoryPublicOn: category === null ? null : (last?.publishedOn ?? categoryOn),
    lastInspectedOn: last?.on ?? null,
    fundingGrounds: groundsOf({ safeguardingNotMet: safeguarding?.state === 'known' && safeguarding.value, areas: standing?.areas ?? [] }),
    secretaryOfStateNotices: secretaryOfStateNoticesOf(findings),
    boards: spansOf(findings.filter(({ kind, value }) => kind === 'statutory-power' && value === boardInForce)),
  };
}

/** Warning notices that the Secretary of State gave, with the last day of each that has ended. */
export const secretaryOfStateNoticesOf = (findings: readonly Finding[]): Known['secretaryOfStateNotices'] =>
  spansOf(findings.filter(({ kind }) => kind === 'secretary-of-state-notice'));

const spansOf = (findings: readonly Finding[]): Known['secretaryOfStateNotices'] =>
  findings.filter(({ withdrawn }) => withdrawn === null).map((finding) => ({ from: finding.validFrom, until: lastDayOf(finding) }));
