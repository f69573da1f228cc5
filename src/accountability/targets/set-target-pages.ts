import type { Reply } from '../../platform/http/route.ts';
import { resultsYear, type Period } from '../../kernel/period.ts';
import { statisticInWords } from '../../kernel/statistic.ts';
import { askOfArea, compareArea, groups, listMeasures, topics, whyMissing, type GroupId, type Measure } from '../../evidence/index.ts';
import { FormReader } from '../../register/index.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import { releaseInWords, targetValueInWords, unitInWords } from './line-words.ts';
import { priorities, priorityIds } from './priorities.ts';
import { setTarget } from './set-target.ts';
import { nameOfLine } from './show-line.ts';
import { readTargetValue, readTargetYear, type TargetEntry } from './target.ts';
import type { TargetPage } from './target-page.ts';

export const showTargetForm: TargetPage = async (means, request) => showEmptyOrSent(means, request.query);

/** Checked first: the entry is shown as it was understood, beside the figures it is aimed at, and only then saved. */
export const saveTarget: TargetPage = async (means, request, authority): Promise<Reply> => {
  const { db, clock } = means;
  const { form } = request;
  if (form.get('step') === 'change') return showEmptyOrSent(means, form);
  const answers = new FormReader(form);
  const read = await readEntry(means, authority, answers, form);
  if (read === null) return showEmptyOrSent(means, form, answers.errors);
  if (form.get('step') !== 'save') return showCheck(means, authority, read, form);
  const saved = await db.transaction((tx) => setTarget(tx, doingOf(request, clock), authority, read.entry), { authorityId: authority.id });
  if (!saved.ok) return showEmptyOrSent(means, form, [{ field: 'period', at: 'period', text: saved.reason }]);
  const text = `The target for ${resultsYear(read.entry.period)} is on the scorecard.`;
  return { kind: 'redirect', to: `/scorecard/lines/${read.measure.id}/${read.group}`, notice: { kind: 'success', text } };
};

interface ReadTarget {
  readonly measure: Measure;
  readonly group: GroupId;
  readonly entry: TargetEntry;
}

async function showEmptyOrSent({ db }: AccountabilityMeans, form: URLSearchParams, errors: FormReader['errors'] = []): Promise<Reply> {
  const measures = await listMeasures(db.kysely);
  const option = (value: string, text: string, chosen: string | null) => ({ value, text, selected: value === chosen });
  return showForm({
    template: 'accountability/targets/set-target.njk',
    form,
    errors,
    data: {
      measures: [
        { value: '', text: 'Choose' },
        ...measures.map(({ id, name, topic }) => option(id, topic === 'other' ? name : `${topics[topic]}: ${name}`, form.get('measure'))),
      ],
      groups: Object.entries(groups).map(([id, name]) => option(id, name, form.get('group') ?? 'all')),
      priorities: [{ value: '', text: 'None' }, ...priorityIds.map((id) => option(id, priorities[id], form.get('priority')))],
      backLink: '/scorecard',
    },
  });
}

async function readEntry(
  means: AccountabilityMeans,
  authority: OwnAuthority,
  answers: FormReader,
  form: URLSearchParams,
): Promise<ReadTarget | null> {
  const { db, clock } = means;
  const measures = await listMeasures(db.kysely);
  const measureId = answers.choice(
    'measure',
    measures.map(({ id }) => id),
    'Select a measure',
  );
  const measure = measures.find(({ id }) => id === measureId);
  const group = answers.choice('group', Object.keys(groups) as GroupId[], 'Select a group of pupils');
  const like = measure === undefined ? null : await findPeriodLike(means, authority, measure);
  const period = readYear(answers, form, 'period', like);
  const baselinePeriod = readYear(answers, form, 'baseline', like);
  const why = measure === undefined || period === null ? null : whyMissing(measure, period);
  if (why !== null) answers.refuse('period', `There will be no figure for this year. ${why.replace(/\.$/, '')}`);
  if (period !== null && baselinePeriod !== null && baselinePeriod >= period)
    answers.refuse('baseline', 'The baseline must be a year before the target’s');
  const value = readTargetValue(form.get('value') ?? '', measure?.unit ?? 'number');
  if (!value.ok) answers.refuse('value', value.reason);
  const agreedBy = answers.text('agreed-by', { what: 'Who agreed it', most: 200, missing: 'Enter the person or body that agreed it' });
  const agreedOn = answers.date('agreed-on', { what: 'The day it was agreed', missing: 'Enter the day it was agreed' });
  if (agreedOn !== null && agreedOn > clock.today())
    answers.errors.push({ field: 'agreed-on', at: 'agreed-on-day', text: 'The day it was agreed must be today or in the past' });
  const basis = answers.text('basis', { what: 'The basis', missing: 'Enter what the target rests on' });
  const priority = answers.optionalChoice('priority', priorityIds, 'Select a priority from the list');
  if (measure === undefined || group === null || period === null || baselinePeriod === null || !value.ok) return null;
  if (agreedBy === null || agreedOn === null || basis === null || answers.errors.length > 0) return null;
  return { measure, group, entry: { measureId: measure.id, group, period, value: value.value, baselinePeriod, agreedBy, agreedOn, basis, priority } };
}

function readYear(answers: FormReader, form: URLSearchParams, field: string, like: Period | null): Period | null {
  const read = readTargetYear(form.get(field) ?? '', like);
  return read.ok ? read.value : answers.refuse(field, read.reason);
}

/** A period of the measure, for its form: academic years or calendar years. */
async function findPeriodLike({ db, clock }: AccountabilityMeans, { laCode }: OwnAuthority, measure: Measure): Promise<Period | null> {
  const asked = await askOfArea(db.kysely, { measures: [measure], laCode, today: clock.today(), audience: 'outside' });
  return asked?.set.periods(measure)[0] ?? null;
}

async function showCheck(
  { db, clock }: AccountabilityMeans,
  { laCode }: OwnAuthority,
  { measure, group, entry }: ReadTarget,
  form: URLSearchParams,
): Promise<Reply> {
  const asked = await askOfArea(db.kysely, { measures: [measure], laCode, today: clock.today(), audience: 'outside' });
  const at = (period: Period) => (asked === undefined ? null : compareArea(asked.set, measure, group, asked.area, period));
  const latest = asked?.set.periods(measure)[0];
  const now = latest === undefined ? null : at(latest);
  const baseline = at(entry.baselinePeriod);
  return {
    kind: 'page',
    template: 'accountability/targets/check-target.njk',
    data: {
      name: nameOfLine(measure, group),
      entry,
      year: resultsYear(entry.period),
      value: targetValueInWords(entry.value, measure),
      unit: unitInWords(measure),
      baselineYear: resultsYear(entry.baselinePeriod),
      baseline: baseline === null ? 'No file with it has been loaded' : statisticInWords(baseline.statistic),
      baselineIsKnown: baseline?.statistic.kind === 'value',
      baselineRelease: baseline?.statistic.releases.map(releaseInWords).join('; ') ?? '',
      latestYear: latest === undefined ? null : resultsYear(latest),
      latest: now === null ? null : statisticInWords(now.statistic),
      england: now?.comparators.england === undefined ? null : statisticInWords(now.comparators.england),
      neighbours: now?.comparators.neighbours_mean === undefined ? null : statisticInWords(now.comparators.neighbours_mean),
      priority: entry.priority === null ? null : priorities[entry.priority],
      carried: [...form.entries()].filter(([name]) => name !== 'step' && name !== '_csrf').map(([name, text]) => ({ name, value: text })),
      backLink: '/scorecard',
    },
  };
}
