import { plainDate } from '../../kernel/plain-date.ts';
import {
  areaConfidenceNames,
  areaConfidences,
  areaLevelNames,
  areaLevels,
  visitAreas,
  type AreaConfidence,
  type AreaLevel,
  type VisitArea,
} from './visit-areas.ts';
import { type SectionValues, tidyValues } from './section.ts';
import type { VisitTemplate } from './visit-purposes.ts';

export type SectionKind = 'text' | 'area' | 'action' | 'own-view';

export interface NoteSection {
  readonly key: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly hint: string;
}

/** Each kind’s fields, and how long each may be. */
export const fieldsOfKind = {
  'text': { words: 20_000 },
  'area': { level: 40, confidence: 40, evidence: 8000 },
  'action': { 'what': 1000, 'side': 40, 'owner': 200, 'due-day': 2, 'due-month': 2, 'due-year': 4, 'measure': 1000 },
  'own-view': { well: 8000, worry: 8000, help: 8000 },
} as const satisfies Record<SectionKind, Readonly<Record<string, number>>>;

export const fieldLabels: Readonly<Record<string, string>> = {
  'words': 'Words',
  'level': 'Judgement',
  'confidence': 'Confidence',
  'evidence': 'Evidence',
  'what': 'What is to be done',
  'side': 'Whose action',
  'owner': 'Owner',
  'due-day': 'Due: day',
  'due-month': 'Due: month',
  'due-year': 'Due: year',
  'measure': 'How we shall know',
  'well': 'What is going well',
  'worry': 'What worries us',
  'help': 'What we would like to talk about',
};

/** Fields of free text, which two people may each have added to. */
export const isText = (field: string): boolean => !['level', 'confidence', 'side', 'due-day', 'due-month', 'due-year'].includes(field);

export const actionSides = { provider: 'The school or setting', authority: 'The authority', other: 'Somebody else' } as const;
export type ActionSide = keyof typeof actionSides;
export const actionSideNames = Object.keys(actionSides) as ActionSide[];

const mostActions = 12;

/** Before the visit, by the school; no part of the note. */
export const ownViewSection: NoteSection = { key: 'own-view', kind: 'own-view', title: 'The school’s own view', hint: '' };

/** What became of a part, kept beside its text under keys that no section has: how it was cancelled, sent and made final. */
export const factKeys = { cancelled: '@cancelled', sent: '@sent', final: '@final' } as const;
export const isFact = (key: string): boolean => key.startsWith('@');

/** Every section of a note, in its order. */
export function sectionsOf({ sections, areas }: VisitTemplate): NoteSection[] {
  return [
    ...sections.map(({ key, title, hint }): NoteSection => ({ key, kind: 'text', title, hint })),
    ...areas.map((area): NoteSection => ({ key: `area-${area}`, kind: 'area', title: visitAreas[area], hint: '' })),
    ...Array.from({ length: mostActions }, (_, index): NoteSection => ({ key: `action-${String(index + 1)}`, kind: 'action', title: `Action ${String(index + 1)}`, hint: '' })),
  ]; // prettier-ignore
}

/** What a section says, in lines: of a text its words, of the others each field by name. */
export function linesOf({ kind }: Pick<NoteSection, 'kind'>, values: SectionValues): string {
  const said = tidyValues(values);
  if (kind === 'text') return said['words'] ?? '';
  return Object.entries(said)
    .map(([field, text]) => `${fieldLabels[field] ?? field}: ${fieldWords(field, text)}`)
    .join('\n');
}

const fieldWords = (field: string, value: string): string => {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = { level: areaLevels, confidence: areaConfidences, side: actionSides };
  return labels[field]?.[value] ?? value;
};

export interface NoteArea {
  readonly area: VisitArea;
  readonly level: AreaLevel;
  readonly confidence: AreaConfidence;
  readonly evidence: string;
}

export interface NoteAction {
  readonly what: string;
  readonly side: ActionSide;
  readonly owner: string;
  readonly dueOn: string;
  readonly measure: string;
}

/** What a draft lacks before it may go to the head: where, and in words. */
export interface Lack {
  readonly section: string;
  readonly field: string;
  readonly text: string;
}

export type Written = ReadonlyMap<string, SectionValues>;

export interface ReadNote {
  readonly areas: readonly NoteArea[];
  readonly actions: readonly NoteAction[];
  readonly lacks: readonly Lack[];
}

/** What a draft says, read strictly: what is begun is whole, and strengths and areas for development are there. */
export function readNote(template: VisitTemplate, written: Written, heldOn: string): ReadNote {
  const lacks: Lack[] = [];
  const areas: NoteArea[] = [];
  const actions: NoteAction[] = [];
  for (const key of ['strengths', 'development'] as const) {
    const title = template.sections.find((section) => section.key === key)?.title ?? key;
    if (written.get(key)?.['words'] === undefined) lacks.push({ section: key, field: 'words', text: `Enter something under “${title}”` });
  }
  for (const { key, kind, title } of sectionsOf(template)) {
    const values = written.get(key) ?? {};
    const lack = (field: string, text: string) => lacks.push({ section: key, field, text: `${title}: ${text}` });
    if (Object.keys(values).length === 0) continue;
    if (kind === 'area') {
      const level = areaLevelNames.find((name) => name === values['level']);
      const confidence = areaConfidenceNames.find((name) => name === values['confidence']);
      const evidence = values['evidence'];
      if (level === undefined) lack('level', 'select what you judge, or empty its evidence');
      if (confidence === undefined) lack('confidence', 'select how sure you are');
      if (evidence === undefined) lack('evidence', 'enter the evidence');
      if (level !== undefined && confidence !== undefined && evidence !== undefined) areas.push({ area: key.slice('area-'.length) as VisitArea, level, confidence, evidence });
    }
    if (kind === 'action') {
      const { what, owner, measure } = values;
      const side = actionSideNames.find((name) => name === values['side']);
      const dueOn = readDue(values);
      if (what === undefined) lack('what', 'enter what is to be done');
      if (side === undefined) lack('side', 'select whose action it is');
      if (owner === undefined) lack('owner', 'enter the owner, by name or role');
      if (dueOn === null) lack('due-day', 'enter a day by which it is to be done');
      else if (dueOn < heldOn) lack('due-day', 'the day must be after the visit');
      if (measure === undefined) lack('measure', 'enter how we shall know that it worked');
      if (what !== undefined && side !== undefined && owner !== undefined && dueOn !== null && dueOn >= heldOn && measure !== undefined)
        actions.push({ what, side, owner, dueOn, measure });
    }
  }
  return { areas, actions, lacks };
} // prettier-ignore

export function readDue(values: SectionValues): string | null {
  const [day, month, year] = ['due-day', 'due-month', 'due-year'].map((field) => (/^\d+$/.test(values[field] ?? '') ? Number(values[field]) : Number.NaN));
  return plainDate(year ?? 0, month ?? 0, day ?? 0);
} // prettier-ignore
