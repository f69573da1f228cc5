import { describe, expect, it } from 'vitest';
import { changeInRegister, endOf, faultOfFirstDay, inductionFor, newInPost, type PostNow, type PostOfHead, standingOfTitle } from './head-change.ts';

const today = '2026-11-23';
let ids = 0;
const post = (personName: string, heldFrom: string, over: Partial<PostOfHead> = {}): PostOfHead => ({
  id: (ids += 1),
  standing: 'substantive',
  personName,
  heldFrom,
  heldTo: null,
  source: 'The clerk',
  ...over,
});

describe('who is new in a post', () => {
  const before = post('Ida Fenby', '2015-09-01', { heldTo: '2026-08-31' });

  it.each([
    ['who began in September', [before, post('Rufus Larch', '2026-09-01')], ['Rufus Larch']],
    ['who is to begin in January', [before, post('Rufus Larch', '2027-01-01')], ['Rufus Larch']],
    ['nobody who began more than half a year ago', [post('Rufus Larch', '2026-05-01')], []],
    ['nobody whose time is over', [before, post('Rufus Larch', '2026-09-01', { heldTo: '2026-11-01' })], []],
    ['who acts', [before, post('Rufus Larch', '2026-09-01', { standing: 'acting' })], ['Rufus Larch']],
    [
      'whoever acted and is appointed',
      [post('Rufus Larch', '2026-06-01', { standing: 'acting', heldTo: '2026-10-31' }), post('Rufus Larch', '2026-11-01')],
      ['Rufus Larch'],
    ],
    ['nobody whose post was recorded in two parts', [before, post('Ida Fenby', '2026-09-01')], []],
  ] as const)('is whoever %s', (_, posts, names) => {
    expect(newInPost(posts, [], today).map((one) => one.post.personName)).toEqual(names);
  });

  it('is asked once, however the name is written', () => {
    const posts = [before, post('Rufus Larch', '2026-09-01')];
    expect(newInPost(posts, [{ personName: 'Mr Rufus Larche', standing: null }], today)).toEqual([]);
    expect(newInPost(posts, [{ personName: 'Rufus Larch', standing: 'acting' }], today)).toHaveLength(1);
    expect(newInPost(posts, [{ personName: 'Rufus Larch', standing: 'substantive' }], today)).toEqual([]);
  });

  it('is perhaps nobody new where the surname of whoever was asked about was corrected', () => {
    const asked = [{ personName: 'Ida Fenby', standing: 'substantive' }] as const;
    for (const posts of [[post('Ida Larch', '2026-09-01')], [post('Tom Quill', '2015-09-01'), post('Ida Larch', '2026-09-01')]])
      expect(newInPost(posts, asked, today)).toMatchObject([{ previousName: 'Ida Fenby', looksLike: 'perhaps-same' }]);
  });

  it('is shown beside who was before, with how alike the names are', () => {
    expect(newInPost([before, post('Ida Fenbey', '2026-09-01')], [], today)).toMatchObject([{ previousName: 'Ida Fenby', looksLike: 'corrected' }]);
    expect(newInPost([before, post('Rufus Larch', '2026-09-01')], [], today)).toMatchObject([{ previousName: 'Ida Fenby', looksLike: 'new' }]);
  });
});

describe('another name in the published register', () => {
  it.each([
    ['is somebody new', 'Ida Fenby', 'Rufus Larch', null, [], { looksLike: 'new', standing: null }],
    ['may be the same under another surname', 'Ida Fenby', 'Ida Larch', null, [], { looksLike: 'perhaps-same', standing: null }],
    ['may be a correction', 'Ida Fenby', 'Ida Fenbey', null, [], { looksLike: 'corrected', standing: null }],
    ['is nothing where capitals changed', 'Ida Fenby', 'IDA FENBY', null, [], null],
    ['is nothing where nobody is named', 'Ida Fenby', null, null, [], null],
    ['asks where nobody was named before', null, 'Rufus Larch', 'Interim Headteacher', [], { looksLike: 'new', standing: 'interim' }],
    [
      'is nothing where the authority knew already',
      'Ida Fenby',
      'Rufus Larch',
      null,
      [{ personName: 'R Larch', standing: 'substantive', heldTo: '2026-11-01' }],
      null,
    ],
    [
      'is nothing where whoever acts is named',
      'Ida Fenby',
      'Rufus Larch',
      'Headteacher',
      [{ personName: 'Rufus Larch', standing: 'acting', heldTo: null }],
      null,
    ],
    [
      'asks of whoever acted once and is named as head',
      'Ida Fenby',
      'Rufus Larch',
      'Headteacher',
      [{ personName: 'Rufus Larch', standing: 'acting', heldTo: '2025-08-31' }],
      { looksLike: 'new', standing: null },
    ],
    [
      'is nothing where whoever acted once is still named as acting',
      'Ida Fenby',
      'Rufus Larch',
      'Acting Head',
      [{ personName: 'Rufus Larch', standing: 'acting', heldTo: '2026-11-01' }],
      null,
    ],
  ] as const)('%s', (_, was, is, jobTitle, known, answer) => {
    expect(changeInRegister({ before: was, after: is, jobTitle }, known, '2026-11-16')).toEqual(answer);
  });

  it.each([
    ['Acting Headteacher', 'acting'],
    ['Interim Executive Head', 'interim'],
    ['Headteacher', null],
    [null, null],
  ] as const)('reads %s as %s', (title, standing) => {
    expect(standingOfTitle(title)).toBe(standing);
  });
});

it.each([
  ['maintained', 'substantive', 'headteacher-induction'],
  ['academy', null, 'headteacher-induction'],
  ['maintained', 'acting', 'acting-head-induction'],
  ['academy', 'interim', 'acting-head-induction'],
  ['early-years', 'substantive', 'setting-manager-induction'],
  ['early-years', 'acting', 'setting-manager-induction'],
] as const)('of %s, %s: %s', (track, standing, key) => {
  expect(inductionFor(track, standing)).toBe(key);
});

describe('an induction whose head has left', () => {
  const held = (personName: string | null, standing: PostNow['standing'], heldFrom: string, heldTo: string | null = null): PostNow => ({ personName, standing, heldFrom, heldTo });
  it.each([
    ['goes on while they hold it', 'headteacher-induction', [held('Rufus Larch', 'substantive', '2026-01-01')], null],
    ['goes on to their last day', 'headteacher-induction', [held('Rufus Larch', 'substantive', '2026-01-01', '2026-12-31')], null],
    ['is over after it', 'headteacher-induction', [held('Rufus Larch', 'substantive', '2026-01-01', '2026-10-31')], { how: 'head-left', on: '2026-10-31' }],
    ['says nothing where no post is recorded', 'headteacher-induction', [held('Ida Fenby', 'substantive', '2020-01-01')], null],
    ['of acting ends by appointment', 'acting-head-induction', [held('Rufus Larch', 'acting', '2026-05-01', '2026-08-31'), held('Rufus Larch', 'substantive', '2026-09-01')], { how: 'appointed', on: '2026-09-01' }],
    ['of acting ends by the holder’s return', 'acting-head-induction', [held('Rufus Larch', 'acting', '2026-05-01', '2026-08-31'), held('Ida Fenby', 'substantive', '2015-09-01')], { how: 'holder-back', on: '2026-08-31' }],
    ['of acting ends by a successor', 'acting-head-induction', [held('Rufus Larch', 'acting', '2026-05-01', '2026-08-31'), held('Tom Quill', 'substantive', '2026-09-01')], { how: 'successor', on: '2026-08-31' }],
    ['of acting ends where the post is vacant again', 'acting-head-induction', [held('Rufus Larch', 'acting', '2026-05-01', '2026-08-31'), held(null, 'vacant', '2026-05-01')], { how: 'head-left', on: '2026-08-31' }],
  ] as const)('%s', (_, programme, posts, answer) => {
    expect(endOf({ name: 'Rufus Larch', programme }, posts, today)).toEqual(answer);
  });
}); // prettier-ignore

describe('the first day of somebody who is new', () => {
  it.each([
    ['1900-01-04', 'is more than two years back: whoever has led since then is not new'],
    ['2024-11-22', 'is more than two years back'],
    ['2024-11-23', null],
    ['2027-09-01', null],
    ['2028-11-24', 'is more than two years ahead'],
  ])('%s: %s', (firstDay, says) => {
    const fault = faultOfFirstDay(firstDay, today);
    if (says === null) expect(fault).toBeNull();
    else expect(fault).toContain(says);
  });
});
