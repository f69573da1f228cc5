import type { Reader } from '../src/platform/database/database.ts';
import type { Reach } from '../src/register/access/grant-scope.ts';
import type { ScopeKind } from '../src/register/access/tables.ts';
import { findProviderId } from './find-provider-id.ts';

/** What the sheet of people calls somebody's own, as the register knows it. */
export async function findReach(reader: Reader, authorityId: number, kind: ScopeKind | undefined, of: string): Promise<Reach> {
  switch (kind) {
    case 'provider':
      return { kind, providerId: await findProviderId(reader, of) };
    case 'trust': {
      const { id } = await reader.selectFrom('organisation').select('id').where('uid', '=', of).executeTakeFirstOrThrow();
      return { kind, organisationId: id };
    }
    case 'locality': {
      const all = reader.selectFrom('locality').select('id').where('authority_id', '=', authorityId);
      const { id } = await all.where('name', '=', of).executeTakeFirstOrThrow();
      return { kind, localityId: id };
    }
    case 'diocese':
      return { kind, dioceseCode: of };
    case 'strand':
      return { kind, strand: of };
    case undefined:
      throw new Error(`Nobody said what kind of thing ${of} is.`);
  }
}
