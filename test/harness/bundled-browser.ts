import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Unpacks the Chromium that the npm package `@sparticuz/chromium` carries (Linux on x64 only), with the libraries and the font
 * that a bare machine lacks, and answers with the path of a script that starts it with them.
 *
 * The package's own `executablePath()` unpacks into the machine's shared temporary folder, where two test files that start
 * together would run each other's half-written binary. Here it becomes visible only when it is whole.
 */
export async function unpackBundledBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'waymark');
  const folder = join(cache, `chromium-${version}`);
  const start = join(folder, 'start-chromium');
  if (existsSync(start)) return start;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await unpackInto(unfinished, join(packageFolder, 'bin'));
    await writeFile(join(unfinished, 'fonts.conf'), fontsIn(join(folder, 'fonts', 'fonts')));
    await writeFile(join(unfinished, 'start-chromium'), START, { mode: 0o755 });
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Somebody else was first; theirs is as good.
    if (!existsSync(start)) throw error;
  }
  return start;
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  // The package unpacks into the temporary folder and takes no other.
  process.env['TMPDIR'] = folder;
  try {
    await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((file) => inflate(join(packed, file))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await chmod(join(folder, 'chromium'), 0o755);
}

/** The package's own file looks for the fonts in the shared temporary folder. */
const fontsIn = (folder: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>\n`;

/** The machine's own libraries and fonts come first; those that were packed for a bare machine stand in for what it lacks. */
const START = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
"$here/chromium" --version >/dev/null 2>&1 || export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
