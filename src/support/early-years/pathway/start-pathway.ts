import { accepted, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { recordAudit } from '../../../platform/audit/record-audit.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { startRun } from '../../programmes/starting/start-run.ts';
import type { Setting } from '../caseload/find-settings.ts';
import '../tables.ts';
import { newlyRegistered, newlyRegisteredChildminder } from './newly-registered-definition.ts';

const refuse = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** Begins the pathway of a newly registered setting, carried by its lead adviser. Pressed twice, it begins once. */
export async function beginPathway(tx: Tx, doing: Doing, setting: Setting, why: string): Promise<Result<{ readonly runId: number }>> {
  const begun = await startRun(tx, doing, {
    providerId: setting.id,
    programme: setting.kind === 'childminder' ? newlyRegisteredChildminder : newlyRegistered,
    trigger: 'registration',
    triggerRef: null,
    reason: why,
    on: doing.clock.today(),
    accountId: setting.adviserId,
  });
  return begun.ok ? begun : refuse(begun.reason);
}

/** Decides, with a reason, that no pathway is begun. The same sent twice is kept once. */
export async function setPathwayAside(tx: Tx, doing: Doing, providerId: number, reason: string): Promise<Result<null>> {
  const { actor, clock, event, reference, authorityId } = doing;
  await takeTurn(tx, doing);
  const standing = await tx
    .selectFrom('early_years_no_pathway')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('provider_id', '=', providerId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (standing !== undefined) return accepted(null);
  const { id } = await tx
    .insertInto('early_years_no_pathway')
    .values({ authority_id: authorityId, provider_id: providerId, reason, entered_by: actor.name, entered_at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, { actor, event, subject: { kind: 'early-years-no-pathway', id }, reason, after: { provider: providerId }, reference });
  return accepted(null);
}
