import { sql } from 'kysely';
import { daysBetween } from '../../kernel/plain-date.ts';
import type { Tier } from '../../kernel/tier.ts';
import { findFindings, findSignals } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { CaseState } from '../cases/case.ts';
import { findLatestProposals } from '../proposals/find-proposals.ts';
import { isMoved, type ProposalChange } from '../proposals/proposal-changes.ts';
import { findEarlierDecisions } from './find-earlier-decisions.ts';
import { type Prepared, reviewedTiers } from './prepared.ts';
import '../tables.ts';

export interface AgendaQuestion {
  readonly actor: Actor;
  readonly authorityId: number;
  readonly today: string;
}

interface Reviewed {
  readonly providerId: number;
  readonly tier: Tier;
  readonly since: string;
  readonly advisers: readonly string[];
  readonly decidedOn: string | null;
  readonly inspectionLabel: string | null;
  readonly inspectionOn: string | null;
  readonly openCase: { readonly id: number; readonly state: CaseState } | null;
}

/** What is known of every Vulnerable and Cause for Concern provider, by its id: as a half-termly review needs it. */
export async function gatherAgenda(db: Reader, question: AgendaQuestion): Promise<Map<number, Prepared>> {
  const { actor, authorityId, today } = question;
  const reviewed = await findReviewed(db, question);
  const ids = reviewed.map(({ providerId }) => providerId);
  if (ids.length === 0) return new Map();
  const earlier = await findEarlierDecisions(db, authorityId, ids);
  const findings = await findFindings(db, { providerIds: ids, asAt: today });
  const signals = Map.groupBy(await findSignals(db, { actor, today, state: 'any' }), ({ providerId }) => providerId);
  const latest = await findLatestProposals(db, authorityId, ids);
  const moved = Map.groupBy(await findMoved(db, authorityId, ids), ({ providerId }) => providerId);
  return new Map(
    reviewed.map(({ providerId, tier, since, advisers, decidedOn, inspectionLabel, inspectionOn, openCase }) => {
      const [last] = earlier.get(providerId) ?? [];
      const changesSince = last?.heldOn ?? since;
      const isNew = (on: string | null): boolean => on !== null && on >= changesSince;
      const prepared: Prepared = {
        on: today,
        tier,
        since,
        changesSince,
        daysSinceDecision: decidedOn === null ? null : daysBetween(decidedOn, today),
        advisers,
        openCase,
        proposals: (moved.get(providerId) ?? [])
          .filter(({ on }) => isNew(on))
          .flatMap(({ on, changes }) => changes.filter((change) => isMoved([change])).map(({ says }) => ({ says, on }))),
        findings: (findings.get(providerId) ?? [])
          .filter(({ validFrom, enteredAt }) => isNew(validFrom) || isNew(enteredAt.toISOString().slice(0, 10)))
          .map(({ says, validFrom }) => ({ says, on: validFrom })),
        inspections: inspectionLabel !== null && isNew(inspectionOn) ? [{ says: inspectionLabel, on: inspectionOn }] : [],
        signals: (signals.get(providerId) ?? []).filter(({ endedOn }) => endedOn === null).map(({ says, raisedOn }) => ({ says, on: raisedOn })),
        triggers: (latest.get(providerId)?.evaluation.triggers ?? []).map(({ label }) => label),
        openActions: (earlier.get(providerId) ?? []).filter(({ doneOn }) => doneOn === null).map(withoutHeldOn),
        last: last ? withoutHeldOn(last) : null,
      };
      return [providerId, prepared];
    }),
  );
}

function withoutHeldOn<Decision extends { readonly heldOn: string }>({ heldOn: _, ...decision }: Decision): Omit<Decision, 'heldOn'> {
  return decision;
}

async function findReviewed(db: Reader, { authorityId, today }: AgendaQuestion): Promise<Reviewed[]> {
  const { rows } = await sql<Reviewed>`
    select p.id as "providerId", pt.tier, pt.since, p.inspection_label as "inspectionLabel", p.inspection_on as "inspectionOn",
      coalesce((select json_agg(u.name order by a.part = 'lead' desc, u.name) from allocation a join account u on u.id = a.account_id
        where a.provider_id = p.id and a.authority_id = ${authorityId} and a.withdrawn_at is null and a.valid_from <= ${today}::date
          and (a.valid_to is null or a.valid_to >= ${today}::date)), '[]') as advisers,
      (select max((d.decided_at at time zone 'Europe/London')::date) from tier_decision d
        where d.provider_id = p.id and d.authority_id = ${authorityId} and d.valid_from is not null) as "decidedOn",
      (select json_build_object('id', c.id, 'state', c.state) from tier_case c
        where c.provider_id = p.id and c.authority_id = ${authorityId} and c.state not in ('final', 'superseded') order by c.id desc limit 1) as "openCase"
    from provider_tier pt join provider p on p.id = pt.provider_id
    where pt.authority_id = ${authorityId} and pt.tier in (${sql.join([...reviewedTiers])}) and p.status in ('open', 'closing') and p.joined_to is null
      and p.la_code = (select la_code from authority where id = ${authorityId})
    order by p.sort_key, p.id`.execute(db);
  return rows;
}

async function findMoved(
  db: Reader,
  authorityId: number,
  ids: readonly number[],
): Promise<{ readonly providerId: number; readonly on: string; readonly changes: readonly ProposalChange[] }[]> {
  const { rows } = await sql<{ providerId: number; on: string; changes: readonly ProposalChange[] }>`
    select provider_id as "providerId", (made_at at time zone 'Europe/London')::date as "on", changes from tier_proposal
    where authority_id = ${authorityId} and provider_id = any(${[...ids]}::int[]) and jsonb_array_length(changes) > 0 order by id desc`.execute(db);
  return rows;
}
