import { describe, expect, it } from 'vitest';
import { fitNavigation } from './fit-navigation.ts';

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `Page ${String(index)}`, href: index === 0 ? '/' : `/page-${String(index)}` }));

describe('the navigation', () => {
  it('shows every page where there are eight or fewer', () => {
    expect(fitNavigation(items(8), '/').map(({ text }) => text)).toEqual(items(8).map(({ text }) => text));
  });

  it('shows seven and “More” where there are nine', () => {
    const shown = fitNavigation(items(9), '/');
    expect(shown).toHaveLength(8);
    expect(shown.at(-1)).toMatchObject({ text: 'More', href: '/more', current: false, active: false });
  });

  it.each([
    ['/', ['Page 0'], []],
    ['/page-2', ['Page 2'], []],
    ['/page-2/new', [], ['Page 2']],
    ['/page-20', [], []],
    ['/page-8', [], ['More']],
    ['/page-8/new', [], ['More']],
    ['/more', ['More'], []],
  ])('at %s says which page it is, and which it is within', (path, current, active) => {
    const shown = fitNavigation(items(9), path);
    expect(shown.filter((item) => item.current).map(({ text }) => text)).toEqual(current);
    expect(shown.filter((item) => item.active).map(({ text }) => text)).toEqual(active);
  });

  it('says one place alone where a page behind “More” lies within another', () => {
    const nested = [...items(8), { text: 'Tier changes', href: '/page-2/changes' }];
    expect(
      fitNavigation(nested, '/page-2/changes')
        .filter((item) => item.active || item.current)
        .map(({ text }) => text),
    ).toEqual(['More']);
    expect(
      fitNavigation(nested, '/page-2/other')
        .filter((item) => item.active || item.current)
        .map(({ text }) => text),
    ).toEqual(['Page 2']);
  });
});
