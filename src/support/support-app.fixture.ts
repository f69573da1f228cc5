import { openTestApp, type TestApp } from '../../test/harness/app.ts';
import { addPerson } from '../../test/harness/people.ts';
import type { Tier } from '../kernel/tier.ts';
import { provisionalCriteria } from '../judgement/criteria/provisional-criteria.ts';
import { isAllowed } from '../register/access/permissions.ts';
import { addOwnProvider } from '../register/by-hand/sent-form.fixture.ts';
import { recordTierSummary } from '../register/tier-summaries/record-tier-summary.ts';
import type { SupportMeans } from './common/support-means.ts';
import type { Route } from '../platform/http/route.ts';

export interface SupportApp extends TestApp {
  readonly open: (url: string, cookie?: string) => ReturnType<TestApp['inject']>;
  readonly send: (url: string, form: Readonly<Record<string, string | readonly string[]>>, cookie?: string) => ReturnType<TestApp['inject']>;
  /** A maintained primary school, with a tier in force since 4 November 2026 where one is named. */
  readonly addSchool: (name: string, over?: { readonly tier?: Tier; readonly with?: Parameters<typeof addOwnProvider>[1] }) => Promise<number>;
  readonly addAdviser: (name: string, caseload?: readonly number[], role?: 'sia' | 'eeca') => Promise<number>;
  readonly lead: string;
}

/** The pages of support with a lead signed in, on 23 November 2026. */
export async function openSupportApp(routes: (means: SupportMeans) => readonly Route[]): Promise<SupportApp> {
  const app = await openTestApp({ routes: (db, clock) => routes({ db, clock }), access: isAllowed });
  const lead = await app.signInAs('lead', { name: 'Jo Marsh' });
  const { authorityId } = app;
  const means = { db: app.db, clock: app.clock, config: app.config };
  return {
    ...app,
    lead,
    open: (url, cookie = lead) => app.inject({ url, headers: { cookie } }),
    send: (url, form, cookie = lead) => app.post(url, form, cookie),
    addAdviser: (name, caseload = [], role = 'sia') => addPerson(means, role, { authorityId, name, caseload }),
    addSchool: async (name, { tier, with: over = {} } = {}) => {
      const providerId = await addOwnProvider(app, { name, kind: 'school', legal_track: 'maintained', phase: 'primary', ...over });
      if (tier !== undefined) await putInForce(app, providerId, tier);
      return providerId;
    },
  };
}

/** A tier as a letter of 4 November 2026 would have put it in force. */
async function putInForce({ db, authorityId }: TestApp, providerId: number, tier: Tier): Promise<void> {
  const at = new Date('2026-11-02T10:00:00Z');
  await db.transaction(async (tx) => {
    const kept = await tx.selectFrom('criteria_version').select('id').where('authority_id', '=', authorityId).executeTakeFirst();
    const version = { authority_id: authorityId, version: 1, document: JSON.stringify(provisionalCriteria), state: 'adopted' } as const;
    const criteria =
      kept ??
      (await tx
        .insertInto('criteria_version')
        .values({ ...version, drafted_by: 'Test', drafted_at: at, in_force_from: '2025-09-01', adopted_by: 'Test', adopted_at: at, reason: 'Test' })
        .returning('id')
        .executeTakeFirstOrThrow());
    const of = { authority_id: authorityId, provider_id: providerId };
    const tierCase = await tx
      .insertInto('tier_case')
      .values({ ...of, cause: 'Test', state: 'issued', state_since: at, opened_by: 'Test', opened_at: at })
      .returning('id')
      .executeTakeFirstOrThrow();
    const proposal = await tx
      .insertInto('tier_proposal')
      .values({
        ...of,
        case_id: tierCase.id,
        criteria_id: criteria.id,
        as_at: '2026-11-02',
        cause: 'Test',
        facts: '{}',
        answer: '{}',
        tier,
        confidence: 'high',
        made_by: 'Test',
        made_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const decision = { case_id: tierCase.id, proposal_id: proposal.id, tier, reasons: 'Test', overrides: false, conflict: 'None' };
    await tx
      .insertInto('tier_decision')
      .values({ ...of, ...decision, decided_by: 'Test', decided_at: at, valid_from: '2026-11-04' })
      .execute();
    await recordTierSummary(tx, { authorityId, providerId, tier, since: '2026-11-04' });
  });
}

export const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
