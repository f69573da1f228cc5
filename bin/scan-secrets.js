// @ts-check
// Part of `npm run check`: looks through every file that Git keeps for what should never be in one. No secret is printed, only where it stands.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.js';

/** @typedef {{ line: number, kind: string, text: string }} Finding */

/** @type {readonly { kind: string, pattern: RegExp }[]} */
const known = [
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { kind: 'an AWS key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { kind: 'an Azure client secret', pattern: /\b[\w.~-]{3}\dQ~[\w.~-]{31,34}\b/g },
  { kind: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{30,})/g },
  { kind: 'a GitLab token', pattern: /\bglpat-[\w-]{20,}/g },
  { kind: 'a Google key', pattern: /\bAIza[\w-]{35}\b/g },
  { kind: 'a GOV.UK Notify key', pattern: /\b\w+(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}\b/g },
  { kind: 'a JSON web token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  { kind: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: 'a Slack token', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g },
  { kind: 'a Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/g },
  { kind: 'a token of Waymark’s own', pattern: /\bwaymark_[\w-]{43}(?![\w-])/g },
  // On this machine itself, or at a name that RFC 2606 keeps for examples, it opens nothing.
  {
    kind: 'a password in an address',
    pattern:
      /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`${}<>()|…]+:[^\s/@'"`${}<>()|…]+@(?!(?:127\.|localhost\b|(?:[\w-]+\.)*(?:example|invalid|test)\b))[\w.-]+/gi,
  },
];

/** A name that says so, and a value that no person would type. */
const assignment =
  /(?:secret|passw(?:or)?d|passphrase|token|credential|(?:api|access|private|signing)[_-]?key)\w*["'\]]?\s*[:=]\s*["'`]?([\w+/=.~-]{16,})(?![\w+/=.~-]|\()/gi;
/** Bits in a character: words of a language have about 3, random base 64 of this length has about 4.5. */
const RANDOM = 3.6;

/**
 * What may stay, how many of it at most, and why.
 * @type {readonly { file: string, kind: string, count: number, reason: string }[]}
 */
const allowed = [
  { file: 'src/platform/config/config.test.ts', kind: 'a password in an address', count: 3, reason: 'invented, to see that none is ever repeated' },
];

/** @param {string} text */
function bitsPerCharacter(text) {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce((sum, { length }) => sum - (length / text.length) * Math.log2(length / text.length), 0);
}

/**
 * @param {string} text of a file
 * @returns {Finding[]}
 */
export function findSecrets(text) {
  /** @param {number} at */
  const lineOf = (at) => text.slice(0, at).split('\n').length;
  const found = known.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ line: lineOf(match.index), kind, text: match[0] })),
  );
  for (const match of text.matchAll(assignment)) {
    const value = match[1] ?? '';
    const looksRandom = /\d/.test(value) && /[a-z]/i.test(value) && bitsPerCharacter(value) >= RANDOM;
    if (looksRandom) found.push({ line: lineOf(match.index), kind: 'a value that looks random under the name of a secret', text: value });
  }
  return found;
}

/** @returns {string[]} one line for each thing found in what Git keeps, or would keep */
export function scanTrackedFiles() {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return list
    .split('\0')
    .filter(Boolean)
    .flatMap((file) => {
      const byKind = Map.groupBy(findSecrets(readTracked(file)), ({ kind }) => kind);
      return [...byKind].flatMap(([kind, found]) => {
        const listed = allowed.find((entry) => entry.file === file && entry.kind === kind);
        return found.length <= (listed?.count ?? 0) ? [] : found.map(({ line }) => `${file}:${line} has what looks like ${kind}`);
      });
    });
}

/** @param {string} file */
function readTracked(file) {
  try {
    const bytes = readFileSync(join(root, file));
    return bytes.includes(0) ? '' : bytes.toString('utf8');
  } catch (error) {
    // Deleted, and the deletion not yet committed.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return '';
    throw error;
  }
}

if (import.meta.main) {
  const found = scanTrackedFiles();
  for (const line of found) console.log(line);
  if (found.length > 0) {
    console.log(
      'Take it out, and make it worthless wherever it works: what was once committed is known. If it is no secret, list it in bin/scan-secrets.js with the reason.',
    );
    process.exitCode = 1;
  }
}
