import { dateInWords } from '../../kernel/plain-date.ts';
import type { EntryEvent, Snapshot } from '../by-hand/list-entry-events.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { FactEntry, FactPlan } from './entered-fact.ts';
import { isFactName, kindOfFact } from './fact-kinds.ts';
import { showFactValue } from './fact-value.ts';
import type { PutBack } from './put-back-ends.ts';

export function answersOfFact(entry: FactEntry): readonly Answer[] {
  return [
    { label: kindOfFact(entry.fact).label, text: showFactValue(entry.fact, entry.value) },
    { label: 'True from', text: dateInWords(entry.validFrom) },
    { label: 'Last day', text: entry.validTo === null ? 'Still true, or not known' : dateInWords(entry.validTo) },
    { label: 'Source', text: entry.source },
  ];
}

/** What saving does to what was recorded before, in sentences. */
export function consequencesOfFact({ entry, endings, endsBefore }: FactPlan): readonly string[] {
  const { label } = kindOfFact(entry.fact);
  const ended = endings.map(
    ({ fact, validTo }) => `${label} of ${showFactValue(fact.fact, fact.value)} will be true to ${dateInWords(validTo)}, and no longer.`,
  );
  if (endsBefore === null || entry.validTo === null) return ended;
  return [
    ...ended,
    `This will be true to ${dateInWords(entry.validTo)}, the day before ${showFactValue(endsBefore.fact, endsBefore.value)} is recorded.`,
  ];
}

/** What withdrawing a fact does to those it had ended, in sentences. */
export function consequencesOfWithdrawal(ends: readonly PutBack[]): readonly string[] {
  return ends.map(({ fact, validTo }) => {
    const now = validTo === null ? 'will have no last day again' : `will be true to ${dateInWords(validTo)} instead`;
    return `This record ended ${kindOfFact(fact.fact).label} of ${showFactValue(fact.fact, fact.value)} on ${dateInWords(fact.validTo ?? '')}. That ${now}.`;
  });
}

export function factSpan(from: string, to: string | null): string {
  return to === null ? `from ${dateInWords(from)}` : `from ${dateInWords(from)} to ${dateInWords(to)}`;
}

export function showFactSnapshot(snapshot: Snapshot): readonly Answer[] {
  return answersOfFact(snapshot as unknown as FactEntry);
}

const done: Readonly<Record<string, string>> = {
  'fact.recorded': 'recorded',
  'fact.ended': 'ended',
  'fact.withdrawn': 'withdrew',
  'fact.put-back': 'put back the last day of',
};

export function describeFactEvent(event: EntryEvent): string {
  const said = event.after ?? event.before ?? {};
  const { fact, value, validFrom } = said;
  if (typeof fact !== 'string' || !isFactName(fact) || typeof value !== 'string' || typeof validFrom !== 'string')
    return `${event.by} changed a fact.`;
  return `${event.by} ${done[event.event] ?? 'changed'} ${kindOfFact(fact).label}: ${showFactValue(fact, value)}, from ${dateInWords(validFrom)}.`;
}
