import { fixedClock } from '../src/platform/clock.ts';
import type { Tx } from '../src/platform/database/database.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import type { YearEntry } from '../src/register/calendar/calendar-year.ts';
import { recordYear } from '../src/register/calendar/record-year.ts';
import { entersTermDates, ownTermDates, termDates } from './authority/term-dates.ts';
import { findProviderId } from './find-provider-id.ts';

/** The authority’s term dates of a year, and those of an academy that has its own, by the command of their page. */
export async function enterTermDates(tx: Tx, authorityId: number, accounts: ReadonlyMap<string, number>): Promise<void> {
  const accountId = accounts.get(entersTermDates) ?? null;
  const actor: Actor = { kind: 'person', accountId, name: entersTermDates, role: 'business-support', authorityId, tokenId: null };
  const doing = { actor, event: 'term.entered', clock: fixedClock('2026-09-04T10:00:00Z'), reference: 'demonstration' } as const;
  const enter = async (providerId: number | null, entry: YearEntry) => {
    const recorded = await recordYear(tx, doing, { authorityId, providerId }, entry, { id: null, reason: null });
    if (recorded.kind !== 'saved') throw new Error(`The demonstration’s term dates were ${recorded.kind}.`);
  };
  await enter(null, termDates);
  await enter(await findProviderId(tx, ownTermDates.urn), ownTermDates.entry);
}
