import { expect, it } from 'vitest';
import { rewindNames } from './published-heads.ts';

it('tells from the name of today, and what each file changed, who was named before', () => {
  const { name, changes } = rewindNames({ first: 'Rufus', last: 'Larch' }, '2026-10-12', [
    { on: '2026-10-12', before: { last: 'Fenby' } },
    { on: '2025-10-12', before: { first: 'Ida' } },
    { on: '2024-10-12', before: { first: null, last: null } },
  ]);
  expect(name).toBe('Rufus Larch');
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    ['Rufus Fenby', 'Rufus Larch'],
    ['Ida Fenby', 'Rufus Fenby'],
    [null, 'Ida Fenby'],
  ]);
});
