import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideEnding, decidePost, isCover, type Post, type PostEntry, type Standing, whoHolds } from './post.ts';

const entry = (over: Partial<PostEntry> = {}): PostEntry => ({
  role: 'headteacher',
  standing: 'substantive',
  personName: over.standing === 'vacant' ? null : 'Robin Ashdown',
  heldFrom: '2026-09-01',
  heldTo: null,
  source: 'Letter from the chair',
  ...over,
});
const post = (id: number, over: Partial<Post> = {}): Post => ({ ...entry(over), id, enteredBy: 'Sam Okafor', enteredAt: new Date(0), ...over });

describe('a post', () => {
  it.each<[Standing, string | null, boolean]>([
    ['substantive', 'Robin Ashdown', true],
    ['acting', 'Robin Ashdown', true],
    ['interim', 'Robin Ashdown', true],
    ['vacant', null, true],
    ['substantive', null, false],
    ['acting', null, false],
    ['interim', null, false],
    ['vacant', 'Robin Ashdown', false],
  ])('that is %s, with the name %j, may be recorded: %s', (standing, personName, may) => {
    expect(decidePost(entry({ standing, personName }), []).ok).toBe(may);
  });

  it('may begin and end on the same day, but not end before it begins', () => {
    expect(decidePost(entry({ heldTo: '2026-09-01' }), []).ok).toBe(true);
    expect(decidePost(entry({ heldTo: '2026-08-31' }), [])).toMatchObject({ ok: false, field: 'held-to' });
  });

  it('does not touch another role’s', () => {
    const chair = post(1, { role: 'chair', heldFrom: '2020-01-01' });
    expect(decidePost(entry(), [chair])).toMatchObject({ ok: true, value: { endings: [] } });
  });
});

describe('somebody who is entered while another is in post', () => {
  const before = (standing: Standing): Post => post(1, { standing, heldFrom: '2020-01-01' });

  // Who is entered, who is there already with no known end, and whether that one ends the day before.
  it.each<[Standing, Standing, boolean]>([
    ['substantive', 'substantive', true],
    ['substantive', 'vacant', true],
    ['substantive', 'acting', true],
    ['substantive', 'interim', true],
    ['vacant', 'substantive', true],
    ['vacant', 'vacant', true],
    ['vacant', 'acting', false],
    ['vacant', 'interim', false],
    ['acting', 'substantive', false],
    ['acting', 'vacant', false],
    ['acting', 'acting', true],
    ['acting', 'interim', true],
    ['interim', 'substantive', false],
    ['interim', 'vacant', false],
    ['interim', 'acting', true],
    ['interim', 'interim', true],
  ])('%s after %s: ends it, %s', (entered, there, ends) => {
    const endings = ends ? [{ post: before(there), heldTo: '2026-08-31' }] : [];
    expect(decidePost(entry({ standing: entered }), [before(there)])).toMatchObject({ ok: true, value: { endings } });
  });

  it('leaves cover whose end is known, for a handover, and says so', () => {
    const cover = post(1, { standing: 'acting', heldFrom: '2026-01-01', heldTo: '2026-10-31' });
    expect(decidePost(entry(), [cover])).toMatchObject({ ok: true, value: { endings: [], coverGoesOn: [cover] } });
  });

  it('is refused on the same first day, and told who is there', () => {
    const there = post(1, { personName: 'Alex Thorne' });
    expect(decidePost(entry(), [there])).toEqual({
      ok: false,
      field: 'held-from',
      reason: 'Alex Thorne is already recorded from 1 September 2026: correct that record, or enter another day',
      record: 1,
    });
  });

  it('ends before the next, when no last day is given: a head of the past', () => {
    const later = post(1, { heldFrom: '2027-01-01' });
    expect(decidePost(entry(), [later])).toMatchObject({ ok: true, value: { entry: { heldTo: '2026-12-31' }, endsBefore: later } });
  });

  it('is refused when a last day would run into the next', () => {
    expect(decidePost(entry({ heldTo: '2027-01-01' }), [post(1, { heldFrom: '2027-01-01', personName: 'Alex Thorne' })])).toMatchObject({
      field: 'held-to',
      reason: 'The last day must be before 1 January 2027, when Alex Thorne begins',
    });
  });
});

const standing = fc.constantFrom<Standing>('substantive', 'acting', 'interim', 'vacant');
const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const entries = fc.array(
  fc.tuple(standing, day, fc.option(day, { nil: null })).map(([how, from, to]) => entry({ standing: how, heldFrom: from, heldTo: to })),
  { maxLength: 8 },
);

describe('whatever is entered, in whatever order', () => {
  it('there are never two holders on a day, nor two who cover', () => {
    fc.assert(
      fc.property(entries, day, (all, on) => {
        const inForce = recordAll(all).filter((one) => one.heldFrom <= on && (one.heldTo === null || one.heldTo >= on));
        expect(inForce.filter((one) => isCover(one.standing)).length).toBeLessThanOrEqual(1);
        expect(inForce.filter((one) => !isCover(one.standing)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function recordAll(all: readonly PostEntry[]): Post[] {
  let kept: Post[] = [];
  for (const [index, one] of all.entries()) {
    const decided = decidePost(one, kept);
    if (!decided.ok) continue;
    const ended = new Map(decided.value.endings.map((ending) => [ending.post.id, ending.heldTo]));
    kept = [...kept.map((other) => ({ ...other, heldTo: ended.get(other.id) ?? other.heldTo })), post(index, decided.value.entry)];
  }
  return kept;
}

describe('ending a post', () => {
  it.each([
    ['on its first day', '2026-09-01', true],
    ['on a day to come', '2030-08-31', true],
    ['before it began', '2026-08-31', false],
  ])('%s may be: %s', (_, lastDay, may) => {
    expect(decideEnding(post(1), lastDay).ok).toBe(may);
  });

  it('may come sooner than was recorded, never later', () => {
    const ending = post(1, { heldTo: '2027-08-31' });
    expect(decideEnding(ending, '2027-04-30').ok).toBe(true);
    expect(decideEnding(ending, '2027-09-01').ok).toBe(false);
  });
});

describe('who holds a post', () => {
  const head = post(1, { heldFrom: '2020-01-01', heldTo: '2026-08-31' });
  const vacancy = post(2, { standing: 'vacant', personName: null, heldFrom: '2026-09-01' });
  const acting = post(3, { standing: 'acting', heldFrom: '2026-09-15' });
  const successor = post(4, { heldFrom: '2027-01-01' });
  const all = [successor, acting, vacancy, head];

  it.each<[string, object]>([
    ['2019-12-31', { current: null, covered: null, next: head }],
    ['2026-08-31', { current: head, covered: null, next: vacancy }],
    ['2026-09-01', { current: vacancy, covered: null, next: acting }],
    ['2026-09-15', { current: acting, covered: vacancy, next: successor }],
  ])('on %s', (on, expected) => {
    expect(whoHolds(all, 'headteacher', on)).toEqual(expected);
  });

  it('is nobody’s of another role', () => {
    expect(whoHolds(all, 'chair', '2026-09-15')).toEqual({ current: null, covered: null, next: null });
  });
});
