import type { ReleaseListener } from '../../datasets/index.ts';
import { placeSitesOfEveryAuthority } from '../localities/place-sites.ts';
import { applyChildrensCentres } from './apply-childrens-centres.ts';
import { applyEarlyYears } from './apply-early-years.ts';
import { applyEstablishments } from './apply-establishments.ts';
import { applyLinks } from './apply-links.ts';
import { applyOrganisations } from './apply-organisations.ts';

const providers = ['provider', 'provider_identifier', 'provider_relation', 'provider_site', 'site_locality'];
const organisations = ['organisation', 'organisation_membership'];

/** What the register does with each published source once a release of it is committed, in the same transaction. */
export const registerListeners: readonly ReleaseListener[] = [
  {
    source: 'gias-establishments',
    fills: [...providers, ...organisations],
    apply: async (tx, release) => {
      await applyEstablishments(tx, release);
      await applyOrganisations(tx, release);
    },
  },
  {
    source: 'gias-links',
    fills: [...providers, ...organisations],
    apply: async (tx, release) => {
      await applyLinks(tx);
      await applyOrganisations(tx, release);
    },
  },
  { source: 'gias-groups', fills: [...organisations, 'provider'], apply: applyOrganisations },
  { source: 'gias-academy-membership', fills: [...organisations, 'provider'], apply: applyOrganisations },
  {
    source: 'early-years',
    fills: ['provider', 'provider_identifier', 'provider_site', 'site_locality'],
    apply: async (tx, release) => {
      await (release.table === 'gias_childrens_centre' ? applyChildrensCentres(tx) : applyEarlyYears(tx));
      await placeSitesOfEveryAuthority(tx);
    },
  },
  { source: 'localities', fills: ['locality', 'provider', 'provider_site', 'site_locality'], apply: placeSitesOfEveryAuthority },
];
