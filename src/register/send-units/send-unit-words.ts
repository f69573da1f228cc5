import { dateInWords } from '../../kernel/plain-date.ts';
import type { EntryEvent, Snapshot } from '../by-hand/list-entry-events.ts';
import type { Answer } from '../by-hand/show-history.ts';
import type { SendUnitEntry, SendUnitKind, SendUnitStage } from './send-unit.ts';

export const kindWords: Readonly<Record<SendUnitKind, { readonly text: string; readonly hint: string }>> = {
  'send-unit': { text: 'SEND unit', hint: 'Pupils are taught mainly within the unit.' },
  'resourced-provision': { text: 'Resourced provision', hint: 'Pupils spend most of their time in ordinary classes.' },
  'semh-alternative-provision': {
    text: 'SEMH alternative provision',
    hint: 'For social, emotional and mental health needs, run by or at this provider.',
  },
};

export const stageWords: Readonly<Record<SendUnitStage, { readonly text: string; readonly hint: string }>> = {
  pipeline: { text: 'In the pipeline', hint: 'Planned, with no day agreed.' },
  due: { text: 'Due to open', hint: 'Agreed, with a day to open.' },
  open: { text: 'Open', hint: 'Has opened.' },
  closed: { text: 'Closed', hint: 'Has closed, or the plan was dropped.' },
};

/** The primary needs by which the school census counts (Department for Education), as they are stored and shown. */
export const needs = [
  'Autistic spectrum disorder',
  'Hearing impairment',
  'Moderate learning difficulty',
  'Multi-sensory impairment',
  'Physical disability',
  'Profound and multiple learning difficulty',
  'Severe learning difficulty',
  'Social, emotional and mental health',
  'Specific learning difficulty',
  'Speech, language and communication needs',
  'Visual impairment',
  'Several needs',
] as const;

/** The stage with its day: "Open since 1 September 2024". */
export function stageAndDay({ stage, opensOn, closedOn }: Pick<SendUnitEntry, 'stage' | 'opensOn' | 'closedOn'>, today: string): string {
  switch (stage) {
    case 'pipeline':
      return opensOn === null ? 'In the pipeline' : `In the pipeline, expected to open on ${dateInWords(opensOn)}`;
    case 'due':
      return opensOn !== null && opensOn < today
        ? `Was due to open on ${dateInWords(opensOn)}: has it?`
        : `Due to open on ${dateInWords(opensOn ?? '')}`;
    case 'open':
      return `Open since ${dateInWords(opensOn ?? '')}`;
    case 'closed':
      return opensOn === null ? `Plan dropped on ${dateInWords(closedOn ?? '')}` : `Closed on ${dateInWords(closedOn ?? '')}`;
  }
}

const openingLabel: Readonly<Record<SendUnitStage, string>> = { pipeline: 'Expected to open', due: 'Due to open', open: 'Opened', closed: 'Opened' };

export function answersOfSendUnit(entry: SendUnitEntry): readonly Answer[] {
  return [
    { label: 'Name', text: entry.name },
    { label: 'Kind', text: kindWords[entry.kind].text },
    { label: 'Primary need', text: entry.need ?? 'Not known' },
    { label: 'Places', text: entry.places === null ? 'Not known' : String(entry.places) },
    { label: 'Stage', text: stageWords[entry.stage].text },
    {
      label: openingLabel[entry.stage],
      text: entry.opensOn === null ? (entry.stage === 'closed' ? 'Never, or not known' : 'Not known') : dateInWords(entry.opensOn),
    },
    ...(entry.closedOn === null ? [] : [{ label: 'Closed', text: dateInWords(entry.closedOn) }]),
    { label: 'Source', text: entry.source },
  ];
}

export function showSendUnitSnapshot(snapshot: Snapshot): readonly Answer[] {
  return answersOfSendUnit(snapshot as unknown as SendUnitEntry);
}

const done: Readonly<Record<string, string>> = {
  'send-unit.recorded': 'recorded',
  'send-unit.moved': 'changed the stage of',
  'send-unit.corrected': 'corrected the record of',
  'send-unit.withdrawn': 'withdrew the record of',
};

export function describeSendUnitEvent(event: EntryEvent): string {
  const said = event.after ?? event.before ?? {};
  return `${event.by} ${done[event.event] ?? 'changed'} ${String(said['name'] ?? 'a unit')}.`;
}
