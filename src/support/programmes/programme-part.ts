import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';

/** What the room of a programme does for its runs, where its definition cannot say it as data. */
export interface ProgrammePart {
  /** A page of its own to begin by, after the provider’s address: "rapid-improvement". */
  readonly startPage?: string;
  /** Puts back what a run took up that turns out to have been begun in error. */
  readonly giveBack?: (
    tx: Tx,
    doing: Doing,
    run: { readonly authorityId: number; readonly providerId: number; readonly since: string },
  ) => Promise<void>;
}
