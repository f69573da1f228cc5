import { addDays, daysBetween, dayInWords } from '../../kernel/plain-date.ts';

export const newsKinds = { news: 'News', event: 'Event' } as const;
export type NewsKind = keyof typeof newsKinds;
export const newsKindIds = Object.keys(newsKinds) as NewsKind[];

/** Those whom an item is for, by their roles. */
export const audienceGroups = {
  heads: { label: 'Heads and managers', roles: ['headteacher', 'head-delegate'] },
  governors: { label: 'Governors and clerks', roles: ['chair', 'governor', 'clerk'] },
  trusts: { label: 'Trusts and dioceses', roles: ['trust-executive', 'diocese'] },
  network: { label: 'Members of networks and partners', roles: ['network-member', 'childrens-trust'] },
  members: { label: 'Elected members', roles: ['executive-member', 'elected-member'] },
  officers: {
    label: 'Officers of the authority',
    roles: [
      'director',
      'assistant-director',
      'lead',
      'sia',
      'eeca',
      'safeguarding-lead',
      'specialist',
      'data-officer',
      'business-support',
      'administrator',
    ],
  },
} as const;
export type AudienceGroup = keyof typeof audienceGroups;
export const groupIds = Object.keys(audienceGroups) as AudienceGroup[];

/** Days as YYYY-MM-DD, times as HH:MM. No group: everybody who signs in; no locality: the whole authority. */
export interface NewsEntry {
  readonly kind: NewsKind;
  readonly title: string;
  readonly says: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: string | null;
  readonly web: string | null;
  readonly audience: readonly AudienceGroup[];
  readonly localityId: number | null;
}

export interface NewsReader {
  readonly role: string | null;
  /** Theirs; none: nobody has placed them, and they are told of every locality’s. */
  readonly localityIds: readonly number[];
}

/** Whether an item is for somebody: by their role, and where it is of one locality, by theirs. */
export function isForReader({ audience, localityId }: Pick<NewsEntry, 'audience' | 'localityId'>, { role, localityIds }: NewsReader): boolean {
  const isOfRole = audience.length === 0 || audience.some((group) => (audienceGroups[group].roles as readonly string[]).includes(role ?? ''));
  return isOfRole && (localityId === null || localityIds.length === 0 || localityIds.includes(localityId));
}

const lastDay = ({ startsOn, endsOn }: Pick<NewsEntry, 'startsOn' | 'endsOn'>): string => endsOn ?? startsOn;

/** How long news without a last day is new. Provisional: not from the published framework. */
const newsLasts = 60;

/** News is shown from its day on, and events until they are over; both stay readable among those before. */
export function standingOfNews(item: Pick<NewsEntry, 'kind' | 'startsOn' | 'endsOn'>, today: string): 'to-come' | 'now' | 'over' {
  const { kind, startsOn, endsOn } = item;
  if (startsOn > today) return 'to-come';
  const last = kind === 'news' && endsOn === null ? addDays(startsOn, newsLasts) : lastDay(item);
  return last < today ? 'over' : 'now';
}

/** News is read when its day has come; an event before. */
export const isOut = (item: Pick<NewsEntry, 'kind' | 'startsOn' | 'endsOn'>, today: string): boolean =>
  item.kind === 'event' || standingOfNews(item, today) !== 'to-come';

/** The days of an event that lie between two, both in it. */
export function daysOfEvent(item: Pick<NewsEntry, 'startsOn' | 'endsOn'>, from: string, to: string): string[] {
  const first = item.startsOn < from ? from : item.startsOn;
  const last = lastDay(item) > to ? to : lastDay(item);
  return first > last ? [] : Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
}

export function whenInWords({ startsOn, endsOn, from, to }: Pick<NewsEntry, 'startsOn' | 'endsOn' | 'from' | 'to'>): string {
  const days = endsOn === null ? dayInWords(startsOn) : `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
  return from === null ? days : `${days}, ${from}${to === null ? '' : ` to ${to}`}`;
}

export const audienceInWords = (audience: readonly AudienceGroup[]): string =>
  audience.length === 0 ? 'Everybody' : audience.map((group) => audienceGroups[group].label).join('; ');

/** Of what is past nobody would be told, and it would stand in no list but that of what is over. */
function wrongWithPast(entry: Pick<NewsEntry, 'kind' | 'startsOn' | 'endsOn'>, today: string): { readonly field: string; readonly says: string }[] {
  if (entry.kind === 'event')
    return lastDay(entry) < today ? [{ field: entry.endsOn === null ? 'starts' : 'ends', says: 'The day of an event must be today or later' }] : [];
  return entry.startsOn < addDays(today, -newsLasts)
    ? [{ field: 'starts', says: `The day of news must be within the last ${String(newsLasts)} days, or later` }]
    : [];
}

/** The longest that an event may be: a mistyped year would fill every diary. */
const longest = 366;

/** What is wrong with the days and times of what was entered, at which box. `before`: what it said until now, whose days may stay. */
export function wrongWithDays(
  entry: Pick<NewsEntry, 'kind' | 'startsOn' | 'endsOn' | 'from' | 'to'>,
  today: string,
  before: Pick<NewsEntry, 'kind' | 'startsOn' | 'endsOn'> | null = null,
): { readonly field: string; readonly says: string }[] {
  const { startsOn, endsOn, from, to } = entry;
  const isAsBefore = before?.kind === entry.kind && before.startsOn === startsOn && before.endsOn === endsOn;
  return [
    ...(isAsBefore ? [] : wrongWithPast(entry, today)),
    ...(endsOn !== null && endsOn < startsOn ? [{ field: 'ends', says: 'The last day must not be before the first' }] : []),
    ...(endsOn !== null && daysBetween(startsOn, endsOn) > longest
      ? [{ field: 'ends', says: 'The last day must be within a year of the first' }]
      : []),
    ...[['from', from] as const, ['to', to] as const].flatMap(([field, time]) =>
      time === null || /^([01]\d|2[0-3]):[0-5]\d$/u.test(time) ? [] : [{ field, says: 'The time must be like 09:30 or 16:00' }],
    ),
    ...(to !== null && from === null ? [{ field: 'from', says: 'Enter when it begins, too' }] : []),
    ...(to !== null && from !== null && endsOn === null && to <= from ? [{ field: 'to', says: 'It must end after it begins' }] : []),
  ];
}
