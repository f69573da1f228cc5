import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownToCode } from '../checks-in-words.ts';
import { shippedDefinitions } from '../shipped-definitions.ts';
import { faultsOf } from './definition-faults.ts';
import { wordsOf } from './known-check.ts';
import { statesIndex, statesPage } from './definition-diagram.ts';

const folder = join(import.meta.dirname, '../../../docs/states');
const pages = new Map([
  ['README.md', statesIndex(shippedDefinitions)],
  ...shippedDefinitions.map((definition) => [`${definition.key}.md`, statesPage(definition, wordsOf(knownToCode))] as const),
]);
const written = (): string[] => globSync('*.md', { cwd: folder }).toSorted();

if (process.env['UPDATE_DOCS'] === '1') {
  mkdirSync(folder, { recursive: true });
  for (const file of written()) rmSync(join(folder, file));
  for (const [file, text] of pages) writeFileSync(join(folder, file), text);
}

describe('the programmes that ship', () => {
  it('have no fault', () => {
    const faults = shippedDefinitions.flatMap((definition) => faultsOf(definition, knownToCode).map(({ says }) => `${definition.key}: ${says}`));
    expect(faults).toEqual([]);
  });

  it('each have a page in docs/states, and there is none of any other (UPDATE_DOCS=1 writes them anew)', () => {
    expect(written()).toEqual([...pages.keys()].toSorted());
  });

  it('are what those pages say', () => {
    for (const [file, text] of pages) expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text);
  });
});
