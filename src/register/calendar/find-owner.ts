import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import { findReaderScope, type ReaderScope } from '../providers/find-reader-scope.ts';
import type { CalendarOwner } from './calendar-year.ts';

/** Whose calendar a page is about: the authority's, or that of one of its providers. */
export interface NamedOwner extends CalendarOwner {
  readonly name: string;
  readonly authorityName: string;
  /** The page of its calendar. */
  readonly href: string;
  readonly scope: ReaderScope;
}

/** By the provider's id, where one is asked for. Null where it is not there for the actor. */
export async function findOwner(reader: Reader, actor: Actor, providerId: string | null): Promise<NamedOwner | null> {
  const scope = await findReaderScope(reader, actor.authorityId);
  if (scope === undefined) return null;
  const { authorityId, authorityName } = scope;
  if (providerId === null || providerId === '')
    return { authorityId, providerId: null, name: authorityName, authorityName, href: '/calendar', scope };
  const provider = await findOwnProvider(reader, actor, providerId);
  if (provider === null) return null;
  return { authorityId, providerId: provider.id, name: provider.name, authorityName, href: `/calendar?provider=${String(provider.id)}`, scope };
}
