import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { accountCommands } from './account-commands.ts';
import { auditCommands } from './audit-commands.ts';
import { authorityCommands } from './authority-commands.ts';
import { backupCommand } from './backup-commands.ts';
import { calendarCommands } from './calendar-commands.ts';
import type { Command, Invocation, Outcome } from './command.ts';
import { databaseCommands } from './database-commands.ts';
import { dueCommands } from './due-commands.ts';
import { figureCommands } from './figure-commands.ts';
import { fetchEesCommand } from './fetch-commands.ts';
import { helpFor, overviewOfCommands } from './help.ts';
import { importCommand } from './import-commands.ts';
import { releaseCommands } from './release-commands.ts';
import { runRestore } from './restore.ts';
import { tierCommands } from './tier-commands.ts';
import { programmeCommands } from './programme-commands.ts';
import { proposalCommands } from './proposal-commands.ts';
import { tokenCommands } from './token-commands.ts';
import { isExpected } from './expected-errors.ts';
import type { openWaymark } from '../open-waymark.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { anonymous } from '../platform/identity/actor.ts';

const commands: readonly Command[] = [
  ...authorityCommands,
  ...accountCommands,
  ...tokenCommands,
  importCommand,
  fetchEesCommand,
  ...releaseCommands,
  ...figureCommands,
  ...tierCommands,
  ...proposalCommands,
  ...programmeCommands,
  ...calendarCommands,
  ...dueCommands,
  ...auditCommands,
  backupCommand,
  ...databaseCommands,
];

const commonOptions = {
  'data': { type: 'string' },
  'database-url': { type: 'string' },
  'json': { type: 'boolean' },
  'help': { type: 'boolean' },
} as const;

/** What a command line works with: the process has its own, and a test hands in others. */
export interface CommandLine {
  readonly open: typeof openWaymark;
  /** Where it is not given, the process’s own. */
  readonly environment?: NodeJS.ProcessEnv;
  /** On standard output. */
  readonly print: (text: string) => void;
  /** On standard error. */
  readonly complain: (line: string) => void;
}

/** Runs one command and answers with its exit code: 0 done, 1 a fault of ours, 2 refused, with reasons on standard error. */
export async function runCommandLine(argv: readonly string[], line: CommandLine): Promise<number> {
  try {
    return await runWords(argv, line);
  } catch (error) {
    if (isExpected(error)) return speakingTo(line).complain(error.message);
    throw error;
  }
}

async function runWords(argv: readonly string[], line: CommandLine): Promise<number> {
  const { print, complain } = speakingTo(line);
  const [first] = argv;
  if (first === undefined || first === 'help' || first === '--help') return print(overviewOfCommands(commands));
  if (first === '--version') return print((await import('../platform/version.ts')).version);
  if (first === 'start') return (await import('../main.ts')).start(argv.slice(1));
  if (first === 'restore')
    return runRestore(argv.slice(1), { complain, print, ...(line.environment === undefined ? {} : { environment: line.environment }) });
  const command = commands.find((each) => each.words.split(' ').every((word, index) => argv[index] === word));
  if (!command) return complain(`There is no command "${argv.slice(0, 2).join(' ')}".`, overviewOfCommands(commands));
  return runCommand(command, argv.slice(command.words.split(' ').length), line);
}

async function runCommand(command: Command, argv: readonly string[], line: CommandLine): Promise<number> {
  const { print, complain } = speakingTo(line);
  const own = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  const { values, positionals } = parseArgs({ args: [...argv], options: { ...own, ...commonOptions }, allowPositionals: true, strict: true });
  if (values['help'] === true) return print(helpFor(command));
  if (positionals.length < command.fewest || positionals.length > command.most) return complain(`It is: ${helpFor(command)}`);
  const { data, 'database-url': databaseUrl } = values as { 'data'?: string; 'database-url'?: string };
  const flags = { ...(data === undefined ? {} : { data }), ...(databaseUrl === undefined ? {} : { databaseUrl }) };
  const config = readConfig(flags, line.environment);
  const operator = { ...anonymous, kind: 'operator', name: `${userInfo().username} at the command line` } as const;
  const invocation: Invocation = { args: positionals, options: values, clock: systemClock, operator, say: line.complain };
  const waymark = await line.open(config, { doesJobs: false, clock: systemClock, say: line.complain });
  try {
    return report(await command.run(waymark, invocation), values['json'] === true, line);
  } finally {
    await waymark.close();
  }
}

function report(outcome: Outcome, json: boolean, line: CommandLine): number {
  const { print, complain } = speakingTo(line);
  if (outcome.kind !== 'done') {
    if (json && outcome.json !== undefined) print(JSON.stringify(outcome.json));
    complain(...outcome.reasons);
    return outcome.kind === 'faulty' ? 1 : 2;
  }
  return print(json ? JSON.stringify(outcome.json) : outcome.text);
}

const speakingTo = (line: CommandLine) => ({
  print: (text: string): 0 => {
    line.print(text);
    return 0;
  },
  complain: (...lines: readonly string[]): 2 => {
    for (const each of lines) line.complain(each);
    return 2;
  },
});
