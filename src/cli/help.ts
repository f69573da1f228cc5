import type { Command } from './command.ts';

const common = [
  ['--data DIR', 'Where the embedded database keeps its files (or WAYMARK_DATA)'],
  ['--database-url URL', 'A PostgreSQL server instead (or DATABASE_URL)'],
  ['--json', 'Print machine-readable output'],
] as const;

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
}

export function helpFor(command: Command): string {
  const own = Object.entries(command.options).map(([name, { type, about }]) => [`--${name}${type === 'string' ? ' …' : ''}`, about] as const);
  return `waymark ${command.words} ${command.arguments}\n\n${command.about}.\n\n${columns([...own, ...common])}`;
}

export function overviewOfCommands(commands: readonly Command[]): string {
  const rows = [
    ['start [--port N] [--demo]', 'Run the service'] as const,
    ...commands.map((command) => [`${command.words} ${command.arguments}`.trim(), command.about.split(/[.:]/)[0] ?? ''] as const),
    ['restore FILE', 'Fill an empty database with a backup'] as const,
  ];
  return `waymark: the service a local authority runs its education improvement framework on\n\n${columns(rows)}\n\nEach takes:\n${columns(common)}\n  --help`;
}
