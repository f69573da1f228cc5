import { currentReleases } from '../../datasets/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Permission, Reply, Route } from '../../platform/http/route.ts';
import { isAllowed } from '../access/permissions.ts';
import { everything, searchHref } from '../providers/provider-search.ts';
import { findReaderScope } from '../providers/find-reader-scope.ts';
import { findOrganisation, findOrganisations, listMembers } from './find-organisations.ts';
import { organisationKinds } from './organisation-kind.ts';

/** A page of a trust that a wing to the right has; shown to those who may open it. */
export interface TrustLink {
  readonly text: string;
  readonly permission: Permission;
  /** After the trust's own address. */
  readonly path: string;
}

export interface TrustMeans {
  readonly db: Database;
  readonly trustLinks?: readonly TrustLink[];
}

export function trustRoutes({ db, trustLinks = [] }: TrustMeans): Route[] {
  return [
    { method: 'GET', path: '/trusts', permission: 'register.view', audit: 'trust.listed', handle: (request) => showTrusts(db, request) },
    {
      method: 'GET',
      path: '/trusts/:uid',
      permission: 'register.view',
      audit: 'trust.viewed',
      handle: (request) => showTrust(db, trustLinks, request),
    },
  ];
}

const longestWords = 100;

async function showTrusts(db: Database, { actor, query }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  if (scope === undefined) return { kind: 'not-found' };
  const words = (query.get('q') ?? '').trim().slice(0, longestWords);
  const found = await findOrganisations(db.kysely, scope, words);
  const data = {
    words,
    authorityName: scope.authorityName,
    trusts: found.map((each) => ({ ...each, kindName: organisationKinds[each.kind] })),
    sources: await listGroupSources(db),
  };
  return { kind: 'page', template: 'register/organisations/trusts.njk', data };
}

async function showTrust(db: Database, links: readonly TrustLink[], { actor, params }: PageRequest): Promise<Reply> {
  const scope = await findReaderScope(db.kysely, actor.authorityId);
  const trust = await findOrganisation(db.kysely, params['uid'] ?? '');
  if (scope === undefined || trust === undefined) return { kind: 'not-found' };
  const members = await listMembers(db.kysely, trust.id);
  const now = members.filter((member) => member.leftOn === null);
  const isTrust = trust.kind === 'trust' || trust.kind === 'single-academy-trust';
  const data = {
    backLink: '/trusts',
    authorityName: scope.authorityName,
    trust: { ...trust, kindName: organisationKinds[trust.kind] },
    here: now.filter((member) => member.laCode === scope.laCode),
    elsewhere: now.filter((member) => member.laCode !== scope.laCode),
    left: members.filter((member) => member.leftOn !== null),
    findHref: isTrust ? searchHref({ ...everything, trust: [trust.uid] }) : '',
    links: links
      .filter(({ permission }) => isTrust && isAllowed(actor, permission))
      .map(({ text, path }) => ({ text, href: `/trusts/${encodeURIComponent(trust.uid)}/${path}` })),
    sources: await listGroupSources(db),
  };
  return { kind: 'page', template: 'register/organisations/trust.njk', data };
}

const sourceNames: Readonly<Record<string, string>> = {
  'gias-groups': 'Get Information about Schools, all groups',
  'gias-academy-membership': 'Get Information about Schools, academies and their trusts',
};

/** What a trust's facts come from, and how old that is. */
async function listGroupSources(db: Database): Promise<{ source: string; asAt: string | null }[]> {
  const releases = await currentReleases(db.kysely);
  return releases.flatMap(({ source, asAt }) => {
    const name = sourceNames[source];
    return name === undefined ? [] : [{ source: name, asAt }];
  });
}
