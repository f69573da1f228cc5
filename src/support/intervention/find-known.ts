import { findLatestInspections, findStandingInspections, lastDayOf, listFindings } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findCalendar, findProviderInBrief, findReaderScope } from '../../register/index.ts';
import { findStarter } from '../programmes/find-starter.ts';
import { groundsOf } from './funding-ground.ts';
import type { KnownOfProvider } from '../programmes/check.ts';

/** With the days of the inspection that the category is of. */
export type Known = KnownOfProvider & Required<Pick<KnownOfProvider, 'categoryOn' | 'categoryPublicOn'>>;
const nothing: Known = {
  track: null,
  category: null,
  categoryOn: null,
  categoryPublicOn: null,
  lastInspectedOn: null,
  secretaryOfStateNotices: [],
  calendar: null,
};

/** What evidence holds that the law’s checks ask of: published inspections and what people confirmed, as known today. */
export async function findKnown(reader: Reader, asked: { readonly authorityId: number; readonly providerId: number; readonly today: string }): Promise<Known> {
  const { authorityId, providerId, today } = asked;
  const scope = await findReaderScope(reader, authorityId);
  const provider = scope ? await findProviderInBrief(reader, scope, providerId) : undefined;
  if (provider === undefined) return nothing;
  const standing = (await findStandingInspections(reader, { providers: [provider], authorityId, asAt: today })).get(providerId);
  const told = standing?.category;
  const last = (await findLatestInspections(reader, { providers: [provider], authorityId, asAt: today })).get(providerId) ?? null;
  const safeguarding = standing?.safeguardingNotMet;
  const fundingGrounds = groundsOf({ safeguardingNotMet: safeguarding?.state === 'known' && safeguarding.value, areas: standing?.areas ?? [] });
  const category = told?.state === 'known' && told.value !== 'none' ? told : null;
  const findings = await listFindings(reader, providerId, authorityId);
  const secretaryOfStateNotices = findings
    .filter(({ kind, withdrawn }) => kind === 'secretary-of-state-notice' && withdrawn === null)
    .map((finding) => ({ from: finding.validFrom, until: lastDayOf(finding) }));
  const starter = await findStarter(reader, authorityId, providerId);
  const [track, religiousCharacter] = [starter?.track ?? null, starter?.religiousCharacter ?? null];
  const calendar = await findCalendar(reader, { authorityId, providerId });
  const categoryOn = category?.on ?? null;
  // Both are of the latest full inspection.
  const categoryPublicOn = category === null ? null : (last?.publishedOn ?? categoryOn);
  return { track, religiousCharacter, category: category?.value ?? null, categoryOn, categoryPublicOn, lastInspectedOn: last?.on ?? null, fundingGrounds, secretaryOfStateNotices, calendar };
} // prettier-ignore
