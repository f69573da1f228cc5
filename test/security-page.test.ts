import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every requirement of ASVS 4.0.3 at level 1 or 2, by section: what is left out was withdrawn by the standard itself, or is of level 3. */
const required: Readonly<Record<string, string>> = {
  '1.1': '1-7',
  '1.2': '1-4',
  '1.4': '1,4-5',
  '1.5': '1-4',
  '1.6': '1-4',
  '1.7': '1-2',
  '1.8': '1-2',
  '1.9': '1-2',
  '1.10': '1',
  '1.11': '1-2',
  '1.12': '2',
  '1.14': '1-6',
  '2.1': '1-12',
  '2.2': '1-3',
  '2.3': '1-3',
  '2.4': '1-5',
  '2.5': '1-7',
  '2.6': '1-3',
  '2.7': '1-6',
  '2.8': '1-7',
  '2.9': '1-3',
  '2.10': '1-4',
  '3.1': '1',
  '3.2': '1-4',
  '3.3': '1-4',
  '3.4': '1-5',
  '3.5': '1-3',
  '3.7': '1',
  '4.1': '1-3,5',
  '4.2': '1-2',
  '4.3': '1-3',
  '5.1': '1-5',
  '5.2': '1-8',
  '5.3': '1-10',
  '5.4': '1-3',
  '5.5': '1-4',
  '6.1': '1-3',
  '6.2': '1-6',
  '6.3': '1-2',
  '6.4': '1-2',
  '7.1': '1-4',
  '7.2': '1-2',
  '7.3': '1,3-4',
  '7.4': '1-3',
  '8.1': '1-4',
  '8.2': '1-3',
  '8.3': '1-8',
  '9.1': '1-3',
  '9.2': '1-4',
  '10.2': '1-2',
  '10.3': '1-3',
  '11.1': '1-8',
  '12.1': '1-3',
  '12.2': '1',
  '12.3': '1-6',
  '12.4': '1-2',
  '12.5': '1-2',
  '12.6': '1',
  '13.1': '1,3-5',
  '13.2': '1-3,5-6',
  '13.3': '1-2',
  '13.4': '1-2',
  '14.1': '1-4',
  '14.2': '1-6',
  '14.3': '2-3',
  '14.4': '1-7',
  '14.5': '1-4',
};
const numbers = Object.entries(required).flatMap(([section, ranges]) =>
  ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => `${section}.${String(from + index)}`);
  }),
);

const page = readFileSync(join(import.meta.dirname, '../docs/security.md'), 'utf8');
const lines = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(([, number = '', , answer = '', how = '']) => ({
  number,
  answer,
  how,
}));
const answers = ['met', 'in part', 'not met', 'deployment', 'none'];

describe('docs/security.md', () => {
  it('has one line for every requirement of levels 1 and 2, in their order', () => {
    expect(lines.map(({ number }) => number)).toEqual(numbers);
  });

  it('gives each an answer of those it explains, and says how', () => {
    expect(lines.filter(({ answer, how }) => !answers.includes(answer) || how.trim().length < 4)).toEqual([]);
  });

  it.each(answers)('counts its lines right: %s', (answer) => {
    const counted = new RegExp(`^\\| ${answer} \\| (\\d+) \\|$`, 'm').exec(page)?.[1];
    expect(counted).toBe(String(lines.filter((line) => line.answer === answer).length));
  });
});
