import type { Reply } from '../../platform/http/route.ts';
import { isAllowed } from '../../register/index.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { provisionalLabel } from '../proposals/tier-words.ts';
import { isOpenToAll, standingOf, standings } from './criteria-version.ts';
import { listVersions } from './find-versions.ts';
import { type CriteriaRequest, hrefOf, isStaff } from './open-version-page.ts';

/** Every version, the latest first. */
export async function showVersions({ means: { db, clock }, request, authority }: CriteriaRequest): Promise<Reply> {
  const today = clock.today();
  const inForce = (await findCriteriaInForce(db.kysely, authority.id, today)).version;
  const versions = (await listVersions(db.kysely, authority.id)).filter((version) => isStaff(request) || isOpenToAll(version));
  return {
    kind: 'page',
    template: 'judgement/criteria-versions/versions.njk',
    data: {
      versions: versions.map((version) => ({
        number: version.version,
        href: hrefOf(version),
        title: version.document.title,
        provisional: version.document.provisional ? provisionalLabel : null,
        standing: standings[standingOf(version, inForce, today)],
        from: version.inForceFrom,
        who: whoIn(version),
        mayAnswer: version.state === 'proposed' && version.askedByAccount !== request.actor.accountId && isAllowed(request.actor, 'criteria.adopt'),
        isWaiting: version.state === 'proposed',
      })),
      inForce,
      inForceHref: hrefOf({ version: inForce }),
      mayEdit: isAllowed(request.actor, 'criteria.edit'),
      mayTry: isAllowed(request.actor, 'tier.list'),
      mayEnterDays: isAllowed(request.actor, 'capacity.edit'),
    },
  };
}

function whoIn({
  draftedBy,
  askedBy,
  adoptedBy,
}: {
  readonly draftedBy: string;
  readonly askedBy: string | null;
  readonly adoptedBy: string | null;
}): string {
  return [
    `Drafted by ${draftedBy}`,
    ...(askedBy === null ? [] : [`asked by ${askedBy}`]),
    ...(adoptedBy === null ? [] : [`adopted by ${adoptedBy}`]),
  ].join(', ');
}
