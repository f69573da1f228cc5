import { dateInWords } from '../../kernel/plain-date.ts';
import { csvType, type CsvRow, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { choices } from '../common/show-form.ts';
import { findLawSteps } from './find-law-runs.ts';
import { inOrder, type LawStep } from './law-steps.ts';

const states: Readonly<Record<LawStep['state'], { readonly label: string; readonly colour: string }>> = {
  'late': { label: 'Late', colour: 'red' },
  'waits': { label: 'Waits for a second person', colour: 'yellow' },
  'due': { label: 'To be taken', colour: 'blue' },
  'under-way': { label: 'Under way', colour: 'turquoise' },
  'taken': { label: 'Taken', colour: 'grey' },
};
const stateNames = Object.keys(states) as LawStep['state'][];

async function findAsked({ means, request, authority, today }: Asked) {
  const { authorityId } = authority;
  const all = inOrder(await findLawSteps(means.db.kysely, { actor: { ...request.actor, authorityId }, authorityId, today }));
  const wanted = stateNames.find((state) => state === request.query.get('state')) ?? null;
  return { all, wanted, shown: all.filter((step) => wanted === null || isOf(step, wanted)) };
}

/** What waits for a second person, or is under way, may be late besides. */
const isOf = ({ state, isLate }: LawStep, wanted: LawStep['state']): boolean => state === wanted || (wanted === 'late' && isLate);

/** Every statutory step of the authority, and what is being prepared: for the director. */
export const showRegister: SupportPage = async (asked): Promise<Reply> => {
  const { all, wanted, shown } = await findAsked(asked);
  return {
    kind: 'page',
    template: 'support/intervention/register.njk',
    data: {
      steps: shown.map((step) => {
        const escalation = `/providers/${String(step.providerId)}/escalation`;
        const href = step.runId === null ? escalation : `/providers/${String(step.providerId)}/programmes/${String(step.runId)}`;
        return { ...step, ...states[step.state], alsoLate: step.isLate && step.state !== 'late', href, escalation, lapseText: lapseInWords(step) };
      }),
      hasSteps: all.length > 0,
      counts: stateNames.map((state) => ({
        label: states[state].label,
        value: all.filter((step) => isOf(step, state)).length,
        href: `/programmes/escalations?state=${state}`,
      })),
      states: choices(
        stateNames.map((value) => ({ value, text: states[value].label })),
        wanted,
        'Everything',
      ),
      csv: `/programmes/escalations.csv${wanted === null ? '' : `?state=${wanted}`}`,
    },
  };
};

const lapseInWords = ({ lapse }: LawStep): string | null =>
  lapse === null ? null : [`${lapse.what} ${dateInWords(lapse.on)}`, ...(lapse.why === undefined ? [] : [lapse.why])].join(', ');

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

export const exportRegister: SupportPage = async (asked): Promise<Reply> => {
  const { shown } = await findAsked(asked);
  const rows = shown.map((step): CsvRow => {
    const { providerName, programme, law, what, state, isLate, on, recordedBy, confirmedBy, deadline, why } = step;
    return [
      providerName,
      programme,
      law,
      what,
      `${states[state].label}${isLate && state !== 'late' ? ', late' : ''}`,
      on,
      recordedBy,
      confirmedBy,
      deadline,
      why,
      lapseInWords(step),
    ];
  });
  return { kind: 'download', fileName: `escalations-${asked.today}.csv`, contentType: csvType, body: writeCsv([header, ...rows]) };
};
