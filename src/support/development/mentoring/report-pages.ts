import { academicYearOf } from '../../../kernel/period.ts';
import { type CsvRow, csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { gatherReport } from './gather-report.ts';
import { phaseName } from './list-choices.ts';
import { countStates, daysToMatch, feedbackInSum, fewest, impactByYear, type ReportedMentor, roomBy } from './mentoring-report.ts';

const phasesOf = ({ phases }: ReportedMentor): readonly string[] => (phases.length === 0 ? ['Not recorded'] : phases.map(phaseName));
const localityOf = ({ localityName }: ReportedMentor): readonly string[] => [localityName ?? 'None, or not known'];

async function reportOf({ means, authority, today }: Asked) {
  const { needs, mentors, feedback, states } = await gatherReport(means.db.kysely, { authorityId: authority.authorityId, today });
  const year = academicYearOf(today);
  return {
    figures: [
      {
        label: 'waiting for a mentor',
        value: needs.filter(({ matchedOn, closedOn, hasLive }) => matchedOn === null && closedOn === null && !hasLive).length,
      },
      { label: 'proposed, or to be agreed', value: countStates(states, 'proposed') + countStates(states, 'accepted') },
      { label: 'pairings under way', value: countStates(states, 'under-way') },
      { label: 'completed so far', value: countStates(states, 'completed') },
      {
        label: `days from asking to both saying yes, in the middle, ${year}`,
        value: daysToMatch(needs.filter(({ askedOn }) => academicYearOf(askedOn) === year)),
      },
    ],
    byPhase: roomBy(mentors, phasesOf),
    byLocality: roomBy(mentors, localityOf),
    feedback: feedbackInSum(feedback),
    impact: impactByYear(feedback),
  };
}

/** Mentoring in sum, for those who answer for it. */
export const showReport: SupportPage = async (asked): Promise<Reply> => ({
  kind: 'page',
  template: 'support/development/mentoring/report.njk',
  data: { ...(await reportOf(asked)), fewest, breadcrumbs: [{ text: 'Mentoring', href: '/mentoring' }] },
});

export const exportReport: SupportPage = async (asked): Promise<Reply> => {
  const { figures, byPhase, byLocality, feedback, impact } = await reportOf(asked);
  const few = `Fewer than ${String(fewest)}: not shown`;
  const inSum = (label: string, answers: readonly { readonly label: string; readonly count: number }[] | null): CsvRow[] =>
    answers === null ? [[label, few, null]] : answers.map((one) => [label, one.label, one.count]);
  const rows: CsvRow[] = [
    ...figures.map(({ label, value }) => ['Now', label, value]),
    ...byPhase.map(({ name, left, capacity }) => ['Room by phase', name, `${String(left)} of ${String(capacity)}`]),
    ...byLocality.map(({ name, left, capacity }) => ['Room by locality', name, `${String(left)} of ${String(capacity)}`]),
    ...feedback.flatMap(({ label, answers }) => inSum(label, answers)),
    ...impact.flatMap(({ year, aims }) => inSum(`Aims met, ${year}`, aims)),
  ];
  return {
    kind: 'download',
    fileName: `mentoring-in-sum-${asked.today}.csv`,
    contentType: csvType,
    body: writeCsv([['What', 'Of what', 'Count'], ...rows]),
  };
};
