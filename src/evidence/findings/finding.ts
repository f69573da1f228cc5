import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import type { Decision } from '../../register/index.ts';
import { aboutKind, type FindingKind, type FindingKindWords } from './finding-kinds.ts';

/** What somebody confirms. `validTo` is the last day where it is known already; null: still. */
export interface FindingEntry {
  readonly kind: FindingKind;
  /** One of the kind's values; null where it has none. */
  readonly value: string | null;
  readonly title: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** How it is known, in words. */
  readonly source: string;
  readonly documentReference: string | null;
}

interface Done {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export interface Finding extends FindingEntry {
  readonly id: number;
  readonly providerId: number;
  readonly confirmedBy: string;
  /** A role's name; null for the command line. */
  readonly confirmedRole: string | null;
  readonly enteredAt: Date;
  /** `on` is the last day. */
  readonly ended: (Done & { readonly on: string }) | null;
  /** Set where it was entered in error: kept, and counted nowhere. */
  readonly withdrawn: Done | null;
}

/** Who confirms: `reaches` says whether the provider is theirs to record findings of. Null role: whoever runs the service. */
export interface Confirmer {
  readonly role: string | null;
  readonly reaches: boolean;
}

export function mayConfirm({ role, reaches }: Confirmer, kind: FindingKind): boolean {
  return reaches && (role === null || (aboutKind(kind).confirmedBy as readonly string[]).includes(role));
}

export function canHave(legalTrack: string, kind: FindingKind): boolean {
  return !aboutKind(kind).maintainedOnly || legalTrack === 'maintained';
}

export interface FindingFacts {
  readonly confirmer: Confirmer;
  /** Of the provider. */
  readonly legalTrack: string;
  /** The provider's findings that are not withdrawn. */
  readonly standing: readonly Finding[];
  readonly today: string;
}

const refuse = (field: string, reason: string, record?: number): Decision<never> => ({
  ok: false,
  field,
  reason,
  ...(record === undefined ? {} : { record }),
});

/** Whether it can be recorded: by whom, of which provider, in the words of its kind, and not against what stands already. */
export function decideFinding(entry: FindingEntry, { confirmer, legalTrack, standing, today }: FindingFacts): Decision<FindingEntry> {
  const { kind, validFrom, validTo } = entry;
  const about = aboutKind(kind);
  if (!mayConfirm(confirmer, kind)) return refuse('source', `Your role does not confirm this of this provider: ${about.label}`);
  if (!canHave(legalTrack, kind)) return refuse('source', 'This is recorded of maintained schools only');
  const shape = decideShape(entry, about);
  if (!shape.ok) return shape;
  if (validFrom > today) return refuse('from', `${about.from} must be today or earlier`);
  if (validTo !== null && !about.ends) return refuse('until', 'This is of one day, and has no last day');
  if (validTo !== null && validTo < validFrom) return refuse('until', 'The last day must be the same as or after the first day');
  const inTheWay = about.succession === 'every' ? undefined : standing.find((one) => one.kind === kind && one.validFrom === validFrom);
  if (inTheWay)
    return refuse('from', `One is recorded of ${dateInWords(validFrom)} already: if that is wrong, withdraw it, or enter another day`, inTheWay.id);
  return accepted(entry);
}

function decideShape({ value, title, source }: FindingEntry, about: FindingKindWords): Decision<null> {
  if (about.values === null ? value !== null : value === null || !Object.hasOwn(about.values, value)) return refuse('value', 'Select what was found');
  if ((about.title === null) !== (title === null)) return refuse('title', 'Enter what it is about');
  return source.trim() === '' ? refuse('source', 'Enter how it is known') : accepted(null);
}

/** Whether it may end on a day, which may be a day to come; once. */
export function decideEnding(finding: Finding, confirmer: Confirmer, lastDay: string): Decision<{ readonly on: string }> {
  const { kind, validFrom, ended } = finding;
  if (!mayConfirm(confirmer, kind)) return refuse('reason', 'Your role does not end this');
  if (!aboutKind(kind).ends) return refuse('reason', 'This is of one day, and does not end: if it was entered in error, withdraw it');
  if (ended) return refuse('until', `It is recorded as ending on ${dateInWords(ended.on)}: if that is wrong, withdraw it and record it again`);
  if (lastDay < validFrom) return refuse('until', `The last day must be the same as or after ${dateInWords(validFrom)}, the first day`);
  return accepted({ on: lastDay });
}

const isAfter = (one: Finding, other: Finding): boolean =>
  one.validFrom > other.validFrom || (one.validFrom === other.validFrom && one.id > other.id);

/** The next of a kind of which the latest holds: it takes this one's place on its first day. */
export function replacedBy(finding: Finding, standing: readonly Finding[]): Finding | null {
  if (aboutKind(finding.kind).succession !== 'latest') return null;
  const later = standing.filter((one) => one.kind === finding.kind && one.providerId === finding.providerId && isAfter(one, finding));
  return later.reduce<Finding | null>((first, one) => (first === null || isAfter(first, one) ? one : first), null);
}

/** The last day that is known of it, whatever takes its place. */
export const lastDayOf = ({ ended, validTo }: Finding): string | null => ended?.on ?? validTo;

/** What was known at an instant: without what was entered since, and with what was ended or withdrawn since as it stood. */
export function knownBy(findings: readonly Finding[], instant: Date): Finding[] {
  return findings
    .filter(({ enteredAt }) => enteredAt <= instant)
    .map((one) => ({
      ...one,
      ended: one.ended !== null && one.ended.at <= instant ? one.ended : null,
      withdrawn: one.withdrawn !== null && one.withdrawn.at <= instant ? one.withdrawn : null,
    }));
}

/** Those that hold on a day, the latest to begin first: begun, not ended before it, not withdrawn, and with nothing in their place. */
export function holdingOn(findings: readonly Finding[], day: string): Finding[] {
  const begun = findings.filter(({ withdrawn, validFrom }) => withdrawn === null && validFrom <= day);
  const holds = (one: Finding): boolean => (lastDayOf(one) ?? day) >= day && replacedBy(one, begun) === null;
  return begun.filter(holds).toSorted((one, other) => (isAfter(one, other) ? -1 : 1));
}
