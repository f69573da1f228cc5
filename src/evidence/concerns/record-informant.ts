import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { takeConcern } from './take-concern.ts';
import './tables.ts';

export interface InformantEntry {
  readonly identity: string;
  readonly contact: string | null;
  readonly wishes: string | null;
}

/** Keeps, apart, who told the authority in confidence. Whoever was told may write it down; that does not let them read it again. */
export async function recordInformant(tx: Tx, doing: Doing, concernId: number, entry: InformantEntry): Promise<Decision<null>> {
  const { actor, clock, event, reference } = doing;
  const concern = await takeConcern(tx, doing, concernId);
  if (concern?.sight !== 'full') return { ok: false, field: 'name', reason: 'It is not there any more' };
  const same = await tx
    .selectFrom('concern_informant')
    .select('id')
    .where('concern_id', '=', concernId)
    .where('identity', '=', entry.identity)
    .where('contact', 'is not distinct from', entry.contact)
    .where('wishes', 'is not distinct from', entry.wishes)
    .where('recorded_by', '=', actor.name)
    .executeTakeFirst();
  if (same) return { ok: true, value: null };
  const of = { authority_id: concern.authorityId, concern_id: concernId, recorded_by: actor.name, recorded_at: clock.now() };
  await tx
    .insertInto('concern_informant')
    .values({ ...of, identity: entry.identity, contact: entry.contact, wishes: entry.wishes })
    .execute();
  await recordAudit(tx, {
    actor,
    event,
    subject: { kind: 'concern', id: concernId },
    after: { recorded: true },
    ...(reference === undefined ? {} : { reference }),
  });
  return { ok: true, value: null };
}
