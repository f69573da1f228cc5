import { stat } from 'node:fs/promises';
import { backup } from '../platform/database/backup.ts';
import { done, refuse, type Command } from './command.ts';

const total = (rows: Readonly<Record<string, number>>): number => Object.values(rows).reduce((sum, count) => sum + count, 0);

export const backupCommand: Command = {
  words: 'backup',
  arguments: 'FILE',
  about: 'Write everything into one file, which either kind of database can restore',
  options: {},
  fewest: 1,
  most: 1,
  run: async ({ db }, invocation) => {
    const [file = ''] = invocation.args;
    if (await stat(file).catch(() => null)) return refuse(`${file} is there already. Choose another name, or move it away first.`);
    const { rows } = await backup(db, file, invocation.clock);
    const { size } = await stat(file);
    return done({ file, bytes: size, rows: total(rows), tables: rows }, `Wrote ${total(rows).toLocaleString('en-GB')} rows to ${file}.`);
  },
};
