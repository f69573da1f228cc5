import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { findOwnProvider, isRole, roles } from '../../register/index.ts';
import { findConfirmer, findLegalTrack, mayReadRestricted } from './find-confirmer.ts';
import { listFindings } from './find-findings.ts';
import { canHave, type Finding, holdingOn, lastDayOf, replacedBy } from './finding.ts';
import { aboutKind, findingKindNames } from './finding-kinds.ts';
import { findingInWords, spanInWords } from './finding-words.ts';

export interface FindingMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** "Philippa Ravenhythe, Head of Education Effectiveness". */
export function confirmerInWords({ confirmedBy, confirmedRole }: Pick<Finding, 'confirmedBy' | 'confirmedRole'>): string {
  return confirmedRole !== null && isRole(confirmedRole) ? `${confirmedBy}, ${roles[confirmedRole]}` : confirmedBy;
}

/** What holds today, what is not recorded and what that means, and what held before. */
export async function showFindings({ db, clock }: FindingMeans, { actor, params }: PageRequest): Promise<Reply> {
  const provider = await findOwnProvider(db.kysely, actor, params['id']);
  if (!provider) return { kind: 'not-found' };
  const recorded = await listFindings(db.kysely, provider.id, provider.authorityId);
  const mayReadAll = await mayReadRestricted(db.kysely, { actor, clock }, provider);
  const legalTrack = await findLegalTrack(db.kysely, provider);
  const isOpen = ({ kind }: Finding): boolean => mayReadAll || !aboutKind(kind).restricted;
  const holding = holdingOn(recorded, clock.today());
  const standing = recorded.filter(({ withdrawn }) => withdrawn === null);
  const base = `/providers/${provider.id}/findings`;
  const show = (one: Finding) => ({
    ...one,
    says: mayReadAll && aboutKind(one.kind).restricted ? aboutKind(one.kind).label : findingInWords(one),
    span: spanInWords(one, lastDayOf(one)),
    replacedOn: replacedBy(one, standing)?.validFrom ?? null,
    confirmer: confirmerInWords(one),
    href: `${base}/${one.id}`,
  });
  return {
    kind: 'page',
    template: 'evidence/findings/findings.njk',
    data: {
      provider,
      base,
      holding: holding.filter(isOpen).map(show),
      // That there is one, and not how many.
      hasRestricted: !holding.every(isOpen),
      earlier: standing.filter((one) => isOpen(one) && !holding.includes(one)).map(show),
      withdrawn: recorded.filter((one) => isOpen(one) && one.withdrawn !== null).map(show),
      notRecorded: findingKindNames.filter((kind) => canHave(legalTrack, kind) && !holding.some((one) => one.kind === kind)).map(aboutKind),
      mayRecord: (await findConfirmer(db.kysely, { actor, clock }, provider)).reaches,
      backLink: `/providers/${provider.id}`,
    },
  };
}
