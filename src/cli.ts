import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { accountCommands } from './cli/account-commands.ts';
import { auditCommands } from './cli/audit-commands.ts';
import { authorityCommands } from './cli/authority-commands.ts';
import { backupCommand } from './cli/backup-commands.ts';
import { calendarCommands } from './cli/calendar-commands.ts';
import type { Command, Invocation, Outcome } from './cli/command.ts';
import { databaseCommands } from './cli/database-commands.ts';
import { dueCommands } from './cli/due-commands.ts';
import { figureCommands } from './cli/figure-commands.ts';
import { fetchEesCommand } from './cli/fetch-commands.ts';
import { helpFor, overviewOfCommands } from './cli/help.ts';
import { importCommand } from './cli/import-commands.ts';
import { releaseCommands } from './cli/release-commands.ts';
import { runRestore } from './cli/restore.ts';
import { tierCommands } from './cli/tier-commands.ts';
import { programmeCommands } from './cli/programme-commands.ts';
import { proposalCommands } from './cli/proposal-commands.ts';
import { tokenCommands } from './cli/token-commands.ts';
import { isExpected } from './cli/expected-errors.ts';
import { openWaymark } from './open-waymark.ts';
import { systemClock } from './platform/clock.ts';
import { readConfig } from './platform/config/config.ts';
import { anonymous } from './platform/identity/actor.ts';

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

/** 0 done, 1 a fault of ours, 2 refused, with reasons on standard error. */
async function main(argv: readonly string[]): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === 'help' || first === '--help') return print(overviewOfCommands(commands));
  if (first === '--version') return print((await import('./platform/version.ts')).version);
  if (first === 'start') return (await import('./main.ts')).start(argv.slice(1));
  if (first === 'restore') return runRestore(argv.slice(1), { complain, print });
  const command = commands.find((each) => each.words.split(' ').every((word, index) => argv[index] === word));
  if (!command) return complain(`There is no command "${argv.slice(0, 2).join(' ')}".`, overviewOfCommands(commands));
  return runCommand(command, argv.slice(command.words.split(' ').length));
}

async function runCommand(command: Command, argv: readonly string[]): Promise<number> {
  const own = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  const { values, positionals } = parseArgs({ args: [...argv], options: { ...own, ...commonOptions }, allowPositionals: true, strict: true });
  if (values['help'] === true) return print(helpFor(command));
  if (positionals.length < command.fewest || positionals.length > command.most) return complain(`It is: ${helpFor(command)}`);
  const json = values['json'] === true;
  const say = (text: string): void => {
    console.error(text);
  };
  const { data, 'database-url': databaseUrl } = values as { 'data'?: string; 'database-url'?: string };
  const config = readConfig({ ...(data === undefined ? {} : { data }), ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const operator = { ...anonymous, kind: 'operator', name: `${userInfo().username} at the command line` } as const;
  const invocation: Invocation = { args: positionals, options: values, clock: systemClock, operator, say };
  const waymark = await openWaymark(config, { doesJobs: false, clock: systemClock, say });
  try {
    return report(await command.run(waymark, invocation), json);
  } finally {
    await waymark.close();
  }
}

function report(outcome: Outcome, json: boolean): number {
  if (outcome.kind !== 'done') {
    if (json && outcome.json !== undefined) print(JSON.stringify(outcome.json));
    complain(...outcome.reasons);
    return outcome.kind === 'faulty' ? 1 : 2;
  }
  return print(json ? JSON.stringify(outcome.json) : outcome.text);
}

function print(text: string): 0 {
  console.log(text);
  return 0;
}

function complain(...lines: readonly string[]): 2 {
  for (const line of lines) console.error(line);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (isExpected(error)) {
    process.exitCode = complain(error.message);
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}
