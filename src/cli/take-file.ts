import type { Datasets } from '../datasets/index.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import type { Invocation } from './command.ts';
import type { ImportedFile } from './imported-file.ts';
import { recordDecision } from './release-commands.ts';

type StageRequest = Parameters<Datasets['stageFile']>[0];

/** Stages a file, and accepts it where `--accept` was said and it has not been staged before. */
export async function takeFile(
  { datasets }: OpenWaymark,
  { options, operator, say }: Invocation,
  file: string,
  request: Omit<StageRequest, 'by' | 'allowOlder'>,
): Promise<ImportedFile> {
  const staged = await datasets.stageFile({ ...request, allowOlder: options['allow-older'] === true, by: operator.name });
  if (staged.outcome !== 'waiting' || !staged.release || options['accept'] !== true)
    return { file, staged, acceptance: null, release: staged.release };
  say('Committing …');
  const { id } = staged.release;
  const alongside = recordDecision(operator, 'release.accepted', staged.release);
  const acceptance = await datasets.acceptRelease(id, { by: operator.name, goneConfirmed: false, alongside });
  return { file, staged, acceptance, release: await datasets.getRelease(id) };
}
