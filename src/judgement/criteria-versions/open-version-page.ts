import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findReaderScope, isAllowed } from '../../register/index.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import type { GatherFacts } from '../proposals/propose-tiers.ts';
import { type CriteriaVersion, isOpenToAll } from './criteria-version.ts';
import { type CriteriaDoing, doingOf } from './doing.ts';
import { findVersion } from './find-versions.ts';

export interface CriteriaMeans extends JudgementMeans {
  readonly gather: GatherFacts;
}

interface OwnScope {
  readonly id: number;
  readonly laCode: string;
  readonly name: string;
  readonly localities: readonly { readonly id: number; readonly name: string }[];
}

/** What every page of criteria begins with. */
export interface CriteriaRequest {
  readonly means: CriteriaMeans;
  readonly request: PageRequest;
  readonly authority: OwnScope;
  readonly doing: CriteriaDoing;
}

export type CriteriaPage = (given: CriteriaRequest) => Promise<Reply>;
export type VersionPage = (given: CriteriaRequest, version: CriteriaVersion) => Promise<Reply>;

/** Staff of the authority, who see drafts; those who are judged see what took force or is about to. */
export const isStaff = ({ actor }: PageRequest): boolean => isAllowed(actor, 'tier.list');

export function openPage(means: CriteriaMeans, page: CriteriaPage): (request: PageRequest) => Promise<Reply> {
  return async (request) => {
    const scope = await findReaderScope(means.db.kysely, request.actor.authorityId);
    if (!scope) return { kind: 'not-found' };
    const { authorityId: id, laCode, authorityName: name, localities } = scope;
    return page({ means, request, authority: { id, laCode, name, localities }, doing: doingOf(request, means, id) });
  };
}

/** A page of one version, by the number in the path; not found for one that is not theirs to see. */
export function openVersionPage(means: CriteriaMeans, page: VersionPage): (request: PageRequest) => Promise<Reply> {
  return openPage(means, async (given) => {
    const version = await findVersion(means.db.kysely, given.authority.id, given.request.params['version']);
    if (!version || !(isOpenToAll(version) || isStaff(given.request))) return { kind: 'not-found' };
    return page(given, version);
  });
}

export const hrefOf = ({ version }: Pick<CriteriaVersion, 'version'>, rest = ''): string => `/criteria/${String(version)}${rest}`;
