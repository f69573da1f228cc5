import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { programmeDefinition, type ProgrammeDefinition } from '../programme-definitions/definition.ts';
import '../tables.ts';
import { beginningOf, isOwnKey } from './own-programme.ts';

/** One version of a programme. Version 1 ships, or is how a programme of the authority’s own began; it has no row. */
export interface ProgrammeVersion {
  readonly id: number | null;
  readonly version: number;
  readonly definition: ProgrammeDefinition;
  /** `beginning`: how a programme of the authority’s own began, under which nothing runs. */
  readonly state: 'draft' | 'in-force' | 'replaced' | 'beginning';
  /** What it was adopted on; null for what ships and for a draft. */
  readonly basis: string | null;
  readonly draftedBy: string | null;
  readonly draftedAt: Date | null;
  readonly adoptedBy: string | null;
  readonly adoptedAt: Date | null;
}

/** A programme in all its versions, the latest first. */
export interface ProgrammeVersions {
  readonly programme: string;
  readonly versions: readonly ProgrammeVersion[];
  /** The version in force; of a programme that never was, how it began. */
  readonly inForce: ProgrammeVersion;
  /** A programme of the authority’s own that nobody has adopted so far. */
  readonly neverInForce: boolean;
  readonly draft: ProgrammeVersion | null;
}

/** Every programme that ships, with what the authority has made of each, and then those of its own. */
export async function listProgrammeVersions(
  reader: Reader,
  authorityId: number,
  shipped: readonly ProgrammeDefinition[],
): Promise<readonly ProgrammeVersions[]> {
  const rows = await reader.selectFrom('programme_version').selectAll().where('authority_id', '=', authorityId).orderBy('version', 'desc').execute();
  const keys = new Set(shipped.map(({ key }) => key));
  // The latest of each comes first.
  const own = [...Map.groupBy(rows, ({ programme }) => programme)].flatMap(([programme, [latest]]) =>
    keys.has(programme) || !isOwnKey(programme) || latest === undefined ? [] : [beginningOf(programme, programmeDefinition.parse(latest.document))],
  );
  return [...shipped, ...own].map((definition) => {
    const isOwn = !keys.has(definition.key);
    const kept = rows
      .filter(({ programme }) => programme === definition.key)
      .map((row) => ({
        id: row.id,
        version: row.version,
        definition: programmeDefinition.parse(row.document),
        isDraft: row.state === 'draft',
        basis: row.basis,
        draftedBy: row.drafted_by,
        draftedAt: row.drafted_at,
        adoptedBy: row.adopted_by,
        adoptedAt: row.adopted_at,
      }));
    const ships = {
      id: null,
      version: 1,
      definition,
      isDraft: false,
      basis: null,
      draftedBy: null,
      draftedAt: null,
      adoptedBy: null,
      adoptedAt: null,
    };
    const all = [...kept, ships];
    const latest = all.find(({ isDraft }) => !isDraft) ?? ships;
    const standing = (one: (typeof all)[number]) =>
      one.isDraft ? 'draft' : isOwn && one.version === 1 ? 'beginning' : one.version === latest.version ? 'in-force' : 'replaced';
    const versions = all.map(({ isDraft: _, ...one }, place): ProgrammeVersion => ({ ...one, state: standing(all[place] ?? ships) }));
    return {
      programme: definition.key,
      versions,
      inForce: versions.find(({ state }) => state === 'in-force') ?? { ...ships, state: isOwn ? 'beginning' : 'in-force' },
      neverInForce: versions.every(({ state }) => state !== 'in-force'),
      draft: versions.find(({ state }) => state === 'draft') ?? null,
    };
  });
}

export async function findProgrammeVersions(
  reader: Reader,
  authorityId: number,
  shipped: readonly ProgrammeDefinition[],
  programme: string,
): Promise<ProgrammeVersions | null> {
  return (await listProgrammeVersions(reader, authorityId, shipped)).find((one) => one.programme === programme) ?? null;
}

/** How many runs are under way or paused, by programme and the version that they began under: "trip 2" → 3. */
export async function countLiveRuns(reader: Reader, authorityId: number): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom('programme_run')
    .select(['programme', 'version', (of) => of.fn.countAll<string>().as('count')])
    .where('authority_id', '=', authorityId)
    .where('state', 'in', ['live', 'paused'])
    .groupBy(['programme', 'version'])
    .execute();
  return new Map(rows.map(({ programme, version, count }) => [runsOn(programme, version), Number(count)]));
}

export const runsOn = (programme: string, version: number): string => `${programme} ${String(version)}`;

/** Who changed a draft last; the audit trail knows. */
export async function findLastToChange(reader: Reader, authorityId: number, versionId: number): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select actor_name as name from audit_event
    where authority_id = ${authorityId} and subject_kind = 'programme-version' and subject_id = ${String(versionId)} and event like 'programme-definition.%'
    order by sequence desc limit 1`.execute(reader);
  return rows[0]?.name ?? null;
}
