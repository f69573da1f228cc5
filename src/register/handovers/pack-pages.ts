import { tierLabels } from '../../kernel/tier.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import type { AccountMeans } from '../accounts/account-means.ts';
import { findHandover, findLatestHandover, type FoundHandover } from './find-handovers.ts';
import { gatherPack } from './gather-pack.ts';

const isId = (text: string | undefined): text is string => /^[1-9]\d{0,8}$/.test(text ?? '');

/** For whoever runs the handover: what one of the successors was given. */
export async function showPackFor(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { accountId, to } = request.params;
  const { authorityId } = request.actor;
  if (!isId(accountId) || !isId(to) || authorityId === null) return { kind: 'not-found' };
  const handover = await findLatestHandover(means.db.kysely, authorityId, Number(accountId));
  return handover === undefined ? { kind: 'not-found' } : showPack(means, request, handover, Number(to));
}

/** For the successor, and for nobody else. */
export async function showOwnPack(means: AccountMeans, request: PageRequest): Promise<Reply> {
  const { authorityId, accountId } = request.actor;
  const id = request.params['handover'];
  if (!isId(id) || authorityId === null || accountId === null) return { kind: 'not-found' };
  const handover = await findHandover(means.db.kysely, authorityId, Number(id));
  return handover === undefined ? { kind: 'not-found' } : showPack(means, request, handover, accountId);
}

async function showPack(means: AccountMeans, { actor }: PageRequest, handover: FoundHandover, to: number): Promise<Reply> {
  const pack = await gatherPack(means.db.kysely, means, { actor, handover, to });
  if (pack === null) return { kind: 'not-found' };
  return {
    kind: 'page',
    template: 'register/handovers/pack.njk',
    data: {
      ...pack,
      to: pack.given[0]?.toName ?? '',
      showsTiers: isAllowed(actor, 'tier.list'),
      providers: pack.providers.map((provider) => ({ ...provider, tier: provider.tier === null ? null : tierLabels[provider.tier] })),
      groups: [...Map.groupBy(pack.given, ({ label }) => label)].map(([label, items]) => ({ label, items })),
    },
  };
}
