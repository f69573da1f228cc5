import type { Reader } from '../../platform/database/database.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { mermaidOf } from '../programme-definitions/definition-diagram.ts';
import { faultsOf, type DefinitionFault } from '../programme-definitions/definition-faults.ts';
import { countLiveRuns, listProgrammeVersions, runsOn } from './find-versions.ts';
import { alsoNaming, type Shipped, whatShips } from './open-definition-page.ts';

/** One version of a programme as the command line answers it. */
export interface ListedVersion {
  readonly programme: string;
  readonly name: string;
  readonly version: number;
  readonly state: 'draft' | 'in-force' | 'replaced';
  readonly provisional: boolean;
  readonly statutory: boolean;
  readonly stages: number;
  readonly tasks: number;
  /** Runs under way or paused that began under it. */
  readonly runs: number;
  readonly faults: readonly DefinitionFault[];
  /** The text of its state diagram. */
  readonly diagram: string;
}

/** Every version of every programme; without an authority, what ships. */
export async function listProgrammes(reader: Reader, authorityId: number | null, shipped: Shipped = whatShips): Promise<readonly ListedVersion[]> {
  const { definitions } = shipped;
  if (authorityId === null) return definitions.map((definition) => listed(definition, { version: 1, state: 'in-force', runs: 0, shipped }));
  const [all, runs] = await Promise.all([listProgrammeVersions(reader, authorityId, definitions), countLiveRuns(reader, authorityId)]);
  return all.flatMap(({ programme, versions, inForce }) =>
    versions.flatMap(({ version, state, definition }) =>
      state === 'beginning'
        ? []
        : [listed(definition, { version, state, runs: runs.get(runsOn(programme, version)) ?? 0, shipped: alsoNaming(shipped, inForce.definition) })],
    ),
  );
}

interface Standing extends Pick<ListedVersion, 'version' | 'state' | 'runs'> {
  readonly shipped: Shipped;
}

function listed(definition: ProgrammeDefinition, { version, state, runs, shipped }: Standing): ListedVersion {
  const { key, name, provisional, statutory, stages } = definition;
  return {
    ...{ programme: key, name, version, state, provisional, statutory },
    stages: stages.length,
    tasks: stages.reduce((sum, { tasks }) => sum + tasks.length, 0),
    runs,
    faults: faultsOf(definition, shipped),
    diagram: mermaidOf(definition),
  };
}
