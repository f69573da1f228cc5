import type { Reply } from '../../platform/http/route.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import { differencesBetween } from '../criteria/differences.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import type { CriteriaVersion } from './criteria-version.ts';
import { findIndicatorNames } from './find-indicator-names.ts';
import { type CriteriaRequest, hrefOf } from './open-version-page.ts';

/** What a version changes, held against the one in force today. */
export async function showComparison({ means: { db, clock }, authority }: CriteriaRequest, version: CriteriaVersion): Promise<Reply> {
  const inForce = await findCriteriaInForce(db.kysely, authority.id, clock.today());
  const { nameOf } = await findIndicatorNames(db.kysely);
  const differences = differencesBetween(inForce.document, version.document, nameOf);
  const setNames = [...new Set(differences.map(({ setId }) => setId))];
  return {
    kind: 'page',
    template: 'judgement/criteria-versions/comparison.njk',
    data: {
      criteria: { number: version.version, href: hrefOf(version), title: version.document.title },
      inForce: { number: inForce.version, href: hrefOf(inForce), title: inForce.document.title },
      isSame: inForce.version === version.version,
      count: differences.length,
      groups: setNames.map((id) => ({
        name: id === null ? 'The whole version' : setInWords(id),
        changes: differences.filter(({ setId }) => setId === id).map(({ what, before, after }) => ({ field: what, before, after })),
      })),
      breadcrumbs: [
        { text: 'Criteria', href: '/criteria' },
        { text: `Version ${String(version.version)}`, href: hrefOf(version) },
      ],
    },
  };
}
