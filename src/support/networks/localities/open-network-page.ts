import type { PageRequest, Reply } from '../../../platform/http/route.ts';
import { type Asked, openPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { listNetworks, type Network } from './find-networks.ts';

export interface AskedOfNetwork extends Asked {
  readonly network: Network;
  /** "/networks/ashmere" */
  readonly path: string;
}

export type NetworkPage = (asked: AskedOfNetwork) => Promise<Reply>;

/** What a page asks of its reader beside the permission; to whoever lacks it the page is not there. */
const needs = {
  aggregates: () => true,
  summary: ({ sight }: Network) => sight !== 'aggregates',
  member: ({ sight }: Network) => sight === 'full' || sight === 'member',
  full: ({ sight }: Network) => sight === 'full',
  run: ({ runs }: Network) => runs,
  appoint: ({ appoints }: Network) => appoints,
} as const;
export type Need = keyof typeof needs;

export function openNetworkPage(means: SupportMeans, need: Need, page: NetworkPage): (request: PageRequest) => Promise<Reply> {
  return openPage(means, async (asked) => {
    const { request, authority, today } = asked;
    const networks = await listNetworks(means.db.kysely, authority, request.actor, today);
    const network = networks.find(({ slug }) => slug === request.params['slug']);
    if (network === undefined || !needs[need](network)) return { kind: 'not-found' };
    return page({ ...asked, network, path: `/networks/${network.slug}` });
  });
}

export const networkCrumbs = ({ network, path }: Pick<AskedOfNetwork, 'network' | 'path'>, ...more: { text: string; href: string }[]) => [
  { text: 'Locality networks', href: '/networks' },
  { text: network.name, href: path },
  ...more,
];
