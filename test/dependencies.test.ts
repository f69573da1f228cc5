import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
type Versions = Record<string, string>;
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  Versions
>;
const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
const page = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');
const described = [...page.matchAll(/^\| `(.+?)` \|/gm)].map(([, name]) => name);

describe('docs/dependencies.md', () => {
  it('says of every dependency what it is for, and of nothing else', () => {
    expect(described.toSorted()).toEqual(versions.map(([name]) => name).toSorted());
  });
});

describe('package.json', () => {
  it.each(versions)('pins %s exactly, since an older npm picks an older line for a range', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});
