import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, canonicalJson, hashOfEvent, momentAsText, sealedFields, type EventAsText } from './chain.ts';

const event: EventAsText = {
  authority_id: '3',
  sequence: '1',
  previous_hash: beginning,
  id: '17',
  occurred_at: '2026-11-23T09:00:00.123000Z',
  actor_kind: 'person',
  account_id: '5',
  token_id: null,
  actor_name: 'Ada “The First” Example',
  actor_role: 'lead',
  address: '192.0.2.7',
  event: 'post.recorded',
  subject_kind: 'post',
  subject_id: '9',
  reason: null,
  before: null,
  after: '{"to": null, "from": "2026-09-01"}',
  reference: 'abc',
};

describe('the hash of an event', () => {
  it('can be worked out by anybody from the two paragraphs of the rule', () => {
    const list =
      `["waymark-audit-1","3","1","${beginning}","17","2026-11-23T09:00:00.123000Z","person","5",null,"Ada “The First” Example","lead","192.0.2.7",` +
      String.raw`"post.recorded","post","9",null,null,"{\"from\":\"2026-09-01\",\"to\":null}","abc"]`;
    expect(hashOfEvent(event)).toBe(createHash('sha256').update(list).digest('hex'));
  });

  it('is another for another value of any field, and for absence instead of an empty text', () => {
    const hashes = sealedFields.flatMap((field) =>
      [null, '', '{}', '4'].map((text) => hashOfEvent({ ...event, [field]: text === '' ? '""' : text })),
    );
    const distinct = sealedFields.flatMap((field) => new Set([null, '""', '{}', '4', event[field]]).size - 1);
    expect(new Set([...hashes, hashOfEvent(event)]).size).toBe(1 + distinct.reduce((sum, count) => sum + count, 0));
  });

  it('does not let text run over from one field into the next', () => {
    const texts = fc.string({ unit: fc.constantFrom('"', ',', '\\', '[', 'a', '\n', 'é', '\u2028') });
    fc.assert(
      fc.property(texts, texts, texts, texts, (one, two, three, four) => {
        fc.pre(one !== three || two !== four);
        const hash = (kind: string, id: string) => hashOfEvent({ ...event, subject_kind: kind, subject_id: id });
        expect(hash(one, two)).not.toBe(hash(three, four));
      }),
    );
  });
});

describe('JSON as the chain writes it', () => {
  it.each([
    ['{"b": 1, "a": [true, null, "é"]}', '{"a":[true,null,"é"],"b":1}'],
    ['{"b": {"d": 1, "c": 2}, "__proto__": 0, "10": 0, "9": 0}', '{"10":0,"9":0,"__proto__":0,"b":{"c":2,"d":1}}'],
    ['[1.0, 12345678901234567890, -1.5e-7, 1e+21, 1.25E2]', '[1.0,12345678901234567890,-0.00000015,1000000000000000000000,125]'],
    ['"\\u0041\\n"', '"A\\n"'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalJson(text)).toBe(canonical);
  });

  it('is the same whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).toReversed());
        expect(canonicalJson(JSON.stringify(turned))).toBe(canonicalJson(JSON.stringify(object)));
      }),
    );
  });
});

it('a moment has six decimals, as PostgreSQL would write it', () => {
  expect(momentAsText(new Date('2026-11-23T09:00:00.12Z'))).toBe('2026-11-23T09:00:00.120000Z');
});
