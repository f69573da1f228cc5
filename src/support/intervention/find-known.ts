import { findStandingInspections, lastDayOf, listFindings } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { findProviderInBrief, findReaderScope } from '../../register/index.ts';
import type { KnownOfProvider } from '../programmes/check.ts';

const nothing: KnownOfProvider = { category: null, secretaryOfStateNotices: [] };

/** What evidence holds that the law’s checks ask of: published inspections and what people confirmed, as known today. */
export async function findKnown(reader: Reader, asked: { readonly authorityId: number; readonly providerId: number; readonly today: string }): Promise<KnownOfProvider> {
  const { authorityId, providerId, today } = asked;
  const scope = await findReaderScope(reader, authorityId);
  const provider = scope === undefined || scope === null ? undefined : await findProviderInBrief(reader, scope, providerId);
  if (provider === undefined) return nothing;
  const standing = (await findStandingInspections(reader, { providers: [provider], authorityId, asAt: today })).get(providerId);
  const category = standing?.category.state === 'known' && standing.category.value !== 'none' ? standing.category.value : null;
  const findings = await listFindings(reader, providerId, authorityId);
  const secretaryOfStateNotices = findings
    .filter(({ kind, withdrawn }) => kind === 'secretary-of-state-notice' && withdrawn === null)
    .map((finding) => ({ from: finding.validFrom, until: lastDayOf(finding) }));
  return { category, secretaryOfStateNotices };
} // prettier-ignore
