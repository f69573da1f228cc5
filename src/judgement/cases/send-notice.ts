import type { Tx } from '../../platform/database/database.ts';
import { sendNotice as send } from '../../platform/notices/send-notice.ts';
import type { Doing } from './doing.ts';

export interface Notice {
  readonly authorityId: number;
  /** Accounts; one that is null, given twice, shut or the actor's own is told nothing. */
  readonly to: readonly (number | null)[];
  /** Words with hyphens, which a mail says as words: never a tier. */
  readonly kind: string;
  /** Stands on the first page alone; no tier in it either. */
  readonly subject: string;
  readonly path: `/${string}`;
}

/** Tells each of the people whom a case, or a version of the criteria, concerns; whoever does it knows already. */
export async function sendNotice(tx: Tx, { actor }: Pick<Doing, 'actor'>, { to, path, ...notice }: Notice): Promise<void> {
  await send(tx, { ...notice, to: to.filter((id) => id !== actor.accountId), urgency: 'usual', href: path });
}
