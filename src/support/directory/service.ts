import { dateInWords } from '../../kernel/plain-date.ts';
import { hasWords } from '../../kernel/plain-text.ts';
import { type Phase, phases } from '../common/phases.ts';

/** What services there are (the leadership site’s own list, and the inherited strategy’s). */
export const serviceCategories = {
  'sen-support': 'Special educational needs support',
  'safeguarding': 'Safeguarding',
  'virtual-school': 'Virtual school',
  'library': 'Library service',
  'inclusion-network': 'Inclusion network',
  'sport': 'Sport',
  'arts': 'Arts',
  'culture': 'Culture',
  'extended-day': 'Extended day',
  'business': 'Business partners',
  'out-of-school': 'Out-of-school activities',
} as const;
export type ServiceCategory = keyof typeof serviceCategories;
export const categoryIds = Object.keys(serviceCategories) as ServiceCategory[];

/** A service as it is entered. Days as YYYY-MM-DD; no phase: for everybody; no locality: the whole authority. */
export interface ServiceEntry {
  readonly category: ServiceCategory;
  readonly name: string;
  readonly says: string;
  readonly phases: readonly Phase[];
  readonly localityId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly web: string | null;
  readonly ownerAccountId: number;
  readonly reviewedOn: string;
  readonly reviewDueOn: string;
}

export interface ServiceQuestion {
  /** Words, each of which is somewhere in its name, its category or what it does. */
  readonly words: string;
  readonly category: ServiceCategory | null;
  readonly phase: Phase | null;
  /** Those of this locality, and those of the whole authority. */
  readonly localityId: number | null;
  /** Only those that should have been looked at again by this day. */
  readonly overdueOn: string | null;
}

export const phasesInWords = (of: readonly Phase[]): string => (of.length === 0 ? 'Everybody' : of.map((phase) => phases[phase]).join(', '));

export const isOverdue = ({ reviewDueOn }: Pick<ServiceEntry, 'reviewDueOn'>, today: string): boolean => reviewDueOn < today;

/** Whether a service answers a question. One that is for everybody is for each phase; one of the whole authority is of each locality. */
export function answersQuestion(service: Omit<ServiceEntry, 'ownerAccountId'>, asked: ServiceQuestion): boolean {
  return (
    hasWords(`${service.name} ${serviceCategories[service.category]} ${service.says}`, asked.words) &&
    (asked.category === null || service.category === asked.category) &&
    (asked.phase === null || service.phases.length === 0 || service.phases.includes(asked.phase)) &&
    (asked.localityId === null || service.localityId === null || service.localityId === asked.localityId) &&
    (asked.overdueOn === null || isOverdue(service, asked.overdueOn))
  );
}

/** What is checked of an entry; a day is null where it cannot be read. */
type Checked = Pick<ServiceEntry, 'email' | 'phone' | 'web'> & { readonly reviewedOn: string | null; readonly reviewDueOn: string | null };

/** What is wrong with what was entered, at which box; empty where nothing is. */
export function wrongWith(entry: Checked, today: string): { readonly field: string; readonly says: string }[] {
  const { email, phone, web, reviewedOn, reviewDueOn } = entry;
  return [
    ...(email === null && phone === null && web === null
      ? [{ field: 'email', says: 'Enter an email address, a telephone number or a web address' }]
      : []),
    ...(email === null || isEmail(email) ? [] : [{ field: 'email', says: 'The email address must be like name@example.com' }]),
    ...(phone === null || /^\+?[\d\s()]{6,25}$/u.test(phone)
      ? []
      : [{ field: 'phone', says: 'The telephone number must have numbers and spaces only' }]),
    ...(web === null || isWebAddress(web) ? [] : [{ field: 'web', says: webSays }]),
    ...(reviewedOn !== null && reviewedOn > today ? [{ field: 'reviewed', says: 'It must have been looked at today or before' }] : []),
    ...(reviewedOn !== null && reviewDueOn !== null && reviewDueOn <= reviewedOn
      ? [{ field: 'review-due', says: `It was looked at on ${dateInWords(reviewedOn)}: the next time must be after that` }]
      : []),
  ];
}

const isEmail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/iu.test(text);

export const webSays = 'The web address must begin with https:// or http://';
/** It becomes a link: never one that runs something. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s"<>]+$/iu.test(text) && URL.canParse(text);
}
