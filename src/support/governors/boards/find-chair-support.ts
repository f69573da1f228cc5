import type { Reader } from '../../../platform/database/database.ts';
import type { SupportKind } from './chair-support.ts';
import './tables.ts';

export interface ChairSupport {
  readonly id: number;
  readonly providerId: number;
  readonly kind: SupportKind;
  readonly says: string;
  readonly offeredOn: string;
  readonly offeredBy: string;
  readonly answer: 'accepted' | 'declined' | null;
  readonly answeredOn: string | null;
  readonly answeredBy: string | null;
  readonly doneOn: string | null;
  readonly outcome: string | null;
}

/** Support that chairs were offered, the latest first. */
export async function listChairSupport(db: Reader, authorityId: number, providerId?: number): Promise<ChairSupport[]> {
  const all = db.selectFrom('chair_support').selectAll().where('authority_id', '=', authorityId);
  const rows = await (providerId === undefined ? all : all.where('provider_id', '=', providerId)).orderBy('id', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    providerId: row.provider_id,
    kind: row.kind,
    says: row.says,
    offeredOn: row.offered_on,
    offeredBy: row.entered_by,
    answer: row.answer,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
    doneOn: row.done_on,
    outcome: row.outcome,
  }));
}

export function supportStanding({ answer, doneOn }: Pick<ChairSupport, 'answer' | 'doneOn'>): { readonly label: string; readonly colour: string } {
  if (answer === null) return { label: 'Offered', colour: 'blue' };
  if (answer === 'declined') return { label: 'Declined', colour: 'grey' };
  return doneOn === null ? { label: 'Accepted', colour: 'purple' } : { label: 'Given', colour: 'green' };
}
