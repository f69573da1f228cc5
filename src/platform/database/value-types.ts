import { parseArray, writeArray } from './array-text.ts';

/**
 * How values cross between PostgreSQL and JavaScript, the same on both engines.
 *
 * Out: date → 'YYYY-MM-DD'; timestamptz → Date (milliseconds); bigint → number, throwing where it would not be exact; numeric → number; json and
 * jsonb → parsed; bytea → Buffer; arrays of these → arrays; everything else (text, uuid, time, timestamp, interval …) → its text.
 *
 * In: string, number, bigint, boolean, Date and Uint8Array as they are; an array is always a PostgreSQL array; a plain object is JSON. So a *list* for
 * a jsonb column must be given as `JSON.stringify(list)`.
 */
export type Parser = (text: string) => unknown;

const text: Parser = (value) => value;

function parseBigint(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The bigint ${value} is too large to be an exact JavaScript number.`);
  return number;
}

const timestamptz = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(?::(\d\d))?$/;

function parseInstant(value: string): Date {
  const [, day, time, hours, minutes] = timestamptz.exec(value) ?? [];
  const instant = new Date(`${day}T${time}${hours}:${minutes ?? '00'}`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`The instant ${value} has no JavaScript equivalent.`);
  return instant;
}

function parseBytes(value: string): Buffer {
  // Not from Buffer's shared pool: the memory may be handed from one thread to another.
  const bytes = Buffer.allocUnsafeSlow((value.length - 2) / 2);
  bytes.write(value.slice(2), 'hex');
  return bytes;
}

/** PostgreSQL's type number, its array's, and the parser of one value. */
const types: readonly (readonly [type: number, array: number, parse: Parser])[] = [
  [16, 1000, (value) => value === 't'],
  [18, 1002, text],
  [19, 1003, text],
  [20, 1016, parseBigint],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, text],
  [26, 1028, Number],
  [114, 199, JSON.parse],
  [700, 1021, Number],
  [701, 1022, Number],
  [1042, 1014, text],
  [1043, 1015, text],
  [1082, 1182, text],
  [1083, 1183, text],
  [1114, 1115, text],
  [1184, 1185, parseInstant],
  [1186, 1187, text],
  [1700, 1231, Number],
  [2950, 2951, text],
  [3802, 3807, JSON.parse],
];

export const byteaType = 17;

export const parsers: Readonly<Record<number, Parser>> = Object.fromEntries<Parser>([
  [byteaType, parseBytes],
  ...types.flatMap(([type, array, parse]): [number, Parser][] => [
    // Called with the value alone, whatever else the engine passes: `JSON.parse` and `Number` would take notice of it.
    [type, (value) => parse(value)],
    [array, (value) => parseArray(value, (element) => parse(element))],
  ]),
]);

export function getParser(type: number): Parser {
  return parsers[type] ?? text;
}

function writeText(value: unknown): string | null {
  if (value === null) return null;
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value instanceof Date) return value.toISOString();
      if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
      return JSON.stringify(value);
    case 'undefined':
      return null;
    case 'function':
    case 'symbol':
    default:
      throw new TypeError(`A ${typeof value} cannot be stored.`);
  }
}

/** A JavaScript value as a statement's parameter: text, bytes, or null. */
export function writeParameter(value: unknown): string | Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  return Array.isArray(value) ? writeArray(value, writeText) : writeText(value);
}
