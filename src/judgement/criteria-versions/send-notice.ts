import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { isAllowed } from '../../register/index.ts';
import { type Notice, sendNotice } from '../cases/send-notice.ts';
import type { CriteriaDoing } from './doing.ts';

/** A mail to everybody else who may adopt criteria: any of them is the second person. */
export async function sendToOthersWhoMay(tx: Tx, doing: CriteriaDoing, notice: Omit<Notice, 'authorityId' | 'to'>): Promise<void> {
  const { authorityId } = doing;
  const { rows } = await sql<{ id: number; name: string; role: string }>`
    select id, name, role from account where authority_id = ${authorityId} order by id`.execute(tx);
  const may = rows.filter(({ id, name, role }) =>
    isAllowed({ kind: 'person', accountId: id, tokenId: null, name, role, authorityId }, 'criteria.adopt'),
  );
  await sendNotice(tx, doing, { ...notice, authorityId, to: may.map(({ id }) => id) });
}
