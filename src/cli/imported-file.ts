import type { Problem, Release, StagedRelease } from '../datasets/index.ts';
import type { Result } from '../kernel/result.ts';

/** What became of one file: staged, and where it was asked for, accepted. */
export interface ImportedFile {
  readonly file: string;
  readonly staged: StagedRelease;
  /** Null where it was not to be accepted, or there was nothing to accept. */
  readonly acceptance: Result<unknown> | null;
  /** As it stands now. */
  readonly release: Release | null;
}

interface Counts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly rejected: number;
}

const none: Counts = { rows: 0, new: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0 };

/** The very same file changes nothing: every row it has is there already. */
function countsOf({ staged, release }: ImportedFile): Counts {
  if (!release || staged.outcome === 'refused') return none;
  if (staged.outcome !== 'already-loaded') return release.counts;
  return { ...none, rows: release.counts.rows, unchanged: release.counts.rows - release.counts.rejected };
}

function stateOf({ staged, release }: ImportedFile): string {
  return staged.outcome === 'waiting' ? (release?.state ?? 'waiting') : staged.outcome;
}

export function describeProblem(file: string, { line, column, value, reason }: Problem): string {
  const place = [line === 0 ? '' : `line ${String(line)}`, column === '' ? '' : `column ${column}`, value === '' ? '' : `value "${value}"`];
  return `${[file, ...place.filter((part) => part !== '')].join(', ')}: ${reason}`;
}

/** The one JSON answer of an import of one file or several. */
export function combineFiles(source: string, imported: readonly ImportedFile[]): Record<string, unknown> {
  const sum = (field: keyof Counts): number => imported.reduce((total, each) => total + countsOf(each)[field], 0);
  const totals = {
    rows: sum('rows'),
    new: sum('new'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    gone: sum('gone'),
    rejected: sum('rejected'),
  };
  const last = imported.at(-1);
  return {
    source,
    release: imported.findLast((each) => each.release !== null)?.release?.id ?? null,
    state: last ? stateOf(last) : null,
    ...totals,
    quarantined: imported.some((each) => each.staged.outcome === 'quarantined'),
    files: imported.map((each) => ({
      file: each.file,
      release: each.release?.id ?? null,
      layout: each.release?.layout ?? null,
      state: stateOf(each),
      ...countsOf(each),
      quarantined: each.staged.outcome === 'quarantined',
      reason: reasonOf(each),
      problems: each.release?.problems ?? [],
      notes: each.release?.notes ?? [],
    })),
  };
}

function reasonOf({ staged, acceptance }: ImportedFile): string | null {
  if (acceptance) return acceptance.ok ? null : acceptance.reason;
  return staged.reason;
}

/** What a person at the command line reads: one file's outcome, or the reasons it was refused. */
export function describeFile(imported: ImportedFile): { readonly text: string; readonly reasons: readonly string[] } {
  const { file, staged, release } = imported;
  if (staged.outcome === 'refused') return { text: '', reasons: [`${file}: ${staged.reason ?? 'refused'}`] };
  if (staged.outcome === 'quarantined') {
    const problems = release?.problems ?? [];
    return { text: '', reasons: [`${file} is quarantined: ${staged.reason ?? ''}`, ...problems.map((problem) => describeProblem(file, problem))] };
  }
  if (staged.outcome === 'already-loaded' || !release) return { text: `${file}: ${staged.reason ?? ''}`, reasons: [] };
  const n = (count: number): string => count.toLocaleString('en-GB');
  const { rows, changed, unchanged, gone, rejected } = release.counts;
  const counts = `${n(rows)} rows: ${n(release.counts.new)} new, ${n(changed)} changed, ${n(unchanged)} unchanged, ${n(gone)} gone, ${n(rejected)} rejected`;
  return { text: [`${file}: ${counts}.`, ...release.notes.map((note) => `  ${note}`), nextStep(imported, release)].join('\n'), reasons: [] };
}

function nextStep({ staged, acceptance }: ImportedFile, release: Release): string {
  const id = String(release.id);
  if (release.state === 'committed') return `  Committed as release ${id}.`;
  const refusal = acceptance && !acceptance.ok ? acceptance.reason : null;
  const waits = staged.reason ?? `Waiting for review as release ${id}.`;
  const accept = `npx waymark release accept ${id}${refusal === null ? '' : ' --gone-is-right'}`;
  return `  ${refusal === null ? '' : `${refusal} `}${waits} To see it: npx waymark release show ${id}. To go on: ${accept}`;
}
