import { findLatestInspections, findStandingInspections } from '../../../evidence/index.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { findProviderInBrief, findReaderScope } from '../../../register/index.ts';
import type { Trigger } from '../../programme-definitions/definition.ts';

export interface TriggerQuestion {
  readonly authorityId: number;
  readonly providerId: number;
  readonly today: string;
  readonly trigger: Trigger;
  /** The day on which the run is said to have begun. */
  readonly on: string;
}

/** Why a run cannot have begun on a day by what is said to have triggered it, which came later; null where it can, or nothing is known of it. */
export async function findWhyNotTriggered(reader: Reader, asked: TriggerQuestion): Promise<string | null> {
  if (asked.trigger === 'tier') return whyNotByTier(reader, asked);
  return asked.trigger === 'inspection' ? whyNotByInspection(reader, asked) : null;
}

async function whyNotByTier(reader: Reader, { authorityId, providerId, on }: TriggerQuestion): Promise<string | null> {
  const row = await reader
    .selectFrom('provider_tier')
    .select('since')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  return row === undefined || row.since <= on
    ? null
    : `The tier has been in force since ${dateInWords(row.since)}: it cannot have begun a run on ${dateInWords(on)}, before it`;
}

/** What asks for it must have been published by then: a category of concern or unmet safeguarding where one stands today, or else any full inspection. */
async function whyNotByInspection(reader: Reader, { authorityId, providerId, today, on }: TriggerQuestion): Promise<string | null> {
  const scope = await findReaderScope(reader, authorityId);
  const provider = scope ? await findProviderInBrief(reader, scope, providerId) : undefined;
  if (provider === undefined) return null;
  const isPublishedBy = async (asAt: string): Promise<{ readonly asks: boolean; readonly any: boolean }> => {
    const question = { providers: [provider], authorityId, asAt };
    const standing = (await findStandingInspections(reader, question)).get(providerId);
    const { category, safeguardingNotMet: unsafe } = standing ?? {};
    const asks = (category?.state === 'known' && category.value !== 'none') || (unsafe?.state === 'known' && unsafe.value);
    return { asks, any: (await findLatestInspections(reader, question)).has(providerId) };
  };
  const [now, then] = [await isPublishedBy(today), await isPublishedBy(on)];
  const came = now.asks ? then.asks : then.any || !now.any;
  return came ? null : `No inspection that asks for it had been published by ${dateInWords(on)}: it cannot have begun a run before it was`;
}
