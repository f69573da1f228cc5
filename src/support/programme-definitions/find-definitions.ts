import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import '../tables.ts';
import { programmeDefinition, type ProgrammeDefinition } from './definition.ts';

export interface DefinitionInForce {
  readonly version: number;
  readonly definition: ProgrammeDefinition;
  /** The day on which the authority adopted it; null of what ships. */
  readonly since: string | null;
}

/** The day of an adoption, as people in England reckon it. */
const sinceDay = sql<string>`(adopted_at at time zone 'Europe/London')::date::text`.as('since');

/** The definition that a run would begin under today: the authority’s latest, or the one that ships. */
export async function findDefinition(reader: Reader, authorityId: number, programme: string): Promise<DefinitionInForce | null> {
  return (await listDefinitions(reader, authorityId)).find(({ definition }) => definition.key === programme) ?? null;
}

/** Every version of a programme that ever held, the earliest first. What ships held before any that the authority adopted. */
export async function listHeldVersions(reader: Reader, authorityId: number, programme: string): Promise<readonly DefinitionInForce[]> {
  const rows = await reader
    .selectFrom('programme_version')
    .select(['version', 'document', sinceDay])
    .where('authority_id', '=', authorityId)
    .where('programme', '=', programme)
    .where('state', '=', 'in-force')
    .orderBy('version')
    .execute();
  const ships = shippedDefinitions.find(({ key }) => key === programme);
  const adopted = rows.map(({ version, document, since }) => ({ version, definition: programmeDefinition.parse(document), since }));
  return [...(ships === undefined ? [] : [{ version: 1, definition: ships, since: null }]), ...adopted];
}

/**
 * The definition that was in force on a day, under which a run that began then runs, however late it is recorded. Where none was in force so far, the earliest
 * there is. Null where there is no such programme.
 */
export async function findDefinitionOn(reader: Reader, authorityId: number, programme: string, day: string): Promise<DefinitionInForce | null> {
  return heldOn(await listHeldVersions(reader, authorityId, programme), day);
}

/** Of all versions that held, the earliest first. */
export const heldOn = (versions: readonly DefinitionInForce[], day: string): DefinitionInForce | null =>
  versions.findLast(({ since }) => since === null || since <= day) ?? versions[0] ?? null;

/** Every programme with the version in force, in the order in which they ship. */
export async function listDefinitions(
  reader: Reader,
  authorityId: number,
  shipped: readonly ProgrammeDefinition[] = shippedDefinitions,
): Promise<readonly DefinitionInForce[]> {
  const rows = await reader
    .selectFrom('programme_version')
    .select(['programme', 'version', 'document', sinceDay])
    .distinctOn('programme')
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'in-force')
    .orderBy('programme')
    .orderBy('version', 'desc')
    .execute();
  const edited = new Map(
    rows.map(({ programme, version, document, since }) => [programme, { version, definition: programmeDefinition.parse(document), since }]),
  );
  const keys = new Set(shipped.map(({ key }) => key));
  const own = [...edited].flatMap(([programme, made]) => (keys.has(programme) ? [] : [made]));
  return [...shipped.map((definition) => edited.get(definition.key) ?? { version: 1, definition, since: null }), ...own];
}
