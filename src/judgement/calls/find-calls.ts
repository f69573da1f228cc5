import type { Reader } from '../../platform/database/database.ts';

export interface FoundCall {
  readonly id: number;
  readonly calledOn: string;
  readonly spokeTo: string;
  readonly accompaniedBy: string | null;
  readonly summary: string;
  readonly calledBy: string;
  readonly recordedAt: Date;
}

/** The calls logged of a case, the latest first. */
export async function listCalls(reader: Reader, caseId: number): Promise<FoundCall[]> {
  return reader
    .selectFrom('tier_call')
    .select([
      'id',
      'called_on as calledOn',
      'spoke_to as spokeTo',
      'accompanied_by as accompaniedBy',
      'summary',
      'called_by as calledBy',
      'recorded_at as recordedAt',
    ])
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .execute();
}
