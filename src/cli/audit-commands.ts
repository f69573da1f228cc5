import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseAnchor } from '../platform/audit/anchor.ts';
import { findAnchor } from '../platform/audit/find-anchor.ts';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { findMeantAuthority } from '../register/index.ts';
import { done, refuse, textOption, type Command } from './command.ts';

const counted = (count: number, one: string): string => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
const theInstallation = 'installation';

const verify: Command = {
  words: 'audit verify',
  arguments: '',
  about: 'Look whether anything in the audit trail was changed, removed or put in since it was recorded',
  options: {
    anchor: { type: 'string', about: 'A file that `waymark audit anchor` wrote earlier, kept elsewhere: tells a cut-off end and a chain made anew' },
    authority: { type: 'string', about: `One chain alone: an authority’s code, or "${theInstallation}" for what belongs to none` },
  },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const code = textOption(invocation, 'authority');
    if (code !== undefined && code !== theInstallation) {
      const authority = await findMeantAuthority(db.kysely, code);
      if (!authority.ok) return refuse(authority.reason);
    }
    const file = textOption(invocation, 'anchor');
    const anchor = file === undefined ? null : parseAnchor(await readFile(file, 'utf8'));
    if (anchor && !anchor.ok) return refuse(anchor.reason);
    const found = await verifyAudit(db, {
      ...(anchor ? { anchor: anchor.value } : {}),
      ...(code === undefined ? {} : { only: code === theInstallation ? null : code }),
    });
    const what = `${counted(found.events, 'event')} in ${counted(found.chains, 'chain')}`;
    if (found.faultCount === 0) return done(found, `${what}: nothing has been changed.`);
    const more = found.faultCount - found.faults.length;
    const reasons = found.faults.map(({ sentence }) => sentence);
    if (more > 0) reasons.push(`And ${counted(more, 'more fault')}.`);
    return { kind: 'refused', reasons: [...reasons, `${what}: ${counted(found.faultCount, 'fault')}.`], json: found };
  },
};

const anchor: Command = {
  words: 'audit anchor',
  arguments: '',
  about: 'Where the chains of the audit trail end now, to be kept where nobody who can change the database can reach it',
  options: { file: { type: 'string', about: 'Write it into this file, instead of on standard output' } },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const file = textOption(invocation, 'file');
    if (file !== undefined && (await stat(file).catch(() => null))) return refuse(`${file} is there already. Choose another name.`);
    const made = await findAnchor(db.kysely, invocation.clock);
    const text = JSON.stringify(made, null, 2);
    if (file === undefined) return done(made, text);
    await writeFile(file, `${text}\n`, { flag: 'wx' });
    const events = made.chains.reduce((sum, { sequence }) => sum + sequence, 0);
    return done(made, `Wrote the ends of ${counted(made.chains.length, 'chain')} of ${counted(events, 'event')} to ${file}. Keep it elsewhere.`);
  },
};

export const auditCommands: readonly Command[] = [verify, anchor];
