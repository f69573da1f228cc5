import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

/** The same value with the names of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toReversed().map(([name, each]) => [name, turned(each)])); // prettier-ignore
}

it('has the names of objects in order, and lists as they are', () => {
  expect(canonicalJson({ b: [3, 1], a: { d: null, c: undefined } })).toBe('{"a":{"d":null},"b":[3,1]}');
});

it('says the same of the same, in whatever order it was made, and of what it has said', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(turned(value))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
