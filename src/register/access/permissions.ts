import type { Permission } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Extent, permissionTable } from './permission-table.ts';
import { isRole, type Role, type Strand } from './roles.ts';
import './permission-names.ts';

export { type Extent, extents, permissionTable } from './permission-table.ts';

/** The strand that a permission belongs to, for officers who have only a strand of their own. */
const strandOf: Readonly<Partial<Record<Permission, Strand>>> = {
  'post.edit': 'governance',
  'board.detail': 'governance',
  'board.edit': 'governance',
  'chair-support.offer': 'governance',
  'send-unit.edit': 'send',
  'finding.record': 'finance',
};

/** How far this actor's role reaches with a permission; nothing where the role does not have it. */
export function extentsOf(actor: Pick<Actor, 'kind' | 'role'>, permission: Permission): readonly Extent[] {
  if (permission === 'anyone' || permission === 'signed-in') return [];
  if (actor.kind === 'operator') return ['everything'];
  const { role } = actor;
  if (actor.kind === 'anonymous' || role === null || !isRole(role)) return [];
  const granted = Object.entries(permissionTable[permission]) as [Extent, readonly Role[]][];
  return granted.filter(([, holders]) => holders.includes(role)).map(([extent]) => extent);
}

export function strandFor(permission: Permission): Strand | null {
  return strandOf[permission] ?? null;
}

/**
 * Whether the actor's role has what a route names, of anything at all; how far it reaches is asked of the record
 * (`reaches`). The operator at the command line may do all that the routes may.
 */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (permission === 'anyone') return true;
  if (actor.kind === 'anonymous') return false;
  if (permission === 'signed-in') return true;
  return extentsOf(actor, permission).length > 0;
}

/** Which of the links that only some may follow a page offers this actor. */
export function mayFollow(actor: Actor): {
  readonly mayAdd: boolean;
  readonly mayPlace: boolean;
  readonly mayLoad: boolean;
  readonly mayViewData: boolean;
} {
  return {
    mayAdd: isAllowed(actor, 'provider.add'),
    mayPlace: isAllowed(actor, 'locality.place'),
    mayLoad: isAllowed(actor, 'data.load'),
    mayViewData: isAllowed(actor, 'data.view'),
  };
}
