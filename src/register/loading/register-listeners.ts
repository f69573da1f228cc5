import type { ReleaseListener } from '../../datasets/index.ts';
import { placeSitesOfEveryAuthority } from '../localities/place-sites.ts';
import { applyChildrensCentres, applyEarlyYears } from './apply-early-years.ts';
import { applyEstablishments } from './apply-establishments.ts';
import { applyLinks } from './apply-links.ts';
import { applyOrganisations } from './apply-organisations.ts';

/** What the register does with each published source once a release of it is committed, in the same transaction. */
export const registerListeners: readonly ReleaseListener[] = [
  {
    source: 'gias-establishments',
    apply: async (tx, release) => {
      await applyEstablishments(tx, release);
      await applyOrganisations(tx);
    },
  },
  {
    source: 'gias-links',
    apply: async (tx) => {
      await applyLinks(tx);
      await applyOrganisations(tx);
    },
  },
  { source: 'gias-groups', apply: applyOrganisations },
  { source: 'gias-academy-membership', apply: applyOrganisations },
  {
    source: 'early-years',
    apply: async (tx, release) => {
      await (release.table === 'gias_childrens_centre' ? applyChildrensCentres(tx, release) : applyEarlyYears(tx, release));
    },
  },
  { source: 'localities', apply: placeSitesOfEveryAuthority },
];
