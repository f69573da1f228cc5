import { describe, expect, it } from 'vitest';
import { createAnchor, parseAnchor } from './anchor.ts';
import { changeRows } from './change-rows.ts';
import { wordsOfEvent } from './event-words.ts';

describe('an event’s name as words', () => {
  it.each([
    ['post.recorded', 'Post recorded'],
    ['send-unit.put-back', 'SEND unit put back'],
    ['site-visit.called-off', 'Site visit called off'],
    ['account.signed-in', 'Signed in'],
    ['concern.refused', 'Concern: access refused'],
    ['audit.refused', 'Audit trail: access refused'],
    ['token.created', 'API token created'],
  ])('%s is “%s”', (event, words) => {
    expect(wordsOfEvent(event, { 'send-unit': 'SEND unit' })).toBe(words);
  });
});

describe('what changed', () => {
  it('is every field that either side has, those of a record within it too', () => {
    const before = { heldFrom: '2026-01-01', places: 0, by: { name: 'Ada', isActing: false }, list: ['a', 1], note: '' };
    const after = { heldFrom: '2026-01-01', places: 12, by: { name: 'Bo', isActing: false }, list: [{ a: 1 }], end: null };
    expect(changeRows(before, after)).toEqual({
      changed: [
        { field: 'Places', before: '0', after: '12' },
        { field: 'By: name', before: 'Ada', after: 'Bo' },
        { field: 'List', before: 'a, 1', after: '[{"a":1}]' },
        { field: 'Note', before: '(empty)', after: null },
      ],
      same: [
        { field: 'Held from', before: '2026-01-01', after: '2026-01-01' },
        { field: 'By: is acting', before: 'No', after: 'No' },
      ],
    });
  });

  it('is nothing where nothing is known', () => {
    expect(changeRows(null, null)).toEqual({ changed: [], same: [] });
  });
});

describe('an anchor', () => {
  const anchor = createAnchor(new Date('2026-11-23T09:00:00Z'), [{ authority: '999', sequence: 12, hash: 'a'.repeat(64) }]);
  const reread = (change: object) => parseAnchor(JSON.stringify({ ...anchor, ...change }));

  it('is read again as it was written', () => {
    expect(parseAnchor(JSON.stringify(anchor, null, 2))).toEqual({ ok: true, value: anchor });
  });

  it.each([
    ['that is not JSON', () => parseAnchor('anchor'), 'it is not JSON'],
    ['that is something else', () => parseAnchor('{}'), 'is not what'],
    ['of a later rule', () => reread({ waymarkAuditAnchor: 2 }), 'is not what'],
    ['with another moment', () => reread({ at: '2026-11-24T09:00:00.000Z' }), 'does not have its own checksum'],
    ['with another end', () => reread({ chains: [{ ...anchor.chains[0], sequence: 11 }] }), 'does not have its own checksum'],
    ['with a chain less', () => reread({ chains: [] }), 'does not have its own checksum'],
  ])('%s is refused, in words', (_, read, words) => {
    expect(read()).toMatchObject({ ok: false, reason: expect.stringContaining(words) as string });
  });
});
