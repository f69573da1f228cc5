import { dateInWords } from '../../kernel/plain-date.ts';
import type { Answer, EntryEvent, Snapshot } from '../../register/index.ts';
import type { EnteredKind } from './entered-inspection.ts';
import { kindWords } from './timeline.ts';

/** How a record reads, from what was entered or from what the audit trail kept of it. */
export function answersOfInspection(said: Snapshot): readonly Answer[] {
  const optional = (label: string, value: string | number | null | undefined): Answer[] =>
    value === null || value === undefined ? [] : [{ label, text: String(value) }];
  return [
    { label: 'Kind', text: kindWords[said['kind'] as EnteredKind] },
    { label: 'Began on', text: dateInWords(String(said['inspectedOn'])) },
    ...(typeof said['publishedOn'] === 'string' ? [{ label: 'Published on', text: dateInWords(said['publishedOn']) }] : []),
    { label: 'Inspected by', text: String(said['body']) },
    { label: 'Of', text: said['who'] === 'predecessor' ? 'The predecessor' : 'The present school or setting' },
    ...optional('Overall effectiveness', said['overall']),
    ...optional('Judgements', said['judgements']),
    ...optional('Safeguarding', said['safeguarding']),
    ...optional('Category of concern', said['category']),
    ...optional('Outcome', said['outcome']),
    { label: 'Source', text: String(said['source']) },
  ];
}

export const inspectionEvents = { 'entered-inspection.recorded': 'Recorded', 'entered-inspection.withdrawn': 'Withdrawn' };

export function describeInspectionEvent(event: EntryEvent): string {
  const said = event.after ?? event.before ?? {};
  const done = event.event === 'entered-inspection.withdrawn' ? 'withdrew' : 'recorded';
  const on = said['inspectedOn'];
  return `${event.by} ${done} the inspection${typeof on === 'string' ? ` of ${dateInWords(on)}` : ''}.`;
}
