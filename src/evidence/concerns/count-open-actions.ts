import type { Reader } from '../../platform/database/database.ts';
import { listActionsFrom } from '../actions/find-actions.ts';

/** How many actions of a concern are still open. */
export async function countOpenActions(reader: Reader, { id, authorityId }: { readonly id: number; readonly authorityId: number }): Promise<number> {
  return (await listActionsFrom(reader, authorityId, 'concern', [id])).filter(({ state }) => state === 'open').length;
}
