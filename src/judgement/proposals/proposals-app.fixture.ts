import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import { fixedClock } from '../../platform/clock.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import { apiRoutes } from '../../register/api/api.routes.ts';
import { gatherKnown, type Invented } from './gather-known.fixture.ts';
import type { ProposingMeans } from './propose-for-cycle.ts';
import { tierEndpoints } from './proposal-endpoints.ts';
import { proposalRoutes } from './proposals.routes.ts';

export interface ProposalsApp extends TestApp {
  readonly means: ProposingMeans;
  readonly authority: { readonly id: number; readonly laCode: string };
  /** Adds a provider of which these facts are known. */
  readonly addSchool: (name: string, facts?: Invented) => Promise<number>;
  /** What is known of it from now on. */
  readonly know: (providerId: number, facts: Invented) => void;
  /** As the first test found it: nothing proposed, no provider known. */
  readonly forget: () => Promise<void>;
}

export const today = '2026-11-23';
let urns = 900_700;

const publicAddress = 'https://waymark.example.invalid';

/** The pages of proposals on a real database, with facts made by hand in place of those that are gathered. */
export async function openProposalsApp(): Promise<ProposalsApp> {
  const known = new Map<number, { readonly name: string; readonly facts: Invented }>();
  const gather = gatherKnown(known);
  const clock = fixedClock(`${today}T09:00:00Z`);
  const app = await openTestApp({
    clock,
    access: isAllowed,
    routes: (db) => [
      ...proposalRoutes({ db, clock, gather, publicAddress }),
      ...apiRoutes({ db, clock, apiEndpoints: tierEndpoints({ db, clock }) }),
    ],
  });
  const { db } = app;
  return {
    ...app,
    means: { db, clock, gather, publicAddress },
    authority: { id: app.authorityId, laCode: '999' },
    addSchool: async (name, facts = {}) => {
      urns += 1;
      const id = await addOwnProvider(app, { urn: urns, name });
      known.set(id, { name, facts });
      return id;
    },
    know: (id, facts) => void known.set(id, { name: known.get(id)?.name ?? '', facts }),
    forget: async () => {
      known.clear();
      for (const table of ['tier_letter', 'tier_decision', 'tier_proposal', 'tier_case', 'tier_cycle'] as const)
        await db.kysely.deleteFrom(table).execute();
    },
  };
}

/** Issues a tier on a day, as the decision and its letter do. */
export async function issueTier(
  app: ProposalsApp,
  proposalId: number,
  tier: 'secure-plus' | 'secure' | 'vulnerable' | 'cause-for-concern',
  from = '2026-11-10',
): Promise<void> {
  const { kysely } = app.db;
  const proposal = await kysely.selectFrom('tier_proposal').selectAll().where('id', '=', proposalId).executeTakeFirstOrThrow();
  const of = { authority_id: app.authorityId, provider_id: proposal.provider_id, case_id: proposal.case_id ?? 0 };
  const at = new Date(`${from}T12:00:00Z`);
  const decision = { ...of, proposal_id: proposalId, tier, overrides: tier !== proposal.tier, conflict: 'None', decided_at: at, valid_from: from };
  const { id } = await kysely
    .insertInto('tier_decision')
    .values({ ...decision, reasons: 'What only staff read of the reasons', decided_by: 'Jo Marsh' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const letter = { ...of, decision_id: id, template: 'adverse 1', recipients: '[]', subject: 'Your tier', body: 'Dear head', written_by: 'Jo Marsh' };
  await kysely
    .insertInto('tier_letter')
    .values({ ...letter, written_at: at, issued_on: from, issued_by: 'Jo Marsh', issued_at: at, reply_until: '2026-11-24' })
    .execute();
  await kysely.updateTable('tier_case').set({ state: 'issued' }).where('id', '=', of.case_id).execute();
}

export const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
