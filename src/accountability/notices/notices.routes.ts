import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { listAuthorities } from '../../register/index.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { getSchedule, type ScheduleLine } from '../retention/list-retention-rules.ts';

/** What everybody may read about their data and about how the pages were made, signed in or not. */
export function noticeRoutes(means: AccountabilityMeans): Route[] {
  return [
    { method: 'GET', path: '/privacy', permission: 'anyone', audit: 'privacy.viewed', handle: (request) => showPrivacy(means, request) },
    {
      method: 'GET',
      path: '/accessibility',
      permission: 'anyone',
      audit: 'accessibility.viewed',
      handle: async ({ actor }) => {
        const authority = await findAuthorityShown(means, actor.authorityId);
        return {
          kind: 'page',
          template: 'accountability/notices/accessibility.njk',
          data: { authorityName: authority?.name ?? null, contact: means.privacyContact ?? null },
        };
      },
    },
  ];
}

async function showPrivacy(means: AccountabilityMeans, { actor }: PageRequest): Promise<Reply> {
  const { db, clock, recordKinds, privacyContact } = means;
  const authority = await findAuthorityShown(means, actor.authorityId);
  const schedule = await getSchedule(db.kysely, recordKinds, authority?.id ?? null, clock.today());
  return {
    kind: 'page',
    template: 'accountability/notices/privacy.njk',
    data: {
      authorityName: authority?.name ?? null,
      contact: privacyContact ?? null,
      kept: schedule
        .filter(({ kind }) => holdsPersonalData(kind))
        .map((line) => ({ label: line.kind.label, what: line.kind.what, howLong: howLong(line) })),
      isProvisional: schedule.some((line) => 'rule' in line && line.rule.provisional),
    },
  };
}

/** One's own; before anybody has signed in, the only one there is. */
async function findAuthorityShown({ db }: AccountabilityMeans, authorityId: number | null) {
  const authorities = await listAuthorities(db.kysely);
  return authorityId === null ? (authorities.length === 1 ? authorities[0] : undefined) : authorities.find(({ id }) => id === authorityId);
}

const holdsPersonalData = ({ people, words }: RecordKind): boolean => people.length > 0 || words.length > 0;

function howLong(line: ScheduleLine): string {
  if ('none' in line) return line.none;
  const { years, countedFrom, basis } = line.rule;
  return `${years === 1 ? '1 year' : `${years} years`} from ${countedFrom}. ${basis}.`;
}
