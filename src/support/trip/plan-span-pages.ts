import { dateInWords } from '../../kernel/plain-date.ts';
import { addSchoolWeeks } from '../../kernel/school-calendar.ts';
import { dateBoxes, findCalendar, FormReader } from '../../register/index.ts';
import { leftOutBy } from './change-plan.ts';
import { draftOf, inForce, listPlans } from './find-plan.ts';
import { doWhole, type TripPage } from './open-trip-page.ts';
import { decideSpan, halfTermsFor } from './plan.ts';
import { ask, type Asking, back, hiddenSeen, seenNow, sentSeen, wrong } from './show-plan-question.ts';
import { type DraftSeen, savePlanSpan } from './save-plan.ts';

type LeftOut = ReturnType<typeof leftOutBy>;
const keysOf = (leftOut: LeftOut): string => leftOut.map(({ key }) => key).join(' ');
const leaveOutQuestion = (leftOut: LeftOut): string =>
  `These days leave out milestones that are written: ${leftOut.map(({ name, count }) => `${String(count)} for ${name}`).join('; ')}. Leave them out?`;

const spanAsking = (isNew: boolean, on: Omit<DraftSeen, 'runId'>, leftOut: LeftOut = []): Asking => ({
  title: isNew ? 'Begin a draft of the plan' : 'Change when the plan begins and ends',
  lead: ['Each objective has a milestone for every half-term from the first day to the last. Two reviews fit into eighteen weeks.'],
  at: 'plan/draft',
  button: isNew ? 'Begin the draft' : 'Save',
  fields: [
    ...hiddenSeen(on),
    { kind: 'date', name: 'starts-on', label: 'Work on the plan begins on' },
    { kind: 'date', name: 'ends-on', label: 'The plan ends on', hint: 'Within three terms.' },
    ...(leftOut.length === 0
      ? []
      : [
          {
            kind: 'radios',
            name: 'leave-out',
            label: leaveOutQuestion(leftOut),
            items: [
              { value: keysOf(leftOut), text: 'Yes, leave them out' },
              { value: 'no', text: 'No, choose other days' },
            ],
          },
        ]),
  ],
});

export const openSpan: TripPage = async (asked) => {
  const { means, run, today, authority, provider } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const now = draftOf(plans) ?? inForce(plans);
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id });
  const end = addSchoolWeeks(calendar, today, 14);
  const span = now?.document ?? { startsOn: today, endsOn: end.ok ? end.value : null };
  return ask(asked, spanAsking(draftOf(plans) === null, seenNow(plans)), {
    ...dateBoxes('starts-on', span.startsOn),
    ...dateBoxes('ends-on', span.endsOn),
  });
};

export const saveSpan: TripPage = async (asked) => {
  const { means, request, doing, run, authority, provider } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const isNew = draftOf(plans) === null;
  const sent = sentSeen(asked);
  const answers = new FormReader(request.form);
  const startsOn = answers.date('starts-on', { what: 'The first day', missing: 'Enter the day on which work on the plan begins' });
  const endsOn = answers.date('ends-on', { what: 'The last day', missing: 'Enter the day on which the plan ends' });
  if (startsOn === null || endsOn === null) return ask(asked, spanAsking(isNew, sent), request.form, answers.errors);
  const whether = decideSpan({ startsOn, endsOn }, run.now.startedOn);
  if (!whether.ok) {
    const field = startsOn < run.now.startedOn ? 'starts-on' : 'ends-on';
    return ask(asked, spanAsking(isNew, sent), request.form, wrong(field, whether.reason));
  }
  const calendar = await findCalendar(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id });
  const halfTerms = halfTermsFor(calendar, startsOn, endsOn);
  if (!halfTerms.ok) return ask(asked, spanAsking(isNew, sent), request.form, wrong('ends-on', halfTerms.reason));
  const written = (draftOf(plans) ?? inForce(plans))?.document;
  const leftOut = written === undefined ? [] : leftOutBy(written, halfTerms.value);
  const answer = request.form.get('leave-out');
  if (leftOut.length > 0 && answer !== keysOf(leftOut))
    return ask(
      asked,
      spanAsking(isNew, sent, leftOut),
      request.form,
      answer === 'no'
        ? wrong('ends-on', 'These are the days that leave milestones out: enter others, or say that they are left out')
        : wrong('leave-out', 'Say whether the milestones that these days leave out are left out, or choose other days'),
    );
  const saved = await doWhole(asked, (tx) => savePlanSpan(tx, doing, { runId: run.id, ...sent }, { startsOn, endsOn, halfTerms: halfTerms.value }));
  if (!saved.ok) {
    const now = await listPlans(means.db.kysely, run.id);
    return ask(asked, spanAsking(draftOf(now) === null, seenNow(now)), request.form, wrong('ends-on', saved.reason));
  }
  return back(asked, `The draft has milestones by ${halfTerms.value.map(({ by }) => dateInWords(by)).join(', ')}.`, '?version=draft');
};
