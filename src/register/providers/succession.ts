import { daysBetween } from '../../kernel/plain-date.ts';
import { isOpen, type Status } from './classification.ts';

/** A line of GIAS's links file: what `linkUrn` is to `urn`. */
export interface Link {
  readonly urn: number;
  readonly linkUrn: number;
  readonly linkType: string;
}

/** What the register says of one establishment, so far as succession depends on it. */
export interface Lifespan {
  readonly status: Status;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

/** One establishment following another: the same provider going on (a conversion), or two providers that name each other. */
export interface Succession {
  readonly predecessor: number;
  readonly successor: number;
  readonly sameProvider: boolean;
  /** In words, for the provider page. */
  readonly relation: 'became' | 'merged into' | 'split into' | 'was followed by';
}

interface Pair {
  readonly predecessor: number;
  readonly successor: number;
  plain: boolean;
  split: boolean;
}

const YEAR_AND_A_TERM = 500;

/** Reads both directions of every link into one pair; where either direction says merged, amalgamated or split, the pair is so. */
function pairsOf(links: Iterable<Link>): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { urn, linkUrn, linkType } of links) {
    const forwards = linkType.startsWith('Successor');
    if (!forwards && !linkType.startsWith('Predecessor') && linkType !== 'Result of Amalgamation') continue;
    if (urn === linkUrn) continue;
    const predecessor = forwards ? urn : linkUrn;
    const successor = forwards ? linkUrn : urn;
    const key = `${String(predecessor)}>${String(successor)}`;
    const pair = pairs.get(key) ?? { predecessor, successor, plain: true, split: false };
    pair.plain &&= linkType === 'Successor' || linkType === 'Predecessor';
    pair.split ||= linkType.includes('Split');
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}

function countBy(pairs: readonly Pair[], of: (pair: Pair) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(of(pair), (counts.get(of(pair)) ?? 0) + 1);
  return counts;
}

/**
 * Whether the successor began as the predecessor ended. A junior school that closes into the infants' next door is linked to it in the same
 * words as a conversion; but the infants' was there before, so its record has no opening date or a much earlier one.
 */
function isHandOver(before: Lifespan | undefined, after: Lifespan | undefined): boolean {
  if (!before || !after) return true;
  if (isOpen(before.status) && isOpen(after.status)) return false;
  if (after.openedOn === null) return after.status === 'proposed';
  if (before.closedOn === null) return true;
  return Math.abs(daysBetween(before.closedOn, after.openedOn)) <= YEAR_AND_A_TERM;
}

/**
 * Decides, for every pair of linked establishments, whether they are one provider through time.
 * A conversion is one to one and end to end; a merger has several predecessors, a split several successors, and those stay apart and name each other.
 * A URN that the loaded register does not hold (links are published ahead of it) counts by its links alone.
 */
export function decideSuccessions(links: Iterable<Link>, lifespan: (urn: number) => Lifespan | undefined): Succession[] {
  const pairs = pairsOf(links);
  const isConversion = (pair: Pair): boolean => pair.plain && isHandOver(lifespan(pair.predecessor), lifespan(pair.successor));
  const conversions = pairs.filter(isConversion);
  const converting = new Set(conversions);
  const predecessorsOf = countBy(conversions, (pair) => pair.successor);
  const successorsOf = countBy(conversions, (pair) => pair.predecessor);
  const known = new Set(pairs.map((pair) => `${String(pair.predecessor)}>${String(pair.successor)}`));
  return pairs.map((pair) => {
    const { predecessor, successor, split } = pair;
    const several = (predecessorsOf.get(successor) ?? 0) > 1;
    const divided = (successorsOf.get(predecessor) ?? 0) > 1;
    const circular = known.has(`${String(successor)}>${String(predecessor)}`);
    const sameProvider = converting.has(pair) && !several && !divided && !circular;
    if (sameProvider) return { predecessor, successor, sameProvider, relation: 'became' };
    if (circular) return { predecessor, successor, sameProvider, relation: 'was followed by' };
    return { predecessor, successor, sameProvider, relation: split || divided ? 'split into' : 'merged into' };
  });
}

/** Chains of URNs that are one provider, first to last. Every URN stands in one chain at most. */
export function chainsOf(successions: readonly Succession[]): number[][] {
  const next = new Map<number, number>();
  const continued = new Set<number>();
  for (const { predecessor, successor, sameProvider } of successions) {
    if (!sameProvider) continue;
    next.set(predecessor, successor);
    continued.add(successor);
  }
  const chains: number[][] = [];
  for (const first of next.keys()) {
    if (continued.has(first)) continue;
    const chain = [first];
    for (let urn = next.get(first); urn !== undefined; urn = next.get(urn)) chain.push(urn);
    chains.push(chain);
  }
  return chains;
}

/** The URN that a provider goes by now: the last that is open, else the last proposed to open, else the last it had that the register holds. */
export function presentUrn(chain: readonly number[], lifespan: (urn: number) => Lifespan | undefined): number | undefined {
  const held = chain.filter((urn) => lifespan(urn) !== undefined);
  const inStatus = (wanted: (status: Status) => boolean): number | undefined =>
    held.findLast((urn) => {
      const life = lifespan(urn);
      return life !== undefined && wanted(life.status);
    });
  return inStatus(isOpen) ?? inStatus((status) => status === 'proposed') ?? held.at(-1);
}
