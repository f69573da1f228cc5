import { type CsvRow, csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { choices, labelled } from '../../common/show-form.ts';
import { gatherLeadership, type LedProvider } from './gather-leadership.ts';
import type { LeadershipMeans } from './leadership-means.ts';
import { hasNotYet, isUnknown, leaderInWords, reasonTitle, source, supportInWords } from './leadership-words.ts';
import { type ReasonKind, reasonKinds, type SupportState, supportStates } from './vulnerability.ts';

/** What may be asked besides one reason. */
const others = { 'not-known': 'Who leads, or since when, is not known' } as const;

interface Filter {
  readonly reason: ReasonKind | keyof typeof others | null;
  readonly locality: string | null;
  readonly support: SupportState | null;
}

function filterOf({ request, authority }: Asked): Filter {
  const { query } = request;
  const chosen = <T extends string>(name: string, of: readonly T[]): T | null => of.find((each) => each === query.get(name)) ?? null;
  return {
    reason: chosen('reason', [...(Object.keys(reasonKinds) as ReasonKind[]), 'not-known']),
    locality: chosen('locality', [...authority.localities.map(({ slug }) => slug), 'none']),
    support: chosen('support', Object.keys(supportStates) as SupportState[]),
  };
}

/** Without a filter those with a reason; by name, for an order by anything else would be a league table. */
function isAskedFor(provider: LedProvider, { reason, locality, support }: Filter): boolean {
  if (locality !== null && (provider.locality?.slug ?? 'none') !== locality) return false;
  if (support !== null && !provider.reasons.some(({ now }) => now.some(({ state }) => state === support))) return false;
  if (reason === 'not-known') return isUnknown(provider);
  return reason === null ? provider.reasons.length > 0 : provider.reasons.some(({ kind }) => kind === reason);
}

export async function gatherRegister(means: LeadershipMeans, asked: Asked): Promise<LedProvider[]> {
  const actor = { ...asked.request.actor, authorityId: asked.authority.authorityId };
  return gatherLeadership(means.db.kysely, { actor, today: asked.today, listBoardVacancies: means.listBoardVacancies });
}

export const hrefOf = (id: number, rest = ''): string => `/providers/${String(id)}/leadership${rest}`;

/** The register: every provider within reach with a reason, in words. */
export const showRegister =
  (means: LeadershipMeans): SupportPage =>
  async (asked) => {
    const all = await gatherRegister(means, asked);
    const filter = filterOf(asked);
    const shown = all.filter((one) => isAskedFor(one, filter));
    const { authority, request } = asked;
    const address = new URLSearchParams(Object.entries(filter).filter((each): each is [string, string] => each[1] !== null)).toString();
    const count = (is: (one: LedProvider) => boolean): number => all.filter(is).length;
    return {
      kind: 'page',
      template: 'support/development/leadership/leadership.njk',
      asked: { ...filter },
      data: {
        counts: [
          { value: count(({ reasons }) => reasons.length > 0), label: 'where support may be wanted', href: '/leadership' },
          { value: count(({ reasons }) => hasNotYet(reasons)), label: 'with something not offered so far', href: '/leadership?support=not-yet' },
          { value: count(isUnknown), label: 'where we do not know enough', href: '/leadership?reason=not-known' },
        ],
        rows: shown.map((one) => ({
          ...one,
          leader: leaderInWords(one.leads),
          post: one.role === 'manager' ? 'Manager' : 'Head',
          href: hrefOf(one.id),
          reasons: one.reasons.map((reason) => ({ ...reason, title: reasonTitle(reason), supports: reason.now.map(supportInWords) })),
        })),
        isFiltered: address !== '',
        hasAny: all.length > 0,
        choices: {
          reasons: choices([...labelled(reasonKinds), ...labelled(others)], filter.reason, 'Any reason'),
          localities: choices([...authority.localities.map(({ slug, name }) => ({ value: slug, text: name })), { value: 'none', text: 'Not placed' }], filter.locality, 'Every locality'), // prettier-ignore
          supports: choices(labelled(supportStates), filter.support, 'Any state'),
        },
        csv: `/leadership/csv${address === '' ? '' : `?${address}`}`,
        source,
        readsDepartures: isAllowed(request.actor, 'departure.view'),
      },
    };
  };

export const exportRegister =
  (means: LeadershipMeans): SupportPage =>
  async (asked) => {
    const filter = filterOf(asked);
    const shown = (await gatherRegister(means, asked)).filter((one) => isAskedFor(one, filter));
    const header = ['Provider', 'Locality', 'Lead adviser', 'Who leads', 'Reason', 'Since, or the day it is to happen', 'Fact', 'Source', 'In confidence', 'Support', 'Not known'];
    const rows = shown.flatMap((one): CsvRow[] => {
      const common = [one.name, one.locality?.name ?? null, one.adviser, leaderInWords(one.leads)];
      const unknown = one.notKnown.join(' ');
      if (one.reasons.length === 0) return [[...common, null, null, null, null, null, null, unknown]];
      return one.reasons.map((reason) => [...common, reasonTitle(reason), reason.since, reason.says, reason.source, reason.isConfidential ? 'Yes' : 'No', reason.now.map(supportInWords).join('; '), unknown]);
    });
    return { kind: 'download', fileName: `leadership-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]), asked: { ...filter } };
  }; // prettier-ignore
