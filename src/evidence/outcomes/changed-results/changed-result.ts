import { isValue, statuses, type Statistic, type Status } from '../../../kernel/statistic.ts';
import { intervalOf } from '../comparing/interval.ts';
import type { BandEdges } from '../outcomes-means.ts';

export type Band = 'green' | 'amber' | 'red' | 'none';

export const bandLabels: Readonly<Record<Band, string>> = { green: 'Green', amber: 'Amber', red: 'Red', none: 'No band' };

/**
 * The band that criteria with these edges give an indicator: red only where the whole interval lies beyond. A percentage alone has one; an absent figure, or England's, has
 * none, nor has one that no criteria look at.
 */
export function bandOf(own: Statistic, england: Statistic, polarity: 'higher' | 'lower', edges: BandEdges | null): Band {
  if (edges === null || !isValue(own) || !isValue(england) || own.unit !== 'percent') return 'none';
  const ahead = (value: number): number => (polarity === 'higher' ? value - england.value : england.value - value);
  if (ahead(own.value) >= -edges.amberBeyond) return 'green';
  if (ahead(own.value) >= -edges.redBeyond) return 'amber';
  const interval = intervalOf(own);
  if (interval.kind === 'none') return 'red';
  return ahead(polarity === 'higher' ? interval.high : interval.low) < -edges.redBeyond ? 'red' : 'amber';
}

export interface SaidOnce {
  readonly status: Status | null;
  readonly statistic: Statistic;
}

export interface ChangedResult {
  /** The release before the latest, and the latest. */
  readonly before: SaidOnce;
  readonly after: SaidOnce;
  readonly bandBefore: Band;
  readonly bandAfter: Band;
  readonly movesBand: boolean;
}

/**
 * What the latest release changed of what the one before said of the same school, measure and year; null where there was one release alone, or both say the same. A value that
 * became a suppression has changed, and so has one that appeared.
 */
export function decideChange(
  versions: readonly SaidOnce[],
  england: Statistic,
  polarity: 'higher' | 'lower',
  edges: BandEdges | null,
): ChangedResult | null {
  const inOrder = versions.filter(({ status }) => status !== null).toSorted((one, other) => rank(one) - rank(other));
  const [before, after] = [inOrder.at(-2), inOrder.at(-1)];
  if (!before || !after || before.status === after.status || saysTheSame(before.statistic, after.statistic)) return null;
  const [bandBefore, bandAfter] = [bandOf(before.statistic, england, polarity, edges), bandOf(after.statistic, england, polarity, edges)];
  return { before, after, bandBefore, bandAfter, movesBand: bandBefore !== bandAfter };
}

const rank = ({ status }: SaidOnce): number => (status === null ? -1 : statuses.indexOf(status));

function saysTheSame(one: Statistic, other: Statistic): boolean {
  if (isValue(one) && isValue(other)) return one.value === other.value;
  return !isValue(one) && !isValue(other) && one.reason === other.reason;
}
