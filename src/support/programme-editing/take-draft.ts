import type { Tx } from '../../platform/database/database.ts';
import type { Doing } from '../common/doing.ts';
import { takeTurn } from '../common/take-turn.ts';
import type { ProgrammeDefinition } from '../programme-definitions/definition.ts';
import { findProgrammeVersions, type ProgrammeVersions } from './find-versions.ts';

/** Which programme is changed, and what ships. */
export interface Meant {
  readonly programme: string;
  readonly shipped: readonly ProgrammeDefinition[];
}

/** What a change of a draft comes to. Only `saved` has written anything. */
export type DraftOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** Somebody else changed the draft since its form was shown. */
  | { readonly kind: 'overtaken'; readonly by: string };

export const refusedFor = (...reasons: string[]): DraftOutcome => ({ kind: 'refused', reasons });

/** The programme’s versions as they are now that it is one’s turn. */
export async function takeVersions(tx: Tx, doing: Doing, { programme, shipped }: Meant): Promise<ProgrammeVersions | null> {
  await takeTurn(tx, doing);
  return findProgrammeVersions(tx, doing.authorityId, shipped, programme);
}
