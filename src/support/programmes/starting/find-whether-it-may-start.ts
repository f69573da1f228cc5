import { refused, type Result } from '../../../kernel/result.ts';
import type { Reader } from '../../../platform/database/database.ts';
import { findKnown } from '../../find-known-of-provider.ts';
import { namedChecks } from '../../named-checks.ts';
import { partOf } from '../../programme-parts.ts';
import type { ProgrammeDefinition } from '../../programme-definitions/definition.ts';
import { listRuns } from '../find-runs.ts';
import { findStarter } from '../find-starter.ts';
import { mayStart } from './may-start.ts';
import { otherRunsOf } from '../other-runs.ts';
import { subjectOf } from '../subject.ts';

interface StartQuestion {
  readonly authorityId: number;
  readonly providerId: number;
  readonly today: string;
}

/** Whether some programmes may begin at a provider today, and of the rest why not; in their order. */
export async function findWhetherTheyMayStart(
  reader: Reader,
  { authorityId, providerId, today }: StartQuestion,
  definitions: readonly ProgrammeDefinition[],
): Promise<readonly Result<null>[]> {
  const starter = await findStarter(reader, authorityId, providerId);
  if (starter === null) return definitions.map(() => refused('No programme is for providers of this kind'));
  const live = await listRuns(reader, authorityId, { providerId, live: true });
  const known = await findKnown(reader, { authorityId, providerId, today });
  return definitions.map((definition) =>
    mayStart({
      definition,
      subject: subjectOf(starter, definition.triggers[0] ?? 'by-hand'),
      today,
      on: today,
      liveSince: live.find((one) => one.definition.key === definition.key)?.now.startedOn ?? null,
      closed: starter.closed,
      notForTrack: partOf(definition.key).whyNotForTrack?.(starter.track) ?? null,
      checks: namedChecks,
      otherRuns: otherRunsOf(live, null),
      known,
    }),
  );
}
