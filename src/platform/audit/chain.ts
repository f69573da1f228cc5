import { createHash } from 'node:crypto';

/*
 * The rule of the chain, all of it. An event's hash is the SHA-256, in small hexadecimal letters, of the UTF-8 text of one JSON list: the name of
 * this rule, then the fields below in this order, each a text or null. Text in JSON has its quotation marks escaped, so no two events make the same list.
 *
 * Each field is the text that PostgreSQL gives for it; the moment is in UTC with six decimals ("2026-11-23T09:00:00.123000Z"); before and after are
 * written with their keys in the order of their UTF-16 code units, without spaces, and their numbers digit by digit as jsonb keeps them. So the same
 * row gives the same hash on either engine, after a restore, and in any program that follows these two paragraphs.
 *
 * The first event of a chain follows `beginning`. The rule never changes: another rule would have another name, and a column that says which holds.
 */
const nameOfThisRule = 'waymark-audit-1';
export const beginning = '0'.repeat(64);

export const sealedFields = [
  'authority_id',
  'sequence',
  'previous_hash',
  'id',
  'occurred_at',
  'actor_kind',
  'account_id',
  'token_id',
  'actor_name',
  'actor_role',
  'address',
  'event',
  'subject_kind',
  'subject_id',
  'reason',
  'before',
  'after',
  'reference',
] as const;
type SealedField = (typeof sealedFields)[number];

/** An event as the chain sees it: each field the text that the database gives. */
export type EventAsText = Readonly<Record<SealedField, string | null>>;

export function hashOfEvent(event: EventAsText): string {
  const texts = sealedFields.map((field) => {
    const text = event[field];
    return text !== null && (field === 'before' || field === 'after') ? canonicalJson(text) : text;
  });
  return createHash('sha256')
    .update(JSON.stringify([nameOfThisRule, ...texts]), 'utf8')
    .digest('hex');
}

/** A moment as the chain writes it: JavaScript knows milliseconds, PostgreSQL microseconds. */
export function momentAsText(moment: Date): string {
  return moment.toISOString().replace(/Z$/, '000Z');
}

/** A number as it stands in the text, which a JavaScript number might not hold: 1.0 is not 1 to whoever looks for a change. */
class NumberInText {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}
type Json = null | boolean | string | NumberInText | readonly Json[] | { readonly [key: string]: Json };
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

export function canonicalJson(text: string): string {
  const keepNumbers: Reviver = (_, value, { source }) => (typeof value === 'number' ? new NumberInText(source ?? String(value)) : value);
  return write(JSON.parse(text, keepNumbers as Parameters<typeof JSON.parse>[1]) as Json);
}

function write(value: Json): string {
  if (value instanceof NumberInText) return digitByDigit(value.digits);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${write(each)}`).join(',')}}`;
}

/** "1.5e-7" as "0.00000015", which is how jsonb keeps what JavaScript writes. */
function digitByDigit(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  if (exponent === undefined) return number;
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, '0');
  const padded = point > 0 ? digits : '0'.repeat(1 - point) + digits;
  const place = Math.max(point, 1);
  const after = padded.slice(place);
  return `${sign}${padded.slice(0, place)}${after === '' ? '' : `.${after}`}`;
}
