import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setting } from './settings.ts';
import { settings } from './settings.ts';

const page = join(import.meta.dirname, '../../../docs/configuration.md');

/** `docs/configuration.md`, from the settings themselves. Run this file after changing one; a test tells when that was forgotten. */
export function configurationPage(): string {
  const rows = Object.entries<Setting<unknown>>(settings).map(
    ([name, { default: usual, flag, about }]) =>
      `| \`${name}\` | ${flag === undefined ? '' : `\`${flag}\``} | ${usual === undefined ? 'none' : `\`${usual}\``} | ${about} |`,
  );
  return [
    '# Configuration',
    '',
    'Made from `src/platform/config/settings.ts`. Each setting is a variable of the environment; where there is an option of `waymark start` as well, the option wins.',
    'What cannot be used is told at the start, all of it at once, and nothing is started.',
    '',
    '| variable | option | default | what it does |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'The demonstration is entered with `--demo` alone, and no variable enters it: signing in needs no password there, and a copied environment must not open a real service.',
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(page, configurationPage());
