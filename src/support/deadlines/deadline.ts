import { hasWords } from '../../kernel/plain-text.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { DueDay } from '../../register/index.ts';

/** How something with a day stands. `lapsing`: a right or a power that is over soon, and cannot be made good afterwards. */
export const standings = { late: 'Late', lapsing: 'Lapses soon', soon: 'Due within a week', due: 'Due', waiting: 'Day not known yet' } as const;
export type Standing = keyof typeof standings;

/** Days before. Provisional: not from the published framework. */
const ahead = { soon: 7, lapsing: 28, month: 28 } as const;

export function standingOf({ on, lapses }: Pick<DueDay, 'on' | 'lapses'>, today: string): Standing {
  if (on === null) return 'waiting';
  if (on < today) return 'late';
  if (lapses && on <= addDays(today, ahead.lapsing)) return 'lapsing';
  return on <= addDays(today, ahead.soon) ? 'soon' : 'due';
}

/** Whether it comes within four weeks, or is late: what a list shows unless more is asked for. */
export const isNear = ({ on }: Pick<DueDay, 'on'>, today: string): boolean => on !== null && on <= addDays(today, ahead.month);

/** What has a day, whose it is, and of which programme where it is of one. */
export interface Deadline extends DueDay {
  readonly programme: { readonly key: string; readonly name: string } | null;
  readonly provider: { readonly id: number; readonly name: string; readonly localityName: string | null; readonly localitySlug: string | null };
  readonly standing: Standing;
}

export const spans = {
  near: 'Late, or due within four weeks',
  late: standings.late,
  lapsing: standings.lapsing,
  soon: standings.soon,
  all: 'All that come',
} as const;
export type SpanName = keyof typeof spans;

export interface DeadlineFilter {
  readonly span: SpanName;
  /** A kind, or "programme:" and the key of one. */
  readonly kind: string | null;
  readonly locality: string | null;
  /** Words of the provider’s name. */
  readonly provider: string;
}

export function matches(line: Deadline, { span, kind, locality, provider }: DeadlineFilter, today: string): boolean {
  const { on, standing, provider: whose } = line;
  const inSpan = span === 'all' || (span === 'near' ? isNear({ on }, today) : standing === span);
  const ofKind = kind === null || kind === line.kind || (line.programme !== null && kind === `programme:${line.programme.key}`);
  return inSpan && ofKind && (locality === null || whose.localitySlug === (locality === 'none' ? null : locality)) && hasWords(whose.name, provider);
}

/** Those that come first at the top, so that what is latest of all leads; what has no day comes last. Of one day in the order of providers’ names. */
export function inOrder(lines: readonly Deadline[]): Deadline[] {
  const at = ({ on, provider }: Deadline): readonly string[] => [on ?? '9999-12-31', provider.name];
  return lines.toSorted((one, other) => {
    const [a, b] = [at(one), at(other)];
    return compare(a[0] ?? '', b[0] ?? '') || compare(a[1] ?? '', b[1] ?? '');
  });
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
