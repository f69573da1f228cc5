import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly path: string;
  readonly hash: string;
}

/** A migration that cannot be run, or a database that does not fit the code, in a sentence for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const fileName = /^(\d{4})-([a-z0-9-]+)\.(?:sql|ts)$/;

/** The migrations in a folder, in order. Throws `MigrationError` when a number is missing or doubled. */
export async function listMigrationFiles(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => /\.(?:sql|ts)$/.test(name) && !/\.(?:test|d)\.ts$/.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => readMigrationFile(directory, name)));
  files.forEach((file, index) => {
    const before = files[index - 1];
    if (before?.number === file.number) {
      throw new MigrationError(
        `Two migrations have the number ${show(file.number)}: ${before.name} and ${file.name}. Give the later one the next number.`,
      );
    }
    if (file.number !== index + 1)
      throw new MigrationError(`Migration ${show(index + 1)} is missing: the next in the folder is ${show(file.number)}-${file.name}.`);
  });
  return files;
}

async function readMigrationFile(directory: string, fileNameInFolder: string): Promise<MigrationFile> {
  const [, number, name] = fileName.exec(fileNameInFolder) ?? [];
  if (number === undefined || name === undefined) {
    throw new MigrationError(
      `"${fileNameInFolder}" is not named as a migration is: four digits, a hyphen, small letters and hyphens, and .sql or .ts.`,
    );
  }
  const path = join(directory, fileNameInFolder);
  // Line ends are not a change: Git writes them as the machine likes.
  const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(number), name, path, hash: createHash('sha256').update(text).digest('hex') };
}

export function show(number: number): string {
  return String(number).padStart(4, '0');
}
