import { dateInWords } from '../../kernel/plain-date.ts';
import type { TimelineEntry } from './timeline.ts';

export type StuckAnswer = 'stuck' | 'not-stuck' | 'cannot-be-known';

/** One inspection that was looked at, and what was made of it. */
export interface StuckStep {
  readonly on: string | null;
  readonly title: string;
  readonly says: string;
  readonly use: string;
}

export interface Stuck {
  readonly answer: StuckAnswer;
  readonly because: string;
  readonly considered: readonly StuckStep[];
}

export const stuckWords: Readonly<Record<StuckAnswer, string>> = {
  'stuck': 'Stuck',
  'not-stuck': 'Not stuck',
  'cannot-be-known': 'Cannot be known',
};

export const stuckDefinition =
  'Requires improvement or equivalent at the latest inspection, and below good at the one before. Between September 2024 and November 2025, requires improvement in ' +
  'quality of education or in leadership and management counts; on a report card, needs attention in leadership and governance. ' +
  'A predecessor’s inspections are not counted.';

type Finding = 'requires-improvement' | 'worse' | 'good-or-better' | 'not-known';

/** What an inspection says of what the definition asks, in its own words; null where it is of a kind the definition does not ask about. */
function readFinding(entry: TimelineEntry): { readonly finding: Finding; readonly says: string } | null {
  const said = (area: string): string | null => entry.judgements.find((one) => one.area === area)?.judgement ?? null;
  const words = (area: string): string => `${area}: ${said(area) ?? 'not recorded'}`;
  if (entry.kind === 'report-card') {
    const area = 'Leadership and governance';
    return { finding: findingOfReportCard(said(area)), says: words(area) };
  }
  if (entry.kind === 'ungraded') {
    const remains = /^School remains (Good|Outstanding)/i.exec(entry.outcome ?? '');
    return remains ? { finding: 'good-or-better', says: entry.outcome ?? '' } : null;
  }
  if (entry.kind !== 'graded') return null;
  if (entry.era === 'overall-grade' || entry.overall !== null) {
    return { finding: findingOfGrade(entry.overall), says: `Overall effectiveness: ${entry.overall ?? 'not recorded'}` };
  }
  const areas = ['Quality of education', 'Leadership and management'];
  const findings = areas.map((area) => findingOfGrade(said(area)));
  const first = (['requires-improvement', 'worse', 'not-known'] as const).find((one) => findings.includes(one));
  return { finding: first ?? 'good-or-better', says: areas.map(words).join('; ') };
}

function findingOfGrade(grade: string | null): Finding {
  if (grade === 'Requires improvement') return 'requires-improvement';
  if (grade === 'Inadequate') return 'worse';
  return grade === 'Good' || grade === 'Outstanding' ? 'good-or-better' : 'not-known';
}

function findingOfReportCard(judgement: string | null): Finding {
  if (judgement === 'Needs attention') return 'requires-improvement';
  if (judgement === 'Urgent improvement') return 'worse';
  return ['Expected standard', 'Strong standard', 'Exceptional'].includes(judgement ?? '') ? 'good-or-better' : 'not-known';
}

/**
 * Whether a school is stuck, by the Department's definition, with every inspection that was considered. `isListed`: Ofsted's file has the school, so
 * that nothing in it means that nothing has been.
 */
export function decideStuck(entries: readonly TimelineEntry[], { isListed }: { readonly isListed: boolean }): Stuck {
  const inspections = entries.filter(({ kind }) => kind !== 'rise' && kind !== 'section-48' && kind !== 'early-years');
  const counted = inspections.flatMap((entry) => {
    const read = entry.who === 'present' && entry.on !== null ? readFinding(entry) : null;
    return read === null ? [] : [{ entry, ...read }];
  });
  const [latest, before] = counted;
  const step = (entry: TimelineEntry): StuckStep => {
    const says = readFinding(entry)?.says ?? entry.outcome ?? 'Nothing that the definition asks about';
    return { on: entry.on, title: entry.title, says, use: useOf(entry, latest?.entry, before?.entry) };
  };
  const answer = (given: StuckAnswer, because: string): Stuck => ({ answer: given, because, considered: inspections.map(step) });

  if (!latest) {
    if (inspections.some(({ who }) => who === 'predecessor'))
      return answer('not-stuck', 'No inspection of the present school counts yet; its predecessor’s are not counted.');
    return isListed
      ? answer('not-stuck', 'Ofsted’s file has the school, and no inspection of it that counts.')
      : answer('cannot-be-known', 'No inspection of it is known.');
  }
  const at = `${latest.says} (${dateInWords(latest.entry.on ?? '')})`;
  switch (latest.finding) {
    case 'not-known':
      return answer('cannot-be-known', `The latest inspection does not record what the definition asks about. ${at}.`);
    case 'good-or-better':
      return answer('not-stuck', `The latest inspection does not require improvement. ${at}.`);
    case 'worse':
      return answer('not-stuck', `The latest inspection is worse than “requires improvement”, which is a concern of its own. ${at}.`);
    case 'requires-improvement':
  }
  if (!before) {
    if (isFirstOfItsOwn(latest.entry, inspections))
      return answer('not-stuck', `${at}. It is the first inspection of the present school: the one before was its predecessor’s.`);
    return answer('cannot-be-known', `${at}. The inspection before it is not known: Ofsted’s file has the latest alone. It can be entered by hand.`);
  }
  const earlier = `${before.says} (${dateInWords(before.entry.on ?? '')})`;
  if (before.finding === 'not-known')
    return answer('cannot-be-known', `${at}. The one before does not record what the definition asks about. ${earlier}.`);
  return before.finding === 'good-or-better'
    ? answer('not-stuck', `${at}. The one before was not below good. ${earlier}.`)
    : answer('stuck', `${at}. The one before was below good, too. ${earlier}.`);
}

/** A report card, beside which the file gives as the latest graded inspection one of the predecessor: so the present school had none between. */
function isFirstOfItsOwn(latest: TimelineEntry, inspections: readonly TimelineEntry[]): boolean {
  return (
    latest.kind === 'report-card' &&
    inspections.some(({ kind, who, origin }) => kind === 'graded' && who === 'predecessor' && origin.kind === 'release' && origin.isInNewest)
  );
}

function useOf(entry: TimelineEntry, latest: TimelineEntry | undefined, before: TimelineEntry | undefined): string {
  if (entry === latest) return 'The latest';
  if (entry === before) return 'The one before';
  if (entry.who === 'predecessor') return 'Not counted: it is the predecessor’s';
  if (entry.on === null) return 'Not counted: its day is not known';
  return readFinding(entry) === null ? 'Not counted: it gives no grade' : 'Not counted: it is earlier';
}
