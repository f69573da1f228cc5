import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { parametersOf, type KnownRoute } from './know-routes.ts';
import { headers, nonsense, pathPiece } from './nonsense.ts';

/** One request to a route, before it is known who sends it. */
export interface AnyRequest {
  readonly method: InjectOptions['method'];
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The token of our forms: as it should be, left out, or another. */
  readonly token: 'right' | 'missing' | 'wrong';
  readonly sender: 'who may' | 'nobody' | 'who may not' | 'a planted cookie';
}

type Fields = readonly (readonly [string, string])[];
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'parts'; readonly fields: Fields; readonly files: readonly File[]; readonly cutAt: number | null }
  | { readonly kind: 'other'; readonly type: string; readonly text: string };
interface File {
  readonly field: string;
  readonly fileName: string;
  readonly type: string;
  readonly content: string;
}

const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: seldom });

export function anyRequestTo(known: KnownRoute): fc.Arbitrary<AnyRequest> {
  const { route } = known;
  const parts = fc.record({
    kind: fc.constant('parts' as const),
    fields: anyFields(known.form),
    files: anyFiles,
    cutAt: fc.option(fc.nat(400), { freq: 9 }),
  });
  const fields = fc.record({ kind: fc.constant('fields' as const), fields: anyFields(known.form) });
  const none = fc.constant({ kind: 'none' as const });
  const usualBody: fc.Arbitrary<Body> = route.method === 'GET' ? none : route.multipart === true ? parts : fields;
  return fc.record({
    method: mostly(fc.constant(route.method as InjectOptions['method']), fc.constantFrom('HEAD', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH')),
    path: anyPath(known),
    query: anyQuery(known.query),
    headers: fc.oneof(fc.constant({}), headers),
    body: mostly(usualBody, fc.oneof(none, fields, parts, otherBody)),
    token: mostly(fc.constant('right' as const), fc.constantFrom('missing' as const, 'wrong' as const)),
    sender: mostly(fc.constant('who may' as const), fc.constantFrom('nobody' as const, 'who may not' as const, 'a planted cookie' as const)),
  });
}

/** An address that exists, with some of its parameters put out of joint or none. */
function anyPath({ route, addresses }: KnownRoute): fc.Arbitrary<string> {
  const count = parametersOf(route).length;
  const existing = addresses.map((address) => address.split(/[?#]/, 1)[0] ?? '/');
  if (count === 0) return fc.constant(route.path);
  const changed = fc
    .tuple(fc.option(fc.nat(existing.length)), fc.array(fc.option(pathPiece), { minLength: count, maxLength: count }))
    .map(([from, pieces]) => {
      const base = (from === null ? undefined : existing[from])?.split('/') ?? [];
      let at = 0;
      return route.path
        .split('/')
        .map((piece, place) => (piece.startsWith(':') ? (pieces[at++] ?? base[place] ?? '1') : piece))
        .join('/');
    });
  return existing.length === 0 ? changed : mostly(fc.oneof(fc.constantFrom(...existing), changed), changed);
}

/** The names that are read, with what the page offers or nonsense; names twice; and names that nobody reads. */
function anyPair(names: ReadonlyMap<string, ReadonlySet<string>>): fc.Arbitrary<readonly [string, string]> {
  const unknown = fc.tuple(mostly(nonsense, fc.constant('_csrf')), nonsense);
  const read = [...names].map(([name, values]) => {
    const offered = [...values];
    const value =
      offered.length === 0 ? nonsense : fc.oneof({ weight: 2, arbitrary: nonsense }, { weight: 1, arbitrary: fc.constantFrom(...offered) });
    return fc.tuple(fc.constant(name), value);
  });
  return read.length === 0 ? unknown : mostly(fc.oneof(...read), unknown);
}

function anyQuery(names: KnownRoute['query']): fc.Arbitrary<string> {
  const pairs = fc
    .array(anyPair(names), { maxLength: 5 })
    .map((given) => new URLSearchParams(given.map(([name, value]): [string, string] => [name, value])).toString());
  return mostly(pairs, fc.constantFrom('%', 'a=%E0%A4%A', '&&&===', 'a[b]=1&a[]=2', '?', `a=${'b'.repeat(9000)}`, '%00=%00'));
}

/** A form filled in as its page would send it, then spoilt here and there: most of what is wrong is met only past what is right. */
function anyFields(names: KnownRoute['form']): fc.Arbitrary<Fields> {
  const filled = fc.tuple(...[...names].map(([name, values]) => fc.tuple(fc.constant(name), plausible(name, [...values]))));
  return fc
    .tuple(fc.oneof(filled, fc.constant([])), fc.array(anyPair(names), { maxLength: 4 }), fc.boolean())
    .map(([whole, spoilt, alsoTheFirst]) => {
      const names = new Set(spoilt.map(([name]) => name));
      return [...(alsoTheFirst ? whole : whole.filter(([name]) => !names.has(name))), ...spoilt];
    });
}

function plausible(name: string, offered: readonly string[]): fc.Arbitrary<string> {
  const worthOffering = offered.filter((value) => value !== '');
  if (worthOffering.length > 0) return fc.constantFrom(...worthOffering);
  if (/day$/i.test(name)) return fc.integer({ min: 1, max: 28 }).map(String);
  if (/month$/i.test(name)) return fc.integer({ min: 1, max: 12 }).map(String);
  if (/year$/i.test(name)) return fc.constantFrom('2024', '2025', '2026');
  return fc.constantFrom('Some words', '12', 'ann@example.invalid', 'NN1 1AA');
}

const contents = [
  '',
  'URN,LA (code)\r\n1,2',
  '\0\0\0',
  '%PDF-1.7',
  'PK\x03\x04',
  '<html><script>',
  '{"type":"FeatureCollection","features":[{}]}',
  '{"a":',
  '"',
  'a,b\n"',
];
const anyFiles: fc.Arbitrary<File[]> = fc.array(
  fc.record({
    field: mostly(fc.constant('file'), nonsense),
    fileName: fc.oneof(fc.constantFrom('edubasealldata20261123.csv', 'a.csv', '../../a.csv', 'a.exe', ''), nonsense),
    type: fc.constantFrom('text/csv', 'application/json', 'text/html', 'application/x-msdownload', ''),
    content: fc.oneof(fc.constantFrom(...contents), nonsense),
  }),
  { maxLength: 2 },
);

const otherBody: fc.Arbitrary<Body> = fc.record({
  kind: fc.constant('other' as const),
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-16',
    'text/plain',
    'text/xml',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=never',
    'x',
    '',
  ),
  text: fc.oneof(
    fc.constantFrom(
      '{"a":{"__proto__":[]}}',
      '{',
      '%',
      '&&==',
      '\0',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    nonsense,
  ),
});
