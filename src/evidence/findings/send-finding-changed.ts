import type { Tx } from '../../platform/database/database.ts';
import { sendEvent } from '../../platform/events/events.ts';
import type { OwnProvider } from '../../register/index.ts';
import type { FindingKind } from './finding-kinds.ts';

declare module '../../platform/events/events.ts' {
  interface Events {
    /** Recorded, ended or withdrawn. */
    'finding-changed': { readonly authorityId: number; readonly providerId: number; readonly kind: FindingKind };
  }
}

export async function sendFindingChanged(tx: Tx, { id, authorityId }: OwnProvider, kind: FindingKind): Promise<void> {
  await sendEvent(tx, 'finding-changed', { authorityId, providerId: id, kind });
}
