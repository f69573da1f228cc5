import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer, EntryEvent, Snapshot } from '../../register/index.ts';
import type { Finding, FindingEntry } from './finding.ts';
import { aboutKind, isFindingKind } from './finding-kinds.ts';

/** What everybody who sees findings is told of one that only named people may read. */
const restrictedWords = 'A confirmed safeguarding finding';

/** What was found, in a line that anybody who sees findings may read. */
export function findingInWords({ kind, value, title }: Pick<FindingEntry, 'kind' | 'value' | 'title'>): string {
  const { label, values, restricted } = aboutKind(kind);
  if (restricted) return restrictedWords;
  const said = value === null ? title : (values?.[value] ?? value);
  return said === null ? label : `${label}: ${said}`;
}

/** Since when, and until when where that is known. */
export function spanInWords({ kind, validFrom }: Pick<Finding, 'kind' | 'validFrom'>, until: string | null): string {
  const { ends, succession } = aboutKind(kind);
  if (!ends || succession === 'series') return `On ${dateInWords(validFrom)}${until === null ? '' : `, counted until ${dateInWords(until)}`}`;
  return until === null ? `Since ${dateInWords(validFrom)}` : `From ${dateInWords(validFrom)} to ${dateInWords(until)}`;
}

/** How a finding reads, from what was entered or from what the audit trail kept of it. */
export function answersOfFinding(said: FindingEntry): readonly Answer[] {
  const about = aboutKind(said.kind);
  const optional = (label: string, text: string | null | undefined): Answer[] => (text === null || text === undefined ? [] : [{ label, text }]);
  return [
    { label: 'Kind', text: about.label },
    ...optional('What was found', said.value === null ? null : (about.values?.[said.value] ?? said.value)),
    ...optional(about.title ?? 'Title', said.title),
    { label: about.from, text: dateInWords(said.validFrom) },
    ...(about.ends ? [{ label: 'Last day', text: said.validTo === null ? 'It still holds' : dateInWords(said.validTo) }] : []),
    ...optional(about.source ?? 'How it is known', said.source),
    ...optional('Document', said.documentReference),
  ];
}

/** The trail keeps no words of what only named people may read: those stay in the record alone. */
export function snapshotOf(entry: FindingEntry & { readonly ended?: Finding['ended'] }): Snapshot {
  const { kind, value, title, validFrom, validTo, source, documentReference, ended } = entry;
  const { restricted } = aboutKind(kind);
  const words = restricted ? {} : { source, documentReference };
  return { kind, value, title, validFrom, validTo: ended?.on ?? validTo, ...words };
}

export const findingEvents = { 'finding.recorded': 'Recorded', 'finding.ended': 'Ended', 'finding.withdrawn': 'Withdrawn' };

/** For somebody whose form was overtaken, who need not be one of those who may read it. */
export function describeFindingEvent(event: EntryEvent): string {
  const said = event.after ?? event.before;
  const kind = said?.['kind'];
  const what = typeof kind === 'string' && isFindingKind(kind) ? findingInWords(said as unknown as FindingEntry) : 'a finding';
  const done = findingEvents[event.event as keyof typeof findingEvents] as string | undefined;
  return `${event.by} ${(done ?? 'Changed').toLowerCase()}: ${what}.`;
}
