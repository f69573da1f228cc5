import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findOwnProvider, FormReader, isAllowed, type OwnProvider } from '../../register/index.ts';
import { caseStates, isOpen } from '../cases/case.ts';
import { listCasesOfProvider } from '../cases/find-case.ts';
import { findProposal, listProposalsOfProvider, type ProposalInBrief } from './find-proposals.ts';
import { type IssuedTier, listIssuedTiers } from './find-tier-in-force.ts';
import { proposalInWords } from './proposal-words.ts';
import { showIssuedTier } from './show-issued-tier.ts';
import { provisionalLabel, tierInWords } from './tier-words.ts';

export interface TierPageMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** A provider's tier. Staff see what is proposed and why; everybody else sees what was issued to them, and nothing more. */
export async function showProviderTier(means: TierPageMeans, request: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(means.db.kysely, request.actor, request.params['providerId']);
  if (provider === null) return { kind: 'not-found' };
  return isAllowed(request.actor, 'tier.list') ? showToStaff(means, request, provider) : showIssuedTier(means, request, provider);
}

async function showToStaff({ db, clock }: TierPageMeans, { query, actor }: PageRequest, provider: OwnProvider): Promise<Reply> {
  const answers = new FormReader(query);
  const today = clock.today();
  const asked = answers.date('on', { what: 'The day' });
  if (asked !== null && asked > today) answers.refuse('on', 'The day must be today or earlier');
  const on = answers.errors.length > 0 ? today : (asked ?? today);
  const { id, authorityId } = provider;
  const proposals = await listProposalsOfProvider(db.kysely, authorityId, id);
  const named = Number(/^[1-9]\d{0,8}$/.exec(query.get('proposal') ?? '')?.[0] ?? 0);
  const proposal = await findProposal(db.kysely, authorityId, id, named > 0 ? { id: named } : { on });
  if (named > 0 && !proposal) return { kind: 'not-found' };
  const issued = await listIssuedTiers(db.kysely, authorityId, id);
  const cases = await listCasesOfProvider(db.kysely, authorityId, id);
  const base = `/providers/${String(id)}/tier`;
  return {
    kind: 'page',
    ...(answers.errors.length > 0 ? { status: 422 } : {}),
    template: 'judgement/proposals/provider-tier.njk',
    data: {
      provider: { id, name: provider.name },
      base,
      on,
      isToday: on === today,
      boxes: ['day', 'month', 'year'].map((part) => ({ part, value: query.get(`on-${part}`) ?? '' })),
      errors: answers.errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      inForce: presentIssued(issued.find(({ from }) => from <= on)),
      proposal: proposal && {
        ...brief(proposal),
        isLatest: proposal.id === proposals[0]?.id,
        words: proposalInWords(proposal.evaluation, proposal.facts),
        changes: proposal.changes,
        provisional: proposal.isProvisional ? provisionalLabel : null,
        criteriaHref: `/criteria/${String(proposal.criteriaVersion)}`,
      },
      isFirst: proposal !== undefined && proposals.at(-1)?.id === proposal.id,
      openCase: cases
        .filter(({ state }) => isOpen(state))
        .map((one) => ({ href: `/cases/${String(one.id)}`, state: caseStates[one.state], cause: one.cause }))[0],
      history: {
        issued: issued.map(presentIssued),
        proposals: proposals.map((one) => ({ ...brief(one), href: `${base}?proposal=${String(one.id)}`, changes: one.changes })),
        cases: cases.map((one) => ({
          href: `/cases/${String(one.id)}`,
          cause: one.cause,
          state: caseStates[one.state],
          openedAt: one.openedAt,
          stateSince: one.stateSince,
          proposed: tierInWords(one.proposal?.tier ?? null),
          judged: tierInWords(one.judgement?.tier ?? null),
          decided: tierInWords(one.decision?.tier ?? null),
        })),
      },
      mayPropose: isAllowed(actor, 'tier.propose'),
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(id)}` }],
    },
  };
}

function brief({ id, asAt, cause, tier, confidence, criteriaVersion, madeAt, madeBy, caseId }: ProposalInBrief) {
  return {
    id,
    asAt,
    cause,
    tier: tierInWords(tier),
    confidence,
    criteriaVersion,
    madeAt,
    madeBy,
    caseHref: caseId === null ? null : `/cases/${String(caseId)}`,
  };
}

function presentIssued(issued: IssuedTier): object;
function presentIssued(issued: IssuedTier | undefined): object | null;
function presentIssued(issued: IssuedTier | undefined): object | null {
  return issued === undefined ? null : { ...issued, tier: tierInWords(issued.tier), caseHref: `/cases/${String(issued.caseId)}` };
}
