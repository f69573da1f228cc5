import { dateInWords } from '../../kernel/plain-date.ts';
import { actionSides, type NoteSection, readDue } from './note.ts';
import type { SectionValues } from './section.ts';
import { areaConfidences, areaLevels, visitAreaNames, visitAreas } from './visit-areas.ts';

export interface NoteInWords {
  readonly texts: readonly { readonly key: string; readonly title: string; readonly words: string }[];
  readonly areas: readonly {
    readonly key: string;
    readonly title: string;
    readonly level: string;
    readonly confidence: string;
    readonly evidence: string;
  }[];
  readonly actions: readonly {
    readonly key: string;
    readonly title: string;
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly measure: string;
  }[];
}

const labelOf = (labels: Readonly<Record<string, string>>, value: string | undefined): string => labels[value ?? ''] ?? '';

/** A note as it is read: what is empty is not there. */
export function noteInWords(sections: readonly NoteSection[], written: ReadonlyMap<string, SectionValues>): NoteInWords {
  const begun = sections.flatMap((section) => {
    const values = written.get(section.key);
    return values === undefined || Object.keys(values).length === 0 ? [] : [{ ...section, values }];
  });
  return {
    texts: begun.filter(({ kind }) => kind === 'text').map(({ key, title, values }) => ({ key, title, words: values['words'] ?? '' })),
    areas: begun
      .filter(({ kind }) => kind === 'area')
      .map(({ key, title, values }) => ({
        key,
        title,
        level: labelOf(areaLevels, values['level']),
        confidence: labelOf(areaConfidences, values['confidence']),
        evidence: values['evidence'] ?? '',
      })),
    actions: begun
      .filter(({ kind }) => kind === 'action')
      .map(({ key, title, values }) => {
        const due = readDue(values);
        const owner = [values['owner'], labelOf(actionSides, values['side'])].filter((text) => text !== undefined && text !== '').join(', ');
        return { key, title, what: values['what'] ?? '', owner, due: due === null ? '' : dateInWords(due), measure: values['measure'] ?? '' };
      }),
  };
}

/** Areas that a note says nothing of: said, so that nobody takes silence for praise. */
export function areasNotJudged({ areas }: NoteInWords, asked: readonly string[]): string[] {
  return visitAreaNames.filter((area) => asked.includes(area) && !areas.some(({ key }) => key === `area-${area}`)).map((area) => visitAreas[area]);
}
