import { parsePlainDate } from '../../kernel/plain-date.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { FormReader, isAllowed, findReaderScope, withinReach } from '../../register/index.ts';
import { listMovedProposals } from './find-proposals.ts';
import type { ProposingMeans } from './propose-for-cycle.ts';
import { proposeAgainForAuthority } from './start-proposing-again.ts';
import { tierInWords } from './tier-words.ts';

const perPage = 25;
const dayMs = 86_400_000;

/** Proposals that moved a tier or a band since the one before, of the providers that the reader reaches. */
export async function showTierChanges({ db, clock }: ProposingMeans, { actor, query }: PageRequest): Promise<Reply> {
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const today = clock.today();
  const answers = new FormReader(query);
  const linked = parsePlainDate(query.get('since') ?? '');
  const asked = linked ?? answers.date('since', { what: 'The day' });
  const since = asked ?? new Date(Date.parse(today) - 31 * dayMs).toISOString().slice(0, 10);
  const moved = await listMovedProposals(db.kysely, { authorityId, since, reach: withinReach(actor, 'tier.view', today) });
  const pages = Math.max(1, Math.ceil(moved.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(query.get('page') ?? '')?.[0] ?? 1)));
  return {
    kind: 'page',
    ...(answers.errors.length > 0 ? { status: 422 } : {}),
    template: 'judgement/proposals/tier-changes.njk',
    data: {
      since,
      boxes: since
        .split('-')
        .toReversed()
        .map((value) => String(Number(value))),
      total: moved.length,
      proposals: moved.slice((page - 1) * perPage, page * perPage).map((one) => ({
        ...one,
        tier: tierInWords(one.tier),
        href: `/providers/${String(one.providerId)}/tier?proposal=${String(one.id)}`,
        movedTier: one.changes.some(({ what }) => what === 'tier'),
      })),
      page,
      pages,
      pageBase: `/tiers/changes?since=${since}&page=`,
      mayPropose: isAllowed(actor, 'tier.propose'),
      errors: answers.errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    },
  };
}

export async function saveLookAgain(means: ProposingMeans, { actor }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(means.db.kysely, actor.authorityId);
  if (!scope) return { kind: 'not-found' };
  const count = await proposeAgainForAuthority(means, actor, { id: scope.authorityId, laCode: scope.laCode });
  const text =
    count === 0 ? 'Nothing has changed since the last look.' : `For ${String(count)} ${count === 1 ? 'provider' : 'providers'} something changed.`;
  return { kind: 'redirect', to: '/tiers/changes', notice: { kind: 'success', text: `The facts were looked at again. ${text}` } };
}
