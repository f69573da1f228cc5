import { dateInWords } from '../../kernel/plain-date.ts';
import { csvType, type CsvRow, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { SupportPage } from '../common/open-page.ts';
import { choices } from '../common/show-form.ts';
import { findLawSteps } from './find-law-runs.ts';
import { inOrder, type LawStep } from './law-steps.ts';

const states: Readonly<Record<LawStep['state'], { readonly label: string; readonly colour: string }>> = {
  late: { label: 'Late', colour: 'red' },
  waits: { label: 'Waits for a second person', colour: 'yellow' },
  due: { label: 'To be taken', colour: 'blue' },
  taken: { label: 'Taken', colour: 'grey' },
};
const stateNames = Object.keys(states) as LawStep['state'][];

/** Every statutory step of the authority: for the director. */
export const showRegister: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const all = inOrder(await findLawSteps(means.db.kysely, { authorityId: authority.authorityId, today }));
  const wanted = stateNames.find((state) => state === request.query.get('state')) ?? null;
  return {
    kind: 'page',
    template: 'support/intervention/register.njk',
    data: {
      steps: all
        .filter(({ state }) => wanted === null || state === wanted)
        .map((step) => ({
          ...step,
          ...states[step.state],
          href: `/providers/${String(step.providerId)}/programmes/${String(step.runId)}`,
          escalation: `/providers/${String(step.providerId)}/escalation`,
          lapseText: lapseInWords(step),
        })),
      hasSteps: all.length > 0,
      counts: stateNames.map((state) => ({ label: states[state].label, value: all.filter((step) => step.state === state).length })),
      states: choices(
        stateNames.map((value) => ({ value, text: states[value].label })),
        wanted,
        'Every step',
      ),
    },
  };
};

const lapseInWords = ({ lapse }: LawStep): string | null => (lapse === null ? null : `${lapse.what} ${dateInWords(lapse.on)}`);

const header: CsvRow = [
  'Provider',
  'Programme',
  'Law',
  'Step',
  'State',
  'Day',
  'Recorded by',
  'Confirmed by',
  'Deadline',
  'How it is counted',
  'Lapse',
];

export const exportRegister: SupportPage = async ({ means, authority, today }): Promise<Reply> => {
  const all = inOrder(await findLawSteps(means.db.kysely, { authorityId: authority.authorityId, today }));
  const rows = all.map((step): CsvRow => {
    const { providerName, programme, law, what, state, on, recordedBy, confirmedBy, deadline, why } = step;
    return [providerName, programme, law, what, states[state].label, on, recordedBy, confirmedBy, deadline, why, lapseInWords(step)];
  });
  return { kind: 'download', fileName: `escalations-${today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
};
