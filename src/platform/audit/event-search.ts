import { parsePlainDate } from '../../kernel/plain-date.ts';

/** The question in the address of the audit trail; what is empty asks nothing. */
export interface EventSearch {
  readonly who: string;
  readonly event: string;
  /** A name, or a kind of record and its id. */
  readonly record: string;
  readonly reason: string;
  /** Days in England, both included. */
  readonly from: string;
  readonly to: string;
}
type Field = keyof EventSearch;

/** Which page: the events before one, or those after one; neither is the newest. */
export interface Place {
  readonly before?: number;
  readonly after?: number;
}

export interface AskedEvents {
  readonly search: EventSearch;
  readonly place: Place;
  /** As typed, for the form, and what was wrong with it. */
  readonly typed: EventSearch;
  readonly problems: readonly { readonly field: Field; readonly text: string }[];
}

const longest = 200;
const fields = ['who', 'event', 'record', 'reason', 'from', 'to'] as const;

export function parseEventSearch(query: URLSearchParams): AskedEvents {
  const typed = Object.fromEntries(fields.map((field) => [field, (query.get(field) ?? '').trim().slice(0, longest)])) as Record<Field, string>;
  const problems: { field: Field; text: string }[] = [];
  const day = (field: 'from' | 'to', name: string): string => {
    if (typed[field] === '') return '';
    const date = parsePlainDate(typed[field]);
    if (date === null) problems.push({ field, text: `“${name}” must be a real date, such as 31/3/2026` });
    return date ?? '';
  };
  const search = { ...typed, from: day('from', 'From'), to: day('to', 'To') };
  if (search.from !== '' && search.to !== '' && search.from > search.to)
    problems.push({ field: 'to', text: '“To” must be the same day as “From” or later' });
  const [before, after] = [sequenceIn(query.get('before')), sequenceIn(query.get('after'))];
  const place = before !== null ? { before } : after !== null ? { after } : {};
  return { search, place, typed, problems };
}

/** A place in a chain as it stands in an address, or null. */
export function sequenceIn(text: string | null | undefined): number | null {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : null;
}

/** What was asked and is not empty, for an address or for the audit trail itself. */
export function askedFor(search: EventSearch): Partial<EventSearch> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
}

export function auditHref(search: EventSearch, place: Place = {}, path = '/audit'): string {
  const query = new URLSearchParams({ ...askedFor(search) });
  for (const [name, sequence] of Object.entries(place)) query.set(name, String(sequence));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** "post 12" and "SEND unit 12" name a record by its kind and id. */
export function recordNamed(record: string): { readonly kind: string; readonly id: string } | null {
  const [, kind, id] = /^(.*\S)\s+(\S+)$/.exec(record) ?? [];
  return kind === undefined || id === undefined ? null : { kind: kind.toLowerCase().replaceAll(/\s+/g, '-'), id };
}
