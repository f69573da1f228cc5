import type { Reader } from '../../platform/database/database.ts';
import type { PageRequest } from '../../platform/http/route.ts';
import { findOrganisation, findReaderScope } from '../../register/index.ts';
import type { BodyKind } from './body-inspection.ts';

/** Who is inspected: the reader's own authority, or a trust as that authority knows it. */
export interface InspectedBody {
  readonly kind: BodyKind;
  readonly name: string;
  readonly authorityId: number;
  readonly organisationId: number | null;
  /** Where its inspections are listed. */
  readonly path: string;
  readonly backLink: string;
}

/** The body that the path names: a trust, where it names one, else the authority. */
export async function findBody(reader: Reader, { actor, params }: Pick<PageRequest, 'actor' | 'params'>): Promise<InspectedBody | null> {
  const scope = await findReaderScope(reader, actor.authorityId);
  if (scope === undefined) return null;
  const { authorityId, authorityName } = scope;
  const uid = params['uid'];
  if (uid === undefined) {
    return { kind: 'authority', name: authorityName, authorityId, organisationId: null, path: '/authority/inspections', backLink: '/' };
  }
  const trust = await findOrganisation(reader, uid);
  if (trust === undefined) return null;
  const backLink = `/trusts/${encodeURIComponent(trust.uid)}`;
  return { kind: 'trust', name: trust.name, authorityId, organisationId: trust.id, path: `${backLink}/inspections`, backLink };
}
