import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'CHANGELOG.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: root }).toSorted()];

/** Every first group of a pattern in a text, once. */
const allIn = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].flatMap(([, found]) => found ?? []))];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links only to what is there', () => {
    const links = allIn(text, /\]\(([^)\s#]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const paths = allIn(text, /`((?:src|docs|test|demo|bench|bin|migrations)\/[\w./-]*)`/g);
    const templates = allIn(text, /[`"](ui\/[\w./-]+\.njk)[`"]/g).map((template) => `src/${template}`);
    expect([...paths, ...templates].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only scripts that npm knows', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(allIn(text, /npm run ([\w:-]+)/g).filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it('names only commands that waymark has', () => {
    const named = allIn(
      text,
      /npx waymark ([a-z]+(?: (?:create|list|show|accept|discard|revoke|disable|password|reset-second-factor|verify|anchor|check|raise|evaluate|propose|ees|add|load|diagram)\b)?)/g,
    );
    expect(named.filter((command) => command !== 'help' && !overviewOfCommands().includes(command))).toEqual([]);
  });

  it('gives its samples only permissions that somebody may have', () => {
    const known = allIn(read('src/register/access/permission-names.ts'), /readonly '([\w.]+)': '(?:service|record)'/g);
    expect(known.length).toBeGreaterThan(0);
    expect(allIn(text, /permission: '([\w.-]+)'/g).filter((permission) => ![...known, 'anyone', 'signed-in'].includes(permission))).toEqual([]);
  });
});

let overview: readonly string[] | undefined;

/** The words that each line of `waymark help` begins with. */
function overviewOfCommands(): readonly string[] {
  overview ??= execFileSync(process.execPath, [join(root, 'src/cli.ts'), 'help'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => /^\s+((?:[a-z-]+ ?)+)/.exec(line)?.[1]?.trim() ?? []);
  return overview;
}
