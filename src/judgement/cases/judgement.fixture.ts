import type { Tier } from '../../kernel/tier.ts';
import { openTestApp, type TestApp } from '../../../test/harness/app.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/access/permissions.ts';
import { recordTierSummary } from '../../register/index.ts';
import { addOwnProvider } from '../../register/by-hand/sent-form.fixture.ts';
import type { InventedProvider } from '../../register/providers/invented-providers.fixture.ts';
import { areaIds } from '../criteria/areas.ts';
import { calmFacts, known } from '../criteria/evaluate.fixture.ts';
import { evaluate } from '../criteria/evaluate.ts';
import type { Fact, FactId, ProviderFacts } from '../criteria/facts.ts';
import { provisionalCriteria } from '../criteria/provisional-criteria.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { areaJudgementsOf } from '../judging/area-judgements.fixture.ts';
import type { CaseState } from './case.ts';
import '../tables.ts';

let names = 0;
const invented = ['Alderley', 'Birchwell', 'Cedarholm', 'Damsonby', 'Elmstead', 'Fernleigh', 'Gorseford', 'Hazelmere', 'Ivychurch', 'Juniper Hill'];
const nextName = () => {
  const name = invented[names % invented.length] ?? '';
  names += 1;
  return names > invented.length ? `${name} ${String(Math.ceil(names / invented.length))} Primary School` : `${name} Primary School`;
};

/** The real edge and the real reach, on the routes of judgement that the test is about. */
export function openJudgementApp(routes: (means: JudgementMeans) => readonly Route[]): Promise<TestApp> {
  return openTestApp({
    routes: (db: Database, clock: Clock) => routes({ db, clock, publicAddress: 'https://waymark.example.invalid' }),
    access: isAllowed,
  });
}

const factsFor: Readonly<Record<Tier, Partial<Record<FactId, Fact>>>> = {
  'secure-plus': { 'head-years': known(4), 'support-capacity': known(true), 'inspected-strong': known(true) },
  'secure': { 'head-years': known(1), 'support-capacity': known(false), 'inspected-strong': known(false) },
  'vulnerable': { 'requires-improvement': known(true, 'Requires improvement') },
  'cause-for-concern': { 'category-of-concern': known('special measures') },
};

export interface GivenCase {
  /** What the service proposes; Secure where not given. */
  readonly tier?: Tier;
  readonly question?: Tier;
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly provider?: Partial<InventedProvider>;
  /** A provider that is there already, and takes no other. */
  readonly providerId?: number;
  readonly facts?: Partial<ProviderFacts>;
  readonly cause?: string;
  readonly cycleId?: number;
  /** A case beyond "proposed" is given the judgement and the decision that led there. */
  readonly state?: CaseState;
  readonly judged?: {
    readonly tier?: Tier;
    readonly by?: string;
    readonly byAccount?: number | null;
    readonly confidence?: 'high' | 'medium' | 'low';
    readonly at?: Date;
  };
  readonly decided?: { readonly tier?: Tier; readonly by?: string; readonly byAccount?: number | null };
}

export interface MadeCase {
  readonly caseId: number;
  readonly providerId: number;
  readonly name: string;
  readonly proposalId: number;
  readonly judgementId: number | null;
  readonly decisionId: number | null;
  readonly path: string;
}

/** The provisional criteria, adopted; made once for an authority. */
async function addCriteria({ db, authorityId, clock }: TestApp): Promise<number> {
  const already = await db.kysely.selectFrom('criteria_version').select('id').where('authority_id', '=', authorityId).executeTakeFirst();
  if (already) return already.id;
  const { id } = await db.kysely
    .insertInto('criteria_version')
    .values({
      authority_id: authorityId,
      version: 1,
      document: JSON.stringify(provisionalCriteria),
      state: 'adopted',
      drafted_by: 'Test',
      drafted_at: clock.now(),
      in_force_from: '2026-09-01',
      adopted_by: 'Test',
      adopted_at: clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A provider with a case in a state, written as the commands would have left it. */
export async function addCase(app: TestApp, given: GivenCase = {}): Promise<MadeCase> {
  const { db, authorityId, clock } = app;
  const { tier = 'secure', state = 'proposed', cause = 'Autumn 2026' } = given;
  const name = given.provider?.name ?? nextName();
  const providerId = given.providerId ?? (await addOwnProvider(app, { ...given.provider, name }));
  const criteriaId = await addCriteria(app);
  const calm = calmFacts('maintained', { with: factsFor[tier], ...given.facts });
  const facts: ProviderFacts = { ...calm, provider: { ...calm.provider, id: providerId, name } };
  const answer = evaluate(facts, provisionalCriteria);
  if (answer.kind !== 'evaluated') throw new Error(answer.because);
  const own = { authority_id: authorityId, provider_id: providerId };
  const made = await db.transaction(async (tx) => {
    const { id: caseId } = await tx
      .insertInto('tier_case')
      .values({ ...own, cycle_id: given.cycleId ?? null, cause, state, state_since: clock.now(), opened_by: 'The service', opened_at: clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: proposalId } = await tx
      .insertInto('tier_proposal')
      .values({
        ...own,
        case_id: caseId,
        criteria_id: criteriaId,
        as_at: facts.asAt,
        cause,
        facts: JSON.stringify(facts),
        answer: JSON.stringify(answer),
        tier,
        question: given.question ?? answer.evaluation.question,
        confidence: given.confidence ?? answer.evaluation.confidence,
        made_by: 'The service',
        made_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (state === 'proposed') return { caseId, proposalId, judgementId: null, decisionId: null };
    const judgedTier = given.judged?.tier ?? tier;
    const { id: judgementId } = await tx
      .insertInto('tier_judgement')
      .values({
        ...own,
        case_id: caseId,
        proposal_id: proposalId,
        areas: JSON.stringify(areaJudgementsOf(areaIds)),
        tier: judgedTier,
        confidence: given.judged?.confidence ?? 'high',
        reasons: judgedTier === tier ? null : 'What I saw in class does not show in the figures yet.',
        conflict: 'None',
        judged_by: given.judged?.by ?? 'Test adviser',
        judged_by_account: given.judged?.byAccount ?? null,
        judged_at: given.judged?.at ?? clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (state === 'judged' || state === 'in-moderation' || state === 'superseded') return { caseId, proposalId, judgementId, decisionId: null };
    const decidedTier = given.decided?.tier ?? judgedTier;
    const isInForce = state === 'issued' || state === 'in-review' || state === 'final';
    const overrides = decidedTier !== tier;
    const second = overrides && state !== 'awaiting-second';
    const { id: decisionId } = await tx
      .insertInto('tier_decision')
      .values({
        ...own,
        case_id: caseId,
        proposal_id: proposalId,
        judgement_id: judgementId,
        tier: decidedTier,
        reasons: 'The evidence that the adviser gathered bears it out.',
        overrides,
        conflict: 'None',
        decided_by: given.decided?.by ?? 'Test lead',
        decided_by_account: given.decided?.byAccount ?? null,
        decided_at: clock.now(),
        ...(second ? { second_answer: 'confirmed', second_by: 'Test assistant director', second_at: clock.now() } : {}),
        valid_from: isInForce ? clock.today() : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (isInForce) {
      await recordTierSummary(tx, { authorityId, providerId, tier: decidedTier, since: clock.today() });
    }
    return { caseId, proposalId, judgementId, decisionId };
  });
  return { ...made, providerId, name, path: `/cases/${String(made.caseId)}` };
}

/** The service proposes another tier while the case is open, as it does when something happened; or the same, with a floor that did not fire or a question. */
export async function proposeAnew(
  { db }: TestApp,
  { proposalId }: MadeCase,
  tier: Tier,
  { floor, ...asked }: { readonly floor?: string; readonly question?: Tier } = {},
): Promise<void> {
  const { id: _, ...before } = await db.kysely.selectFrom('tier_proposal').selectAll().where('id', '=', proposalId).executeTakeFirstOrThrow();
  const answer = JSON.parse(before.answer) as { evaluation: { floors: { id: string; answer: string }[] } };
  for (const each of answer.evaluation.floors) if (each.id === floor) each.answer = 'fires';
  await db.kysely
    .insertInto('tier_proposal')
    .values({ ...before, answer: JSON.stringify(answer), changes: JSON.stringify(before.changes), tier, ...asked, cause: 'A finding was recorded' })
    .execute();
}

/** Somebody signed in, and the account behind their cookie. */
export async function signInAs(
  app: TestApp,
  role: string,
  name: string,
  caseload: readonly number[] = [],
): Promise<{ cookie: string; account: number }> {
  const cookie = await app.signInAs(role, { name, caseload });
  const { id } = await app.db.kysely.selectFrom('account').select('id').where('name', '=', name).orderBy('id', 'desc').executeTakeFirstOrThrow();
  return { cookie, account: id };
}

export async function stateOf({ db }: TestApp, caseId: number): Promise<string> {
  return (await db.kysely.selectFrom('tier_case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow()).state;
}

/** A page's words, without its marks. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');
