import type { Tx } from '../../platform/database/database.ts';
import { sendEvent } from '../../platform/events/events.ts';
import type { OwnProvider } from '../by-hand/find-own-provider.ts';
import type { PostRole } from './post.ts';

declare module '../../platform/events/events.ts' {
  interface Events {
    /** A head’s or manager’s post was recorded, corrected, ended or withdrawn. */
    'head-changed': { readonly authorityId: number; readonly providerId: number };
  }
}

/** Tells whoever listens, where one of the posts concerned is the head’s or manager’s. */
export async function sendHeadChanged(tx: Tx, { id, authorityId }: OwnProvider, ...roles: readonly PostRole[]): Promise<void> {
  if (roles.some((role) => role === 'headteacher' || role === 'manager')) await sendEvent(tx, 'head-changed', { authorityId, providerId: id });
}
