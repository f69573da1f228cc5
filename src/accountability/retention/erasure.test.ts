import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { eraseFrom, removedOn } from './erasure.ts';

const today = '2026-11-23';
const mark = removedOn(today);
const kind: RecordKind = {
  kind: 'x',
  label: 'X',
  what: '',
  table: 'x',
  key: 'id',
  title: [],
  owner: { by: 'open-data' },
  people: [
    { columns: ['who'], holds: 'name', as: 'subject' },
    { columns: ['email'], holds: 'email', as: 'subject' },
    { columns: ['account_id'], holds: 'account', as: 'subject' },
    { columns: ['value'], holds: 'email', as: 'subject', when: { column: 'fact', is: ['head-email'] } },
  ],
  words: ['note', 'problems', 'value'],
  secrets: ['hash'],
  emptied: ['hash'],
  source: { words: '' },
  isCasework: true,
  retention: { none: '' },
};

describe('an erasure', () => {
  it('replaces names and emails, leaves accounts and empties hashes', () => {
    expect(
      eraseFrom(kind, '7', { who: 'Ada Fenn', email: 'a@b.example', account_id: 3, fact: 'x', value: '12', hash: 'h', note: null }, today),
    ).toEqual({
      who: mark,
      email: `${mark} 7`,
      hash: null,
    });
  });

  it('replaces a name again in free text and within JSON, whatever its case, and only as a whole', () => {
    const row = {
      who: 'Ada Fenn (acting)',
      note: 'ADA FENN (ACTING) wrote. Ada Fennimore did not.',
      problems: [{ value: 'by Ada Fenn (acting)', line: 3 }],
    };
    expect(eraseFrom(kind, '7', row, today)).toEqual({
      who: mark,
      note: `${mark} wrote. Ada Fennimore did not.`,
      problems: [{ value: `by ${mark}`, line: 3 }],
    });
  });

  it('follows the column that says whether another is somebody’s', () => {
    expect(eraseFrom(kind, '7', { fact: 'head-email', value: 'h@s.example' }, today)).toEqual({ value: `${mark} 7` });
    expect(eraseFrom(kind, '7', { fact: 'places', value: '12' }, today)).toEqual({});
  });

  it('leaves nothing of any name, however odd, and changes nothing when done twice', () => {
    const name = fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 30 }).filter((text) => text.trim() !== '' && !mark.includes(text));
    fc.assert(
      fc.property(name, (who) => {
        const row = { who, note: `Seen by ${who}.` };
        const after = { ...row, ...eraseFrom(kind, '7', row, today) };
        expect(after.who).toBe(mark);
        if (/^[a-z]/i.test(who) && /[a-z]$/i.test(who)) expect(after.note).toBe(`Seen by ${mark}.`);
        expect(eraseFrom(kind, '7', after, today)).toEqual({ who: mark });
      }),
    );
  });
});
