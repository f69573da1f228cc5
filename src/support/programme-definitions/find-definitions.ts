import type { Reader } from '../../platform/database/database.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import '../tables.ts';
import { programmeDefinition, type ProgrammeDefinition } from './definition.ts';

export interface DefinitionInForce {
  readonly version: number;
  readonly definition: ProgrammeDefinition;
}

/** The definition that a run would begin under today: the authority’s latest, or the one that ships. */
export async function findDefinition(reader: Reader, authorityId: number, programme: string): Promise<DefinitionInForce | null> {
  return (await listDefinitions(reader, authorityId)).find(({ definition }) => definition.key === programme) ?? null;
}

/** Every programme with the version in force, in the order in which they ship. */
export async function listDefinitions(
  reader: Reader,
  authorityId: number,
  shipped: readonly ProgrammeDefinition[] = shippedDefinitions,
): Promise<readonly DefinitionInForce[]> {
  const rows = await reader
    .selectFrom('programme_version')
    .select(['programme', 'version', 'document'])
    .distinctOn('programme')
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'in-force')
    .orderBy('programme')
    .orderBy('version', 'desc')
    .execute();
  const edited = new Map(rows.map(({ programme, version, document }) => [programme, { version, definition: programmeDefinition.parse(document) }]));
  const keys = new Set(shipped.map(({ key }) => key));
  const own = [...edited].flatMap(([programme, made]) => (keys.has(programme) ? [] : [made]));
  return [...shipped.map((definition) => edited.get(definition.key) ?? { version: 1, definition }), ...own];
}
