import { asAuthority } from '../platform/database/who-asks.ts';
import { accepted, type Result } from '../kernel/result.ts';
import { findMeantAuthority, listAuthorities } from '../register/index.ts';
import { listProgrammes, type ListedVersion, whatShips } from '../support/index.ts';
import { authorityOption, done, refuse, textOption, type Command, type Invocation, type Outcome } from './command.ts';
import type { OpenWaymark } from '../open-waymark.ts';

type Shipped = typeof whatShips;
const states = { 'draft': 'draft', 'in-force': 'in force', 'replaced': 'replaced' } as const;

/** The versions that a command means: of the authority’s programmes, or of what ships where there is no authority yet. */
async function findVersions({ db }: OpenWaymark, invocation: Invocation, shipped: Shipped): Promise<Result<readonly ListedVersion[]>> {
  const named = textOption(invocation, 'authority');
  const isNone = named === undefined && (await listAuthorities(db.kysely)).length === 0;
  const authority = isNone ? null : await findMeantAuthority(db.kysely, named);
  if (authority === null) return accepted(await listProgrammes(db.kysely, null, shipped));
  if (!authority.ok) return authority;
  const { id } = authority.value;
  return accepted(await asAuthority(id, () => listProgrammes(db.kysely, id, shipped)));
}

const counted = (count: number, what: string): string => `${String(count)} ${count === 1 ? what : `${what}s`}`;

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Programmes as data: which there are in which versions, what is wrong with them, and how they go. */
export function programmeCommandsFor(shipped: Shipped): readonly Command[] {
  const command = (
    words: string,
    about: string,
    options: Command['options'],
    answer: (versions: readonly ListedVersion[], invocation: Invocation) => Outcome,
  ): Command => ({
    words,
    arguments: '[PROGRAMME]',
    about,
    options: { ...options, ...authorityOption },
    fewest: 0,
    most: 1,
    run: async (waymark, invocation) => {
      const found = await findVersions(waymark, invocation, shipped);
      if (!found.ok) return refuse(found.reason);
      const [programme] = invocation.args;
      const meant = programme === undefined ? found.value : found.value.filter((one) => one.programme === programme);
      const known = [...new Set(found.value.map((one) => one.programme))].join(', ') || 'none ships';
      if (programme !== undefined && meant.length === 0) return refuse(`There is no programme “${programme}”: ${known}.`);
      return answer(meant, invocation);
    },
  });

  return [
    command(
      'programmes list',
      'Every version of every programme: its state, its stages and tasks, the runs under way on it and its faults',
      {},
      (versions) => {
        const rows = versions.map((one) => [
          one.programme,
          `version ${String(one.version)}`,
          states[one.state],
          `${counted(one.stages, 'stage')}, ${counted(one.tasks, 'task')}`,
          counted(one.runs, 'run'),
          counted(one.faults.length, 'fault'),
        ]);
        return done(
          versions.map(({ diagram: _, ...one }) => one),
          rows.length === 0 ? 'No programme ships.' : inColumns(rows),
        );
      },
    ),
    command(
      'programmes check',
      'What is wrong with the versions in force and the drafts: stages that nothing leads to, tasks without a day, and whatever else',
      {},
      (versions) => {
        const used = versions.filter(({ state }) => state !== 'replaced');
        const json = used.map(({ programme, version, state, faults }) => ({ programme, version, state, faults }));
        const lines = used.flatMap(({ programme, version, state, faults }) =>
          faults.map(({ at, says }) => `${programme}, version ${String(version)} (${states[state]}), ${at}: ${says}`),
        );
        // A draft may have faults; what runs begin under may not.
        if (used.some(({ state, faults }) => state === 'in-force' && faults.length > 0)) return { kind: 'faulty', reasons: lines, json };
        return done(
          json,
          [...lines, lines.length === 0 ? `${counted(used.length, 'version')} checked: no fault.` : 'The versions in force have no fault.'].join(
            '\n',
          ),
        );
      },
    ),
    command(
      'programmes diagram',
      'The state diagram of a programme, as text that Mermaid draws: of the version in force or the one named',
      { version: { type: 'string', about: 'Which version, by its number' } },
      (versions, invocation) => {
        const asked = textOption(invocation, 'version');
        const meant = versions.filter(({ version, state }) => (asked === undefined ? state === 'in-force' : String(version) === asked));
        if (meant.length === 0 && asked !== undefined) return refuse(`There is no version ${asked}.`);
        const text = meant.map(({ name, version, diagram }) => `%% ${name}, version ${String(version)}\n${diagram}`).join('\n\n');
        return done(
          meant.map(({ programme, name, version, diagram }) => ({ programme, name, version, diagram })),
          text || 'No programme ships.',
        );
      },
    ),
  ];
}

export const programmeCommands = programmeCommandsFor(whatShips);
