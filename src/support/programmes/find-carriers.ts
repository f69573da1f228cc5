import type { Reader } from '../../platform/database/database.ts';
import '../../register/index.ts';

const carrying = ['sia', 'eeca', 'lead', 'assistant-director', 'director'];

/** Who may carry a run: advisers and those above them whose accounts are in use, by name. */
export async function findCarriers(reader: Reader, authorityId: number): Promise<{ readonly id: number; readonly name: string }[]> {
  return reader
    .selectFrom('account')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .where('role', 'in', carrying)
    .where('state', '=', 'active')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export const mayCarry = async (reader: Reader, authorityId: number, accountId: number): Promise<boolean> =>
  (await findCarriers(reader, authorityId)).some(({ id }) => id === accountId);
