import { type decideAgreedAction, findSameOpen, recordAgreedAction } from '../../../evidence/index.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { OwnProvider } from '../../../register/index.ts';
import type { Doing } from '../../common/doing.ts';
import { takeTurn } from '../../common/take-turn.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import type { SettingAudit } from './find-audits.ts';
import { auditKinds } from './statements.ts';

type ActionEntry = Parameters<typeof decideAgreedAction>[0];

/** Puts what an audit agreed on the one list, shared with the setting. The same sent twice is one action. */
export async function recordAuditAction(tx: Tx, doing: Doing, provider: OwnProvider, audit: SettingAudit, entry: ActionEntry): Promise<number> {
  await takeTurn(tx, doing);
  const { authorityId } = doing;
  const action = {
    ...entry,
    authorityId,
    providerId: provider.id,
    cameFrom: 'early-years-audit' as const,
    cameFromId: audit.id,
    cameFromWords: `${auditKinds[audit.kind]} audit of ${dateInWords(audit.auditedOn)}`,
    cameFromHref: `/providers/${String(provider.id)}/early-years/audits/${String(audit.id)}`,
  };
  return (await findSameOpen(tx, action)) ?? recordAgreedAction(tx, { ...doing, event: 'agreed-action.recorded' }, action);
}
