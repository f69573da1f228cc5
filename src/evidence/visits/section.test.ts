import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSave, joinTexts, printOf, type SentSection, type StoredSection, tidyValues } from './section.ts';

const words = (text: string) => ({ words: text });
const shown = (stored: StoredSection | null, text: string, from = 'page'): SentSection => ({
  from,
  values: words(text),
  seenVersion: stored?.version ?? 0,
  seenPrint: printOf(stored?.values ?? {}),
});
const stored: StoredSection = { version: 3, values: words('As it stands'), from: 'another' };

describe('a section that is sent', () => {
  it.each([
    ['as it was shown', stored, shown(stored, 'As it stands'), 'untouched'],
    [
      'with other line ends',
      { version: 1, values: words('One\nTwo'), from: null },
      shown({ version: 1, values: words('One\nTwo'), from: null }, 'One\r\nTwo '),
      'untouched',
    ],
    ['changed', stored, shown(stored, 'Changed'), 'write'],
    ['for the first time', null, shown(null, 'New'), 'write'],
    ['emptied', stored, shown(stored, ''), 'write'],
    ['changed, on an older version', stored, { ...shown(stored, 'Mine'), seenVersion: 2, seenPrint: printOf(words('Before')) }, 'beside'],
    [
      'untouched, on an older version',
      stored,
      { ...shown(stored, ''), values: words('Before'), seenVersion: 2, seenPrint: printOf(words('Before')) },
      'untouched',
    ],
    [
      'changed to what it says by now',
      stored,
      { ...shown(stored, ''), values: words('As it stands'), seenVersion: 2, seenPrint: printOf(words('Before')) },
      'same',
    ],
    ['for the first time, after somebody else', stored, shown(null, 'Mine'), 'beside'],
    ['again by a page that did not hear that it was saved', { ...stored, from: 'page' }, shown(null, 'Mine, and more'), 'write'],
  ] as const)('%s', (_, there, sent, decided) => {
    expect(decideSave(there, sent)).toBe(decided);
  });

  it('by two people, in whatever order, some not hearing that they were saved: nothing that either typed is lost', () => {
    const edit = fc.record({ by: fc.constantFrom('one', 'two'), text: fc.string({ maxLength: 8 }), hears: fc.boolean(), opens: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        let now = null as StoredSection | null;
        let pages = 0;
        const open: Record<string, { seen: StoredSection | null; from: string }> = { one: { seen: null, from: 'a' }, two: { seen: null, from: 'b' } };
        for (const { by, text, hears, opens } of edits) {
          if (opens) open[by] = { seen: now, from: `page ${String((pages += 1))}` };
          const page: { seen: StoredSection | null; from: string } | undefined = open[by];
          if (page === undefined) throw new Error(by);
          const before: StoredSection | null = now;
          const sent = shown(page.seen, text, page.from);
          const decided = decideSave(now, sent);
          if (decided === 'write') {
            // It took the place of a version that its writer had before them, or had written.
            expect((before?.version ?? 0) === sent.seenVersion || before?.from === page.from).toBe(true);
            now = { version: (before?.version ?? 0) + 1, values: tidyValues(sent.values), from: page.from };
            if (hears) page.seen = now;
          } else if (decided !== 'beside') expect([sent.seenPrint, printOf(now?.values ?? {})]).toContain(printOf(sent.values));
        }
      }),
    );
  });
});

describe('a fingerprint', () => {
  it('is of what is written, whatever the order of fields, and of nothing else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()),
        (one, other) => {
          const same = JSON.stringify(tidyValues(one)) === JSON.stringify(tidyValues(other));
          expect(printOf(one) === printOf(other)).toBe(same);
          expect(tidyValues(tidyValues(one))).toEqual(tidyValues(one));
        },
      ),
    );
  });
});

describe('joining', () => {
  it('begins from everything that both wrote, once', () => {
    expect(joinTexts('Shared.\n\nTheirs.', 'Shared.\n\nYours.')).toBe('Shared.\n\nTheirs.\n\nYours.');
    expect(joinTexts('Long and short', 'short')).toBe('Long and short');
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), fc.lorem({ mode: 'sentences' }), (one, other) => {
        const joined = joinTexts(one, other);
        return joined.includes(one) && joined.includes(other);
      }),
    );
  });
});
