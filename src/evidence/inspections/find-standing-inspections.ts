import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { ProviderInBrief } from '../../register/index.ts';
import { findKnownOfMany, type Known } from './find-known-inspections.ts';
import { decideStanding, type StandingInspection } from './standing.ts';
import { decideStuck } from './stuck.ts';
import { buildTimeline, isFull, latestFull } from './timeline.ts';

export type InspectedProvider = Pick<ProviderInBrief, 'id' | 'urn' | 'urns' | 'registrationNumbers' | 'isStateFunded'>;

export interface StandingQuestion {
  readonly providers: readonly InspectedProvider[];
  /** Of what was entered by hand, and of the authority’s own files. */
  readonly authorityId: number;
  /** Inspections published after this day (where that is not known: begun after it) are left out. */
  readonly asAt: string;
}

/** What stands by the inspections of each of many providers on a day, by id: a few queries, however many they are. */
export async function findStandingInspections(reader: Reader, question: StandingQuestion): Promise<ReadonlyMap<number, StandingInspection>> {
  return standingBy(reader, question, await findKnownOfMany(reader, question.providers, question.authorityId));
}

/** The same by what is known already. */
export async function standingBy(
  reader: Reader,
  { providers, asAt }: Omit<StandingQuestion, 'authorityId'>,
  knownOf: (provider: InspectedProvider) => Known,
): Promise<ReadonlyMap<number, StandingInspection>> {
  const file = await findNewestFile(reader);
  return new Map(
    providers.map((provider) => {
      const known = knownOf(provider);
      const then = knownOn(known, asAt);
      const entries = buildTimeline(then);
      const isReplaced = latestFull(entries) === undefined && latestFull(buildTimeline(known)) !== undefined && hasLost(known, then);
      const files = isReplaced ? 'replaced' : known.isListed ? 'listed' : file === undefined ? 'never-loaded' : 'not-listed';
      const stuck = provider.isStateFunded ? decideStuck(entries, { isListed: files === 'listed' }) : null;
      return [provider.id, decideStanding(entries, { asAt, stuck, files, fileAsAt: file?.asAt ?? null })];
    }),
  );
}

/** What of it had been published by the end of a day. */
export function knownOn(known: Known, asAt: string): Known {
  return {
    ...known,
    kept: known.kept.filter(({ publishedOn, startedOn }) => (publishedOn ?? startedOn ?? asAt) <= asAt),
    entered: known.entered.filter(({ publishedOn, inspectedOn }) => (publishedOn ?? inspectedOn) <= asAt),
    earlyYears: known.earlyYears.filter(({ publishedOn, inspectedOn }) => (publishedOn ?? inspectedOn) <= asAt),
  };
}

/** A full inspection has come since, in the file’s one place for its kind: what stood there before is not known. */
function hasLost(known: Known, then: Known): boolean {
  return known.kept.some((one) => isFull(one) && !then.kept.includes(one));
}

/** The newest state-funded file; undefined where none was ever loaded. */
async function findNewestFile(reader: Reader): Promise<{ readonly asAt: string | null } | undefined> {
  const { rows } = await sql<{ asAt: string | null; files: number }>`
    select max(as_at) as "asAt", count(*)::int as files from release where source = 'ofsted-state-funded' and state = 'committed'`.execute(reader);
  return rows[0] && rows[0].files > 0 ? { asAt: rows[0].asAt } : undefined;
}
