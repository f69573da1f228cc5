import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { type Doing, takeTurn } from '../records/take-turn.ts';
import type { Commentary } from './target.ts';
import '../tables.ts';

/** Something is said of a line in a year, by whoever says it. Answers its id. */
export async function addCommentary(
  tx: Tx,
  doing: Doing,
  authority: OwnAuthority,
  entry: Pick<Commentary, 'measureId' | 'group' | 'period' | 'words'>,
): Promise<number> {
  await takeTurn(tx, doing, authority);
  const { measureId, group, period, words } = entry;
  const { id } = await tx
    .insertInto('target_commentary')
    .values({
      authority_id: authority.id,
      measure_id: measureId,
      pupil_group: group,
      period,
      words,
      said_by: doing.actor.name,
      said_at: doing.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { actor, event, reference } = doing;
  await recordAudit(tx, { actor, event, subject: { kind: 'target-commentary', id }, after: { measureId, group, period, words }, reference });
  return id;
}
