import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'sass';

const source = join(import.meta.dirname, 'styles/waymark.scss');
const compiled = join(import.meta.dirname, 'assets/waymark.css');

/** The stylesheet as it should be. Run this file after changing a style; a test tells when that was forgotten. */
export function compileStyles(): string {
  const { css } = compile(source, {
    style: 'compressed',
    loadPaths: [join(import.meta.dirname, '../../node_modules')],
    quietDeps: true,
  });
  return `${css}\n`;
}

if (import.meta.main) writeFileSync(compiled, compileStyles());
