import { academicYearOf } from '../../kernel/period.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { CriteriaDocument } from '../criteria/criteria.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import type { GatherFacts } from '../proposals/propose-tiers.ts';
import { findCapacity } from './find-capacity.ts';
import { askingForBoth, type Trial, tryOut } from './trial.ts';

interface Asked {
  readonly gather: GatherFacts;
  readonly authority: {
    readonly id: number;
    readonly laCode: string;
    readonly localities: readonly { readonly id: number; readonly name: string }[];
  };
  readonly tried: CriteriaDocument;
  /** The day of whose facts it is tried, and whose criteria in force it is held against. */
  readonly asAt: string;
}

/** Tries a version out on what is known of every provider as at a day. Nothing is written. */
export async function gatherTrial(db: Reader, { gather, authority, tried, asAt }: Asked): Promise<Trial> {
  const { id: authorityId, laCode, localities } = authority;
  const inForce = await findCriteriaInForce(db, authorityId, asAt);
  const facts = await gather(db, { authorityId, laCode, asAt, criteria: askingForBoth(inForce.document, tried) });
  const year = academicYearOf(asAt);
  return tryOut({ facts, inForce, tried, localities, year, capacity: await findCapacity(db, authorityId, year) });
}
