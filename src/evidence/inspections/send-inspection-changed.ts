import type { Tx } from '../../platform/database/database.ts';
import { sendEvent } from '../../platform/events/events.ts';
import type { OwnProvider } from '../../register/index.ts';

declare module '../../platform/events/events.ts' {
  interface Events {
    /** An inspection was entered by hand, or one that was is withdrawn. */
    'inspection-changed': { readonly authorityId: number; readonly providerId: number };
  }
}

export async function sendInspectionChanged(tx: Tx, { id, authorityId }: OwnProvider): Promise<void> {
  await sendEvent(tx, 'inspection-changed', { authorityId, providerId: id });
}
