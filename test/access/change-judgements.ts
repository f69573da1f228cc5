import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

/** The next tier round, of a column. */
const nextTier = (column: string) =>
  sql.raw(
    `case ${column} when 'secure-plus' then 'cause-for-concern' when 'secure' then 'secure-plus' when 'vulnerable' then 'secure' else 'vulnerable' end`,
  );

/** What these rows say that no page for anybody outside may. */
export const saidOfOthers = ['Whispered in the corridor', 'Run of another making', 'Another cause entirely'] as const;

/**
 * Changes what the authority thinks of these providers, all of it: the tier of each, what was proposed, judged and decided, concerns, confirmed findings, signals and runs of
 * programmes; and gives each of them a concern, a proposal and a run that it did not have. Nothing of theirs that is public is touched.
 */
export async function changeJudgements(db: Database, authorityId: number, providerIds: readonly number[]): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  const others = sql`authority_id = ${authorityId} and provider_id in (${sql.join([...providerIds])})`;
  await db.transaction(async (tx) => {
    const run = async (name: string, query: ReturnType<typeof sql>) => {
      changed[name] = (changed[name] ?? 0) + Number((await query.execute(tx)).numAffectedRows ?? 0);
    };
    for (const table of ['tier_proposal', 'tier_judgement', 'tier_decision', 'provider_tier'])
      await run(table, sql`update ${sql.table(table)} set tier = ${nextTier('tier')} where ${others}`);
    await run(
      'provider_tier',
      sql`insert into provider_tier (provider_id, authority_id, tier, since)
          select p.id, ${authorityId}, (array['secure-plus', 'secure', 'vulnerable', 'cause-for-concern'])[1 + p.id % 4], '2026-11-10' from provider p
          where p.id in (${sql.join([...providerIds])}) on conflict do nothing`,
    );
    await run('tier_case', sql`update tier_case set cause = ${saidOfOthers[2]} where ${others}`);
    await run('concern', sql`update concern set title = ${saidOfOthers[0]}, severity = 'critical', category = 'governance' where ${others}`);
    await run(
      'concern',
      sql`insert into concern (authority_id, provider_id, source, category, severity, title, evidence, is_about_head, is_restricted, logged_by, logged_on, logged_at, triage_due_on, triage_due_how)
          select ${authorityId}, p.id, 'visit', 'leadership', 'high', ${saidOfOthers[0]}, 'Seen', false, false, 'Somebody', '2026-11-12', now(), '2026-11-13', 'A day' from provider p
          where p.id in (${sql.join([...providerIds])})`,
    );
    await run('finding', sql`update finding set title = ${saidOfOthers[0]} where ${others}`);
    await run('signal', sql`update signal set says = ${saidOfOthers[0]} where ${others}`);
    await run(
      'programme_run',
      sql`update programme_run set reason = ${saidOfOthers[1]}, state = case state when 'live' then 'paused' else state end where ${others}`,
    );
    await run(
      'programme_run',
      sql`insert into programme_run (authority_id, provider_id, programme, version, definition, subject, trigger_kind, reason, started_on, started_by, started_at, account_id, state, stage)
          select r.authority_id, p.id, r.programme, r.version, r.definition, r.subject, r.trigger_kind, ${saidOfOthers[1]}, '2026-11-12', 'Somebody', now(), r.account_id, r.state, r.stage
          from (select * from programme_run where authority_id = ${authorityId} and state = 'live' order by (programme = 'trip') desc, id limit 1) r, provider p
          where p.id in (${sql.join([...providerIds])}) and not exists (
            select 1 from programme_run x where x.provider_id = p.id and x.programme = r.programme) on conflict do nothing`,
    );
  });
  return changed;
}
