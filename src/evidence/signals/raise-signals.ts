import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { asAuthority } from '../../platform/database/who-asks.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Jobs } from '../../platform/jobs/start-jobs.ts';
import { listAuthorities } from '../../register/index.ts';
import { listMeasures } from '../outcomes/measures/find-measures.ts';
import { gatherEvidence, type GatheredSchool } from './gather-evidence.ts';
import { decideSignals } from './signal.ts';
import './tables.ts';

export interface RaisedCounts {
  readonly raised: number;
  readonly ended: number;
  readonly open: number;
}

interface Found {
  readonly provider_id: number;
  readonly rule: string;
  readonly evidence: string;
  readonly says: string;
  readonly facts: unknown;
}

/** Looks at all the evidence of one authority again: raises what is new, and ends what the evidence no longer says. Doing it twice changes nothing. */
export async function raiseSignals(
  db: Database,
  clock: Clock,
  by: Actor,
  authority: { readonly id: number; readonly laCode: string },
): Promise<RaisedCounts> {
  return asAuthority(authority.id, async () => {
    const today = clock.today();
    const measures = await listMeasures(db.kysely);
    const gathered = await gatherEvidence(db.kysely, { authorityId: authority.id, laCode: authority.laCode, measures, today });
    return db.transaction((tx) => keep(tx, { clock, by, authorityId: authority.id, today, gathered }), { authorityId: authority.id });
  });
}

interface Keeping {
  readonly clock: Clock;
  readonly by: Actor;
  readonly authorityId: number;
  readonly today: string;
  readonly gathered: readonly GatheredSchool[];
}

async function keep(tx: Tx, { clock, by, authorityId, today, gathered }: Keeping): Promise<RaisedCounts> {
  await sayWhen(tx, clock);
  const found: Found[] = gathered.flatMap(({ school, evidence }) =>
    decideSignals(evidence, today).map(({ rule, evidence: key, says, facts }) => ({ provider_id: school.id, rule, evidence: key, says, facts })),
  );
  const rows = sql`jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f (provider_id int, rule text, evidence text, says text, facts jsonb)`;
  const raised = await sql`
    insert into signal (authority_id, provider_id, rule, evidence, says, facts, raised_on)
    select ${authorityId}, f.provider_id, f.rule, f.evidence, f.says, f.facts, ${today}::date from ${rows}
    on conflict (authority_id, provider_id, rule, evidence) do update set ended_on = null, says = excluded.says, facts = excluded.facts
      where signal.ended_on is not null or signal.says <> excluded.says
    returning id`.execute(tx);
  const ended = await sql`
    update signal s set ended_on = ${today}::date
    where s.authority_id = ${authorityId} and s.ended_on is null
      and not exists (select from ${rows} where f.provider_id = s.provider_id and f.rule = s.rule and f.evidence = s.evidence)
    returning id`.execute(tx);
  const counts = { raised: raised.rows.length, ended: ended.rows.length, open: found.length };
  if (counts.raised > 0 || counts.ended > 0) {
    await recordAudit(tx, { actor: by, event: 'signals.raised', subject: null, after: counts, authorityId });
  }
  return counts;
}

const nightly: Actor = { kind: 'operator', accountId: null, name: 'Waymark, every night', role: null, authorityId: null, tokenId: null };

/** Every night, for every authority in turn. */
export async function raiseNightly(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.work('raise-signals', async () => {
    for (const authority of await listAuthorities(jobs.database.kysely)) await raiseSignals(jobs.database, clock, nightly, authority);
  });
  await jobs.schedule('raise-signals', '40 2 * * *');
}
