import { expect, it } from 'vitest';
import { inTerm } from './check-facts.fixture.ts';
import { openInWords } from './escalation-pages.ts';

it.each<[string | null, string, string]>([
  [null, '2026-11-23', 'Open. It needed no notice.'],
  ['2026-10-30', '2026-12-30', 'Open. Section 64 may be used until 30 December 2026 (s64(2)).'],
  ['2026-11-02', '2026-12-31', 'Open. Section 64 may be used until 1 January 2027, the working day before Saturday 2 January 2027, the statutory last day (s64(2)).'],
  ['2026-10-30', '2026-12-31', 'Open, but not to section 64, which could be used until 30 December 2026 (s64(2)).'],
])('a gateway whose compliance period ended on %s says on %s: %s', (ends, today, says) => {
  expect(openInWords(ends, today, inTerm.known.calendar)).toBe(says);
}); // prettier-ignore

it('says that a board keeps section 64 shut while it has the governing body’s place, and until when there is time', () => {
  expect(openInWords('2026-10-30', '2026-11-23', inTerm.known.calendar, true)).toMatch(
    /not to section 64 while an interim executive board.*30 December 2026/u,
  );
});
