import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEstablishment, establishmentsFile } from '../../demo/builders/establishment.ts';
import { smallAreasFile } from '../../demo/builders/localities.ts';
import { type OpenWaymark, openWaymark } from '../open-waymark.ts';
import { runCommandLine } from './run-command-line.ts';

const cli = join(import.meta.dirname, '../cli.ts');
const school = buildEstablishment({ urn: 900101, name: 'Wendle Primary School', laCode: '999', laName: 'Ambermoor' });
const others = [2, 3, 4].map((n) => buildEstablishment({ urn: 900100 + n, name: `Pell School ${String(n)}`, number: `210${String(n)}` }));

let folder: string;
let data: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-cli-'));
  data = join(folder, 'data');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

// A command opens the folder and closes it again; here it stays open for the next, and what holds one process off is tried with processes below.
const opened = new Map<string, Promise<OpenWaymark>>();
const open: typeof openWaymark = async (config, options) => {
  const already = opened.get(config.dataDirectory) ?? openWaymark(config, options);
  opened.set(config.dataDirectory, already);
  return { ...(await already), close: async () => undefined };
};
afterAll(async () => {
  for (const one of opened.values()) await (await one).close();
});

// Vitest has a BASE_URL of its own.
const environment = { ...process.env, BASE_URL: '', DATABASE_URL: '' };

async function waymark(...args: string[]): Promise<Ran> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runCommandLine(args, {
    open,
    environment: { ...environment, WAYMARK_DATA: data },
    print: (text) => stdout.push(`${text}\n`),
    complain: (line) => stderr.push(`${line}\n`),
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

function runProcess(directory: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, ...args], { env: { ...environment, WAYMARK_DATA: directory } }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

function file(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function answered(...args: string[]): Promise<Record<string, unknown>> {
  const ran = await waymark(...args, '--json');
  if (ran.code !== 0) throw new Error(`waymark ${args.join(' ')} ended with ${String(ran.code)}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

// Told in order, as an operator would: each builds on what the one before left in the folder.
describe('an operator at the command line', { shuffle: false, timeout: 120_000 }, () => {
  it('is told a day that something is due, and why, before there is any authority', async () => {
    const due = await answered('calendar', 'add', '2026-12-21', '--working-days', '5');
    expect(due).toMatchObject({ date: '2026-12-30', why: expect.stringContaining('not counting 25 December 2026 (Christmas Day)') as string });
    const weeks = await answered('calendar', 'add', '2026-12-21', '--school-weeks', '6');
    expect(weeks).toMatchObject({
      date: expect.stringMatching(/^2027-0[23]-/) as string,
      why: expect.stringContaining('nobody has confirmed them') as string,
    });
    const events = [{ title: 'A jubilee', date: '2026-12-22', notes: '', bunting: true }];
    const path = file('bank-holidays.json', Buffer.from(JSON.stringify({ 'england-and-wales': { events } })));
    expect(await answered('calendar', 'load', path)).toEqual({ years: ['2026'], days: 1 });
    expect(await answered('calendar', 'add', '2026-12-21', '--working-days', '5')).toMatchObject({ date: '2026-12-31' });
  });

  it('is told of every command, and of a word that is none', async () => {
    const help = await waymark('help');
    expect(help).toMatchObject({ code: 0 });
    for (const words of [
      'authority create CODE',
      'import SOURCE FILE…',
      'fetch ees DATA-SET-ID',
      'tiers evaluate',
      'due',
      'release accept ID',
      'token create',
      'backup FILE',
      'restore FILE',
    ]) {
      expect(help.stdout).toContain(words);
    }
    const unknown = await waymark('imprt', 'x');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain('There is no command "imprt x".');
  });

  it('is told what comes first, where there is no authority', async () => {
    const areas = file('areas.csv', smallAreasFile(2021, [{ code: 'E01990101', name: 'Ambermoor 001A', locality: 'Tarmere' }]));
    const refused = await waymark('import', 'localities', areas);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('There is no authority yet.');
  });

  it('creates an authority once', async () => {
    expect(await answered('authority', 'create', '999')).toMatchObject({ laCode: '999', name: 'Local authority 999' });
    expect(await waymark('authority', 'create', '999')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is already an authority 999') as string,
    });
    expect(await waymark('authority', 'create', 'Ambermoor')).toMatchObject({ code: 2, stderr: expect.stringContaining('three digits') as string });
  });

  it('makes the first account with a password shown once, and refuses a role that is none', async () => {
    const account = ['account', 'create', '--email', 'a@example.invalid', '--name', 'Ada Example'];
    expect(await answered(...account, '--role', 'data-officer')).toMatchObject({
      role: 'data-officer',
      password: expect.stringMatching(/^[0-9a-f-]{29,}$/) as string,
    });
    expect(await waymark(...account, '--role', 'emperor')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"emperor" is not a role') as string,
    });
  });

  it('stops an import at the review, and goes on when told', async () => {
    const register = file('edubasealldata20260501.csv', establishmentsFile([school, ...others]));
    const staged = await answered('import', 'gias-establishments', register);
    expect(staged).toMatchObject({
      source: 'gias-establishments',
      state: 'waiting',
      rows: 4,
      new: 4,
      changed: 0,
      unchanged: 0,
      gone: 0,
      rejected: 0,
      quarantined: false,
    });
    const waiting = await waymark('import', 'gias-establishments', register);
    expect(waiting).toMatchObject({ code: 0 });
    expect(waiting.stdout).toContain(`This file is waiting for review already, as release ${String(staged['release'])}.`);
    const accepted = await answered('release', 'accept', String(staged['release']));
    expect(accepted).toMatchObject({ state: 'committed', release: staged['release'] });
    expect(await answered('authority', 'list')).toMatchObject([{ laCode: '999', name: 'Ambermoor' }]);
  });

  it('may load the same file again, which changes nothing', async () => {
    const again = await answered('import', 'gias-establishments', join(folder, 'edubasealldata20260501.csv'), '--accept');
    expect(again).toMatchObject({ state: 'already-loaded', rows: 4, new: 0, changed: 0, unchanged: 4, gone: 0 });
  });

  it('is asked again where more than a tenth would be gone, and not where the file is partial', async () => {
    const fewer = file('edubasealldata20260601.csv', establishmentsFile([school.with({ name: 'Wendle School' }), ...others.slice(1)]));
    const whole = await answered('import', 'gias-establishments', fewer, '--accept');
    expect(whole).toMatchObject({ state: 'waiting', changed: 1, gone: 1 });
    expect(await waymark('release', 'accept', String(whole['release']))).toMatchObject({ code: 2 });
    expect(await waymark('release', 'discard', String(whole['release']))).toMatchObject({ code: 0 });
    expect(await answered('import', 'gias-establishments', fewer, '--accept', '--partial')).toMatchObject({
      state: 'committed',
      changed: 1,
      gone: 0,
    });
  });

  it('reads why a file is quarantined on standard error, and still gets the counts as JSON', async () => {
    const renamed = establishmentsFile([school]).toString('latin1').replace('"Postcode"', '"Post code"');
    const bad = file('edubasealldata20260701.csv', Buffer.from(renamed, 'latin1'));
    const ran = await waymark('import', 'gias-establishments', bad, '--accept', '--json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('The column “Postcode” is missing. It may now be called “Post code”.');
    expect(JSON.parse(ran.stdout)).toMatchObject({ quarantined: true, new: 0 });
  });

  it('is refused an older file, a file that is not there, and an option that is none', async () => {
    const older = file('edubasealldata20260401.csv', establishmentsFile([school]));
    expect(await waymark('import', 'gias-establishments', older)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a later file is loaded') as string,
    });
    expect(await waymark('import', 'gias-establishments', join(folder, 'none.csv'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no such file') as string,
    });
    expect(await waymark('import', 'gias-establishments', older, '--fast')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--fast') as string,
    });
  });

  it('is told what would be proposed for each school, the same bytes each time, and why', async () => {
    const ask = ['tiers', 'evaluate', '--as-at', '2026-11-26'];
    const [first, second] = [await waymark(...ask, '--json'), await waymark(...ask, '--json')];
    expect(first).toMatchObject({ code: 0, stdout: second.stdout });
    const proposed = JSON.parse(first.stdout) as Record<string, unknown>[];
    const fields = ['urn', 'name', 'tier', 'confidence', 'floors', 'indicators', 'missing', 'criteria'];
    expect(proposed.map((one) => Object.keys(one))).toEqual(proposed.map(() => fields));
    expect(proposed.find(({ urn }) => urn === 900101)).toMatchObject({
      name: 'Wendle School',
      tier: 'secure',
      criteria: { version: 1, provisional: true, set: 'maintained' },
    });
    const table = await waymark(...ask);
    expect(table.stdout).toMatch(/900101 +Secure +\w+ +Wendle School/);
    expect(table.stdout).toContain('Secure+ 0, ');
    const explained = await waymark(...ask, '--urn', '900101');
    expect(explained.stdout).toContain(
      'Cause for Concern: A category of concern is in force: not known. Ofsted’s management information has not been loaded.',
    );
    for (const wrong of [
      ['--as-at', '2026-02-30'],
      ['--urn', 'x'],
      ['--urn', '900199'],
    ]) {
      expect(await waymark('tiers', 'evaluate', ...wrong)).toMatchObject({ code: 2, stdout: '' });
    }
  });

  it('is told what has a day at a school, and of one that is not there', async () => {
    const due = await answered('due', '--urn', '900101');
    expect(due).toMatchObject({ provider: { name: 'Wendle School', urn: 900101 }, authority: '999' });
    expect(due['deadlines']).toBeInstanceOf(Array);
    expect(await waymark('due')).toMatchObject({ code: 2, stderr: expect.stringContaining('Say which provider') as string });
    expect(await waymark('due', '--urn', '900999')).toMatchObject({ code: 2, stderr: expect.stringContaining('has the number 900999') as string });
  });

  it('keeps a backup, which fills another folder', async () => {
    const backup = join(folder, 'all.waymark');
    expect(await answered('backup', backup)).toMatchObject({ file: backup });
    expect(await waymark('backup', backup)).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') as string });
    const elsewhere = join(folder, 'elsewhere');
    expect(await waymark('restore', backup, '--data', elsewhere)).toMatchObject({ code: 0 });
    expect(await answered('authority', 'list', '--data', elsewhere)).toMatchObject([{ laCode: '999' }]);
    writeFileSync(backup, readFileSync(backup).subarray(0, -20));
    expect(await waymark('restore', backup, '--data', join(folder, 'third'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('damaged') as string,
    });
  });

  it('makes a token and shows it once', async () => {
    expect(await answered('token', 'create', '--role', 'auditor')).toMatchObject({
      token: expect.stringMatching(/^waymark_/) as string,
      role: 'auditor',
    });
  });

  it('revokes the token, and shuts the account of somebody who has left', async () => {
    const [token] = (await answered('token', 'list')) as unknown as { readonly id: number }[];
    expect(await answered('token', 'revoke', String(token?.id))).toMatchObject({ id: token?.id });
    expect(await answered('account', 'password', '--email', 'a@example.invalid')).toMatchObject({
      password: expect.stringMatching(/^[0-9a-f-]{29,}$/) as string,
    });
    expect(await waymark('account', 'reset-second-factor', '--email', 'a@example.invalid')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no authenticator app') as string,
    });
    expect(await answered('account', 'disable', '--email', 'A@example.invalid')).toMatchObject({ state: 'disabled' });
    expect(await answered('account', 'list')).toMatchObject([{ email: 'a@example.invalid', state: 'disabled' }]);
  });
});

describe('a command as a process', () => {
  it('answers on standard output, is refused with code 2 and a reason on standard error, and leaves the folder to the next', async () => {
    const own = join(folder, 'own');
    expect(await runProcess(own, 'authority', 'create', '999', '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"laCode":"999"') as string,
    });
    expect(await runProcess(own, 'authority', 'create', '999')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('There is already an authority 999') as string,
    });
  });

  it('says that another process has the folder, and stops', async () => {
    await waymark('authority', 'list');
    expect(await runProcess(data, 'authority', 'list')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('in use') as string });
  });
});
