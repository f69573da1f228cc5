import { dateInWords } from '../../kernel/plain-date.ts';
import type { Decision } from '../../register/index.ts';
import { earlyYearsAreas, gradedAreas, reportCardAreas, type Judged } from './areas.ts';
import { eraOf } from './inspection.ts';
import type { EnteredInspectionFacts, EntryKind, TimelineEntry } from './timeline.ts';

export type EnteredKind = EnteredInspectionFacts['kind'];
export type InspectionEntry = Omit<EnteredInspectionFacts, 'id' | 'enteredBy' | 'enteredAt'>;

export const overallGrades = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'] as const;
const reportCardGrades = ['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'] as const;
export const safeguardingFindings = ['Effective', 'Not effective', 'Met', 'Not met'] as const;
export const categoriesOfConcern = ['Special measures', 'Serious weaknesses', 'Requires significant improvement'] as const;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
const find = (choices: readonly string[], given: string): string | undefined => choices.find((choice) => plain(choice) === plain(given));

/** The areas that an inspection of this kind judges, in any of its frameworks. */
function areasOf(kind: EnteredKind): readonly string[] {
  if (kind === 'report-card') return Object.values(reportCardAreas);
  if (kind === 'graded') return Object.values(gradedAreas);
  return kind === 'early-years' ? Object.values(earlyYearsAreas) : [];
}

function gradesOf(kind: EnteredKind): readonly string[] {
  if (kind === 'report-card') return reportCardGrades;
  return kind === 'early-years' ? [...overallGrades, ...reportCardGrades] : overallGrades;
}

/** Reads one judgement a line, “Leadership and management: Good”, as the framework writes both; or says what is wrong with the first line that is not so. */
export function readJudgements(lines: readonly string[], kind: EnteredKind): Decision<readonly Judged[]> {
  const areas = areasOf(kind);
  const refuse = (reason: string): Decision<never> => ({ ok: false, field: 'judgements', reason });
  const judged: Judged[] = [];
  if (areas.length === 0 && lines.length > 0) return refuse('This kind of inspection has no graded areas: put what it found in the outcome');
  for (const line of lines) {
    const [givenArea = '', ...rest] = line.split(':');
    const given = rest.join(':');
    if (given.trim() === '') return refuse(`“${line}” needs an area, a colon and a judgement, like “${areas[0] ?? ''}: ${gradesOf(kind)[1] ?? ''}”`);
    const area = find(areas, givenArea);
    if (area === undefined) return refuse(`“${givenArea.trim()}” is not an area of this kind of inspection. They are: ${areas.join('; ')}`);
    const judgement = find(gradesOf(kind), given);
    if (judgement === undefined)
      return refuse(`“${given.trim()}” is not a judgement of this kind of inspection. They are: ${gradesOf(kind).join('; ')}`);
    if (judged.some((one) => one.area === area)) return refuse(`“${area}” is there twice`);
    judged.push({ area, judgement });
  }
  return { ok: true, value: judged };
}

/** Whether what was entered can be so: of its era, complete in its own words, and not in Ofsted's file already. */
export function decideInspection(entry: InspectionEntry, timeline: readonly TimelineEntry[], today: string): Decision<InspectionEntry> {
  const { kind, inspectedOn, publishedOn, overall, judgements, outcome } = entry;
  const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
  const era = eraOf(inspectedOn);
  if (inspectedOn > today) return refuse('on', 'The day it began must be today or earlier');
  if (publishedOn !== null && publishedOn < inspectedOn)
    return refuse('published', `The report cannot have been published before the inspection began, on ${dateInWords(inspectedOn)}`);
  if (publishedOn !== null && publishedOn > today) return refuse('published', 'The day its report was published must be today or earlier');
  if (kind === 'report-card' && era !== 'report-card') return refuse('kind', 'Ofsted gave no report cards to schools before 10 November 2025');
  if (kind === 'graded' && era === 'report-card') return refuse('kind', 'From 10 November 2025 Ofsted gives report cards: choose “Report card”');
  const hasOverallGrade = (kind === 'graded' && era === 'overall-grade') || (kind === 'early-years' && era !== 'report-card');
  if (overall !== null && !hasOverallGrade)
    return refuse('overall', 'Ofsted gave no overall grade at this kind of inspection on that day: leave it empty');
  if (entry.category !== null && kind !== 'graded' && kind !== 'report-card') {
    return refuse('category', 'Only a graded inspection or a report card gives a category of concern');
  }
  const isBare = overall === null && judgements.length === 0;
  if (kind === 'graded' && isBare) return refuse(hasOverallGrade ? 'overall' : 'judgements', 'Enter what it judged');
  if (kind === 'report-card' && isBare) return refuse('judgements', 'Enter what the report card says of each area');
  if (kind === 'early-years' && isBare && outcome === null) return refuse('judgements', 'Enter what it judged, or its outcome');
  if (['ungraded', 'monitoring', 'section-48'].includes(kind) && outcome === null) return refuse('outcome', 'Enter its outcome, in its own words');
  const published = timeline.find((one) => one.kind === kind && one.on === inspectedOn && one.origin.kind === 'release');
  if (published) return refuse('on', 'An inspection of this kind and day is on the timeline already, from a file');
  return { ok: true, value: entry };
}

/** The kinds that count for being stuck. */
export const countsForStuck = (kind: EntryKind): boolean => kind === 'graded' || kind === 'report-card' || kind === 'ungraded';
