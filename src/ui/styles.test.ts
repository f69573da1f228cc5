import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileStyles } from './compile-styles.ts';

const css = readFileSync(join(import.meta.dirname, 'assets/waymark.css'), 'utf8');
const colours = readFileSync(join(import.meta.dirname, 'styles/_colours.scss'), 'utf8');
const colour = (name: string): string => new RegExp(`^\\$${name}: (#[0-9a-f]{6})`, 'm').exec(colours)?.[1] ?? 'missing';

/** WCAG 2.2's relative luminance and contrast. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe('the style', () => {
  it('is compiled from its sources as they are now', () => {
    expect(css).toBe(compileStyles());
  });

  it('names neither the crown nor GDS Transport, and fetches nothing but its own typeface', () => {
    expect(css).not.toContain('GDS Transport');
    expect([...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address).filter((address) => !address?.includes('govuk-crest'))).toEqual([
      '"source-sans-3.woff2"',
    ]);
  });

  it.each([
    ['accent', '#ffffff'],
    ['link', '#ffffff'],
    ['link', colour('tint')],
    ['muted', '#ffffff'],
    ['muted', colour('tint')],
    ['text', colour('tint-strong')],
    ['accent-dark', colour('tint-strong')],
  ])('can be read: %s on %s', (name, ground) => {
    expect(contrast(colour(name), ground)).toBeGreaterThanOrEqual(4.5);
  });
});
