import type { Buffer } from 'node:buffer';

/** One way of asking; each call is the next request of its kind. */
export interface Asked {
  readonly name: string;
  readonly ask: () => Promise<Buffer>;
}

/** Milliseconds: by the clock, and of processor time in all the process's threads, which a busy machine changes less. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly work: { readonly p50: number; readonly p95: number };
}

const warmUps = 30;

/** The place in the sorted list below which this share of it lies. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function summarise(values: readonly number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((one, other) => one - other);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** Asked in turns, A B A B: whatever else the machine does meets all of them alike. */
export async function measureInTurns(asked: readonly Asked[], times: number): Promise<readonly Times[]> {
  const taken = asked.map(() => ({ clock: [] as number[], work: [] as number[] }));
  for (let turn = -Math.min(warmUps, times); turn < times; turn += 1) {
    for (const [at, { ask }] of asked.entries()) {
      const [start, before] = [performance.now(), process.cpuUsage()];
      await ask();
      const { user, system } = process.cpuUsage(before);
      if (turn < 0) continue;
      taken[at]?.clock.push(performance.now() - start);
      taken[at]?.work.push((user + system) / 1000);
    }
  }
  return taken.map(({ clock, work }) => ({ ...summarise(clock), work: summarise(work) }));
}

const cell = (text: string | number, width: number): string => (typeof text === 'number' ? text.toFixed(text < 10 ? 2 : 1) : text).padStart(width);

/** A row of a table: its name, then each column right-aligned under its heading. */
export function tableRow(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(30) + cells.map((each) => cell(each, 9)).join('');
}
