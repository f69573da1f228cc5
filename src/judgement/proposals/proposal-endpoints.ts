import { z } from 'zod';
import { tiers } from '../../kernel/tier.ts';
import { type ApiEndpoint, withinReach } from '../../register/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { explain } from './explain.ts';
import { listProposals, type StoredProposal } from './find-proposals.ts';
import { type IssuedTier, listIssued } from './find-tier-in-force.ts';
import { withoutRestricted } from './restricted.ts';
import type { TierPageMeans } from './show-provider-tier.ts';

const perPage = 20;
const pageQuery = {
  urn: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe('One provider, by its URN. Left out: every provider that the token reaches.'),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .describe(`A page holds ${String(perPage)}.`),
};
const provider = z.object({ id: z.int(), urn: z.int().nullable(), name: z.string() });
const tier = z.enum(tiers);
const paged = <T extends z.ZodType>(item: T) => z.object({ total: z.int(), page: z.int(), perPage: z.int(), items: z.array(item) });

const proposal = z.object({
  id: z.int(),
  provider,
  tier,
  question: tier.nullable().describe('A tier that moderation is asked about: data alone never gives it.'),
  confidence: z.enum(['high', 'medium', 'low']),
  why: z.string().describe('The explanation in one sentence.'),
  asAt: z.iso.date(),
  cause: z.string().describe('Why it was made.'),
  madeAt: z.iso.datetime(),
  criteria: z.object({ version: z.int(), provisional: z.boolean().describe('Provisional: not from the published framework.') }),
  changes: z.array(z.object({ what: z.string(), says: z.string() })).describe('What changed since the proposal before.'),
  explanation: z
    .record(z.string(), z.unknown())
    .describe('Every floor, area and indicator with its facts, what is missing, and the nearest changes each way.'),
});

const decision = z.object({
  id: z.int(),
  provider,
  tier,
  from: z.iso.date().describe('In force from the day of the letter.'),
  to: z.iso.date().nullable(),
  letterOn: z.iso.date().nullable(),
  reasons: z.string(),
  overrides: z.boolean().describe('Another tier than the service proposed; a second person confirmed it.'),
  decidedBy: z.string(),
  secondBy: z.string().nullable(),
  proposal: z.int().describe('The proposal it was decided on.'),
});

/** What the API answers of tiers: of the providers for which the token has the permission to see them. */
export function tierEndpoints({ db, clock }: TierPageMeans): readonly ApiEndpoint[] {
  const asked = (question: Record<string, unknown>, actor: Actor) => {
    const { urn, page } = question as { urn?: string; page: number };
    return { urn: urn === undefined ? null : Number(urn), page, perPage, reach: withinReach(actor, 'tier.view', clock.today()) };
  };
  return [
    {
      path: '/api/v1/proposals',
      operation: 'listProposals',
      summary: 'List proposed tiers with their explanations',
      description:
        'What the criteria propose, and every step that led there. A proposal is decided by nobody: people decide. It is the same for ever under the same criteria and facts.',
      audit: 'tier-proposals.viewed',
      sensitive: true,
      params: z.object({}),
      query: z.object({
        ...pageQuery,
        all: z.enum(['true', 'false']).optional().describe('“true”: earlier proposals too. Left out: the latest of each provider.'),
      }),
      answer: paged(proposal),
      handle: async (question, { actor }) => {
        if (actor.authorityId === null) return { kind: 'not-found' };
        const { page, ...rest } = asked(question, actor);
        const latest = question['all'] !== 'true';
        const { total, items } = await listProposals(db.kysely, { ...rest, page, authorityId: actor.authorityId, latest });
        return { kind: 'found', body: { total, page, perPage, items: items.map(presentProposal) } };
      },
    },
    {
      path: '/api/v1/decisions',
      operation: 'listDecisions',
      summary: 'List tiers that were issued',
      description:
        'Tiers that people decided and that the providers were told of by letter, with the reasons. What is decided and not yet issued is not among them.',
      audit: 'tier-decisions.viewed',
      sensitive: true,
      params: z.object({}),
      query: z.object(pageQuery),
      answer: paged(decision),
      handle: async (question, { actor }) => {
        if (actor.authorityId === null) return { kind: 'not-found' };
        const { page, ...rest } = asked(question, actor);
        const { total, items } = await listIssued(db.kysely, { ...rest, page, authorityId: actor.authorityId });
        return { kind: 'found', body: { total, page, perPage, items: items.map(presentDecision) } };
      },
    },
  ];
}

function presentProposal(one: StoredProposal): z.infer<typeof proposal> {
  const evaluation = withoutRestricted(one.evaluation);
  const { id, tier: proposed, question, confidence, asAt, cause, madeAt, changes } = one;
  return {
    id,
    provider: { id: one.providerId, urn: one.urn, name: one.providerName },
    tier: proposed,
    question,
    confidence,
    why: explain(evaluation, one.facts),
    asAt,
    cause,
    madeAt: madeAt.toISOString(),
    criteria: { version: one.criteriaVersion, provisional: one.isProvisional },
    changes: [...changes],
    explanation: { ...evaluation },
  };
}

function presentDecision(one: IssuedTier): z.infer<typeof decision> {
  const { decisionId: id, tier: decided, from, to, letterOn, reasons, overrides, decidedBy, secondBy, proposalId } = one;
  const of = { id: one.providerId, urn: one.urn, name: one.providerName };
  return { id, provider: of, tier: decided, from, to, letterOn, reasons, overrides, decidedBy, secondBy, proposal: proposalId };
}
