import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../clock.ts';
import { DatabaseHeldError } from './errors.ts';

// PGlite takes no lock on its directory, and two processes on one directory silently lose each other's rows.

interface Holder {
  readonly pid: number;
  /** What tells this process from an earlier or later one with the same number. */
  readonly processStart: string;
  readonly since: string;
}

/** When a running process began, in whatever form the system gives it; null when there is no such process. */
async function findProcessStart(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Anything but "no such process" means that there is one, of another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null;
  }
  try {
    if (process.platform === 'linux') {
      const [boot, stat] = await Promise.all([readFile('/proc/sys/kernel/random/boot_id', 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
      // The 22nd field, counted after the name, which is in brackets and may hold spaces.
      const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
      return `${boot.trim()}/${started}`;
    }
    if (process.platform === 'win32') return 'running';
    return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim();
  } catch {
    return 'running';
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isRunning(holder: Holder): Promise<boolean> {
  return (await findProcessStart(holder.pid)) === holder.processStart;
}

function refusal(directory: string, holder: Holder): DatabaseHeldError {
  const since = new Date(holder.since).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });
  return new DatabaseHeldError(
    `The data in ${directory} is in use by a running Waymark (process ${holder.pid}, since ${since}). Stop it first, or use another directory.`,
  );
}

/** Claims a data directory for this process; resolves to the function that gives it up. Throws `DatabaseHeldError`. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, 'waymark.lock');
  const own: Holder = { pid: process.pid, processStart: (await findProcessStart(process.pid)) ?? 'running', since: systemClock.now().toISOString() };
  const draft = join(directory, `waymark.lock.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link appears whole or not at all, and never over another.
        await link(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await readHolder(file);
      if (holder && (await isRunning(holder))) throw refusal(directory, holder);
      await setAside(file, holder);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    const holder = await readHolder(file);
    if (holder?.pid === own.pid && holder.since === own.since) await rm(file, { force: true });
  };
}

/** Removes the lock of a process that has gone, unless another has taken it over in the meantime. */
async function setAside(file: string, stale: Holder | null): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && JSON.stringify(moved) !== JSON.stringify(stale)) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
