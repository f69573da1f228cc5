import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Body } from './criteria-version.ts';
import '../tables.ts';

export interface Consultation {
  readonly id: number;
  readonly body: Body;
  readonly heldOn: string;
  readonly how: string;
  readonly said: string;
  readonly answered: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

/** Everything recorded of the consultation on one version, the latest first, with what was withdrawn. */
export async function listConsultations(reader: Reader, criteriaId: number | null): Promise<Consultation[]> {
  if (criteriaId === null) return [];
  const { rows } = await sql<Omit<Consultation, 'withdrawn'> & { by: string | null; at: Date | null; reason: string | null }>`
    select id, body, held_on as "heldOn", how, said, answered, recorded_by as "recordedBy", recorded_at as "recordedAt",
      withdrawn_by as by, withdrawn_at as at, withdrawn_reason as reason
    from criteria_consultation where criteria_id = ${criteriaId} order by held_on desc, id desc`.execute(reader);
  return rows.map(({ by, at, reason, ...one }) => ({ ...one, withdrawn: by === null || at === null ? null : { by, at, reason: reason ?? '' } }));
}
