import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessLeadership, type HeldPost, type LeadershipFacts } from './leadership.ts';

const today = '2026-11-23';
const post = (standing: HeldPost['standing'], heldFrom: string, over: Partial<HeldPost> = {}): HeldPost => ({
  role: 'headteacher',
  standing,
  personName: standing === 'vacant' ? null : 'Ida Fenby',
  heldFrom,
  heldTo: null,
  source: 'The clerk',
  ...over,
});
const chair = (personName: string | null, heldFrom: string, heldTo: string | null = null): HeldPost =>
  post(personName === null ? 'vacant' : 'substantive', heldFrom, { role: 'chair', personName, heldTo });
const facts = (over: Partial<LeadershipFacts> = {}): LeadershipFacts => ({
  role: 'headteacher',
  posts: [],
  published: null,
  hasBoard: true,
  ...over,
});
const kinds = (over: Partial<LeadershipFacts>): string[] => assessLeadership(facts(over), today).reasons.map(({ kind }) => kind);

describe('what the posts of those who lead say', () => {
  it.each([
    ['nothing for a head of long standing', [post('substantive', '2015-09-01')], []],
    ['a vacancy', [post('vacant', '2026-09-01')], ['vacant']],
    [
      'an acting head, who covers a holder',
      [post('substantive', '2015-09-01'), post('acting', '2026-09-07', { personName: 'Tom Quill' })],
      ['acting'],
    ],
    ['an interim head', [post('interim', '2026-09-01')], ['interim']],
    ['a head in the first two years', [post('substantive', '2024-11-24')], ['first-two-years']],
    ['no more after two years to the day', [post('substantive', '2024-11-23')], []],
    ['no head who is to begin', [post('substantive', '2027-01-01')], []],
    [
      'the third head in five years',
      [
        post('substantive', '2015-09-01', { heldTo: '2022-08-31' }),
        post('substantive', '2022-09-01', { personName: 'Tom Quill', heldTo: '2024-08-31' }),
        post('substantive', '2024-09-01', { personName: 'Rufus Larch' }),
      ],
      ['third-head'],
    ],
    [
      'no third head where one of them left before',
      [
        post('substantive', '2015-09-01', { heldTo: '2021-11-22' }),
        post('substantive', '2021-11-23', { personName: 'Tom Quill', heldTo: '2023-08-31' }),
        post('substantive', '2023-09-01', { personName: 'Rufus Larch' }),
      ],
      [],
    ],
    [
      'no third head where somebody only acted',
      [
        post('substantive', '2015-09-01', { heldTo: '2023-08-31' }),
        post('acting', '2023-03-01', { personName: 'Tom Quill', heldTo: '2023-05-31' }),
        post('substantive', '2023-09-01', { personName: 'Rufus Larch' }),
      ],
      [],
    ],
    [
      'one head, however the name was written',
      [
        post('substantive', '2015-09-01', { heldTo: '2022-08-31' }),
        post('substantive', '2022-09-01', { personName: 'I Fenby', heldTo: '2023-08-31' }),
        post('substantive', '2023-09-01', { personName: 'Ida Fenbey' }),
      ],
      [],
    ],
    ['a chair’s vacancy', [post('substantive', '2015-09-01'), chair(null, '2026-07-20')], ['chair-vacant']],
    [
      'two chairs in three years',
      [post('substantive', '2015-09-01'), chair('Anna Reed', '2018-01-01', '2025-08-31'), chair('Bo Reed', '2025-09-01')],
      ['chair-turnover'],
    ],
    [
      'one chair, whoever chaired before',
      [post('substantive', '2015-09-01'), chair('Anna Reed', '2018-01-01', '2023-11-22'), chair('Bo Reed', '2023-11-23')],
      [],
    ],
    ['a last day that is recorded', [post('substantive', '2015-09-01', { heldTo: '2027-08-31' })], ['leaving']],
  ] as const)('%s', (_, posts, expected) => {
    expect(kinds({ posts })).toEqual(expected);
  });

  it('says the fact, since when, and who says so', () => {
    const [reason] = assessLeadership(
      facts({ posts: [post('interim', '2026-05-04', { heldTo: '2026-12-31', source: 'The trust’s notice' })] }),
      today,
    ).reasons;
    expect(reason).toEqual({
      kind: 'interim',
      role: 'headteacher',
      since: '2026-05-04',
      says: 'Ida Fenby has been interim head since 4 May 2026, to 31 December 2026.',
      source: 'The trust’s notice',
    });
  });

  it('takes a new name in the published register for a new head, where no post says otherwise', () => {
    const published = { name: 'Tom Quill', asAt: '2026-10-12', changes: [{ before: 'Ida Fenby', after: 'Tom Quill', on: '2026-10-12' }] };
    expect(kinds({ published })).toEqual(['first-two-years']);
    expect(kinds({ published: { ...published, changes: [{ before: 'Tom Quil', after: 'Tom Quill', on: '2026-10-12' }] } })).toEqual([]);
    expect(kinds({ published: { ...published, changes: [{ before: 'Ida Fenby', after: 'Tom Quill', on: '2023-10-12' }] } })).toEqual([]);
    expect(kinds({ published, posts: [post('substantive', '2019-09-01', { personName: 'Tom Quill', heldTo: '2026-10-31' })] })).toEqual([]);
  });

  it('counts heads of the published register too', () => {
    const changes = [
      { before: 'Tom Quill', after: 'Rufus Larch', on: '2023-10-12' },
      { before: 'Ida Fenby', after: 'Tom Quill', on: '2022-10-12' },
    ];
    const led = assessLeadership(facts({ published: { name: 'Rufus Larch', asAt: '2026-10-12', changes } }), today);
    expect(led.reasons).toMatchObject([{ kind: 'third-head', source: 'Get information about schools' }]);
  });
});

describe('what is not known', () => {
  it('is said, and never taken for well', () => {
    const led = assessLeadership(facts(), today);
    expect(led.leads).toBeNull();
    expect(led.notKnown).toEqual([
      'Who the head is, is not known.',
      'Who led before is not known for all of the last five years.',
      'Who chairs is not recorded.',
    ]);
  });

  it('is since when, where the published register says the name alone', () => {
    const led = assessLeadership(facts({ published: { name: 'Tom Quill', asAt: '2026-10-12', changes: [] } }), today);
    expect(led.leads).toMatchObject({ name: 'Tom Quill', standing: null, since: null });
    expect(led.notKnown[0]).toBe('Since when Tom Quill has been head, and how the post is held, is not recorded.');
  });

  it('is since when no longer, where somebody gave the first day of the very person', () => {
    const changes = [{ before: 'Ida Fenby', after: 'Tom Quill', on: '2026-10-12' }];
    const published = { name: 'Mr Tom Quill', asAt: '2026-10-12', changes };
    const told = { name: 'Tom Quill', firstDay: '2026-09-01', source: 'as its induction was told' };
    const led = assessLeadership(facts({ published, told }), today);
    expect(led.leads).toMatchObject({ standing: null, since: '2026-09-01', source: 'Get information about schools, as at 12 October 2026; as its induction was told' }); // prettier-ignore
    expect(led.notKnown[0]).toBe('How Mr Tom Quill holds the post is not recorded: record it under people in posts.');
    expect(led.reasons).toMatchObject([{ kind: 'first-two-years', since: '2026-10-12' }]);
    expect(led.reasons[0]?.says).toMatch(/The first day was 1 September 2026\.$/);
    expect(kinds({ published, told: { ...told, firstDay: '2024-09-01' } })).toEqual([]);
    for (const of of [
      { ...told, name: 'Rufus Larch' },
      { ...told, firstDay: '2027-01-04' },
    ]) {
      const other = assessLeadership(facts({ published, told: of }), today);
      expect(other.leads?.since).toBe(null);
      expect(other.notKnown[0]).toMatch(/^Since when Mr Tom Quill/);
    }
    expect(assessLeadership(facts({ published, told, posts: [post('acting', '2026-11-02')] }), today).leads).toMatchObject({ since: '2026-11-02', source: 'The clerk' }); // prettier-ignore
  });

  it('says nothing of governors where there are none', () => {
    expect(assessLeadership(facts({ role: 'manager', hasBoard: false }), today).notKnown).toHaveLength(2);
  });
});

it('never gives a reason without its source', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => new Date(Date.UTC(2018, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  const held = fc.record({
    role: fc.constantFrom('headteacher' as const, 'chair' as const),
    standing: fc.constantFrom('substantive' as const, 'acting' as const, 'interim' as const),
    personName: fc.constantFrom('Ida Fenby', 'Tom Quill', 'Rufus Larch', 'Bo Reed'),
    heldFrom: day,
    heldTo: fc.option(day),
    source: fc.constant('The clerk'),
  });
  fc.assert(
    fc.property(fc.array(held, { maxLength: 6 }), (posts) => {
      const led = assessLeadership(facts({ posts }), today);
      for (const { source, says } of led.reasons) expect([source, says].every(Boolean)).toBe(true);
      // Whoever has no head today is known by it, or is said not to be known.
      expect(led.leads !== null || led.notKnown.length > 0).toBe(true);
      expect(new Set(led.reasons.filter(({ kind }) => kind !== 'leaving').map(({ kind }) => kind)).size).toBe(led.reasons.filter(({ kind }) => kind !== 'leaving').length);
    }),
  );
}); // prettier-ignore
