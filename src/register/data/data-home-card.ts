import type { Datasets } from '../../datasets/index.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { titleOf } from './name-release.ts';

/** Tells the data officer which loads wait for review, and when nothing has been loaded at all. */
export function dataHomeCard({ datasets }: { readonly datasets: Datasets }) {
  return {
    order: 10,
    roles: ['data-officer'] as const,
    load: async ({ authorityId }: Actor) => {
      const mine = authorityId === null ? {} : { authorityId };
      const releases = await datasets.listReleases({ ...mine, limit: 50 });
      const waiting = releases
        .filter((release) => release.state === 'waiting')
        .map((release) => ({ id: release.id, title: titleOf(release), stagedAt: release.stagedAt }));
      const nothing = !releases.some((release) => release.state === 'committed');
      return waiting.length > 0 || nothing ? { template: 'register/data/home-card.njk', data: { waiting, nothing } } : null;
    },
  };
}
