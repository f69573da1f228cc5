import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { readId } from '../common/read-decimal.ts';
import { applies } from '../programmes/applies.ts';
import { doers } from '../programme-definitions/definition.ts';
import { escalationAsked } from '../programmes/escalation-asked.ts';
import { answersOf, stageOf } from '../programmes/replay.ts';
import { grades } from '../programmes/run.ts';
import { type HeldReview, listReviews, reviewBefore, standing } from './find-reviews.ts';
import { listMilestoneResults, listPlans } from './find-plan.ts';
import { type AskedOfRun, breadcrumbsOf, doWhole, hasNextReview, pausedOn, seenIn, type TripPage } from './open-trip-page.ts';
import { milestonesOf, milestoneStates } from './milestones.ts';
import { isLate, stateInWords, stateOfPlan } from './plan-state.ts';
import { holdReview, withdrawReview } from './record-review.ts';
import { gradeOrder, movedSince, overallInWords, planOn, type ReviewEntry } from './review.ts';
import { gatherPlan, type ShownPlan } from './show-plan.ts';
import { leadBack } from './show-plan-question.ts';

/** Who chairs the next review, and who attends: as the definition of the run says. */
export function whoMeets({ run }: Pick<AskedOfRun, 'run'>) {
  const review = stageOf(run.definition, run.now.stage)?.review ?? null;
  const held = run.now.reviews.filter(({ visit }) => visit === run.now.stages.length - 1).length;
  return {
    chair: review === null ? null : doers[held === 0 ? review.chair.first : review.chair.later],
    attend: run.definition.attend.filter(({ appliesWhen }) => applies(appliesWhen, run.subject, answersOf(run.now))).map(({ who }) => who),
  };
}

async function showReviewForm(
  asked: AskedOfRun,
  shown: ShownPlan,
  form: URLSearchParams | Readonly<Record<string, string>>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const { means, provider, run, path, today } = asked;
  const { plan, milestones, actions } = shown;
  const [before] = standing(await listReviews(means.db.kysely, run.id));
  const state = stateOfPlan(plan.document, milestones, actions, today);
  return showForm({
    template: 'support/trip/review-form.njk',
    form,
    errors,
    data: {
      provider,
      action: `${path}/reviews/new`,
      seen: run.now.count,
      attend: whoMeets(asked).attend,
      gradeItems: gradeOrder.map((value) => ({ value, text: grades[value] })),
      priorities: plan.document.priorities.map(({ key, title, actions: own }) => {
        const found = state.priorities.find(({ priority }) => priority === key);
        return {
          key,
          title,
          state: found === undefined ? '' : stateInWords(found),
          milestones: milestones
            .filter((one) => one.priority === key)
            .map((one) => ({ says: one.says, by: one.by, state: milestoneStates[one.state], schoolSays: one.schoolSays })),
          late: actions.filter((one) => own.some((each) => each.key === one.key) && isLate(one, today)),
          before: before?.grades.find(({ priority }) => priority === key) ?? null,
        };
      }),
      before: before ?? null,
      breadcrumbs: breadcrumbsOf(asked),
      backLink: `${path}/plan`,
    },
  });
}

const hasReviews = ({ run }: Pick<AskedOfRun, 'run'>): boolean => (stageOf(run.definition, run.now.stage)?.review ?? null) !== null;

export const openReviewForm: TripPage = async (asked) => {
  const shown = await gatherPlan(asked);
  if (shown === null || !hasReviews(asked)) return leadBack(asked, 'A review is held while work on the plan goes on: the run is not there now.');
  return showReviewForm(asked, shown, { ...dateBoxes('on', asked.today), 'chaired-by': whoMeets(asked).chair ?? '' });
};

export const saveReview: TripPage = async (asked) => {
  const { request, doing, run, path } = asked;
  const { form } = request;
  const latest = await gatherPlan(asked);
  if (latest === null) return { kind: 'not-found' };
  const answers = new FormReader(form);
  const on = answers.date('on', { what: 'The day of the review', missing: 'Enter the day of the review' });
  const shown = on === null ? latest : await planOfDay(asked, latest, on);
  if (on !== null && gradesAnotherPlan(form, shown)) return showReviewForm(asked, shown, form, [otherPlan(on, shown)]);
  const entry = readReview(answers, shown, on);
  if (entry === null || answers.errors.length > 0) return showReviewForm(asked, shown, form, answers.errors);
  const held = await doWhole(asked, (tx) => holdReview(tx, doing, { runId: run.id, seen: seenIn(form), entry }));
  if (!held.ok) {
    const field = held.field ?? 'on';
    return showReviewForm(asked, shown, form, [{ field, at: field === 'on' ? 'on-day' : field, text: held.reason }]);
  }
  return {
    kind: 'redirect',
    to: `${path}/reviews/${String(held.value.reviewId)}`,
    notice: { kind: 'success', text: `The review is recorded. ${overallInWords(entry.grades)}.` },
  };
};

/** The plan that was in force on the day: a later version was not on the table. */
async function planOfDay({ means, run, today }: AskedOfRun, latest: ShownPlan, on: string): Promise<ShownPlan> {
  const plan = planOn(await listPlans(means.db.kysely, run.id), on);
  if (plan === null || plan.id === latest.plan.id) return latest;
  return { ...latest, plan, milestones: milestonesOf(plan.document, await listMilestoneResults(means.db.kysely, run.id), today) };
}

/** The form was of another version, with a priority that the plan of the day has not: what was said of it must not fall away unseen. */
function gradesAnotherPlan(form: URLSearchParams, { plan }: ShownPlan): boolean {
  const own = new Set(plan.document.priorities.map(({ key }) => key));
  return [...form.keys()].some((field) => field.startsWith('evidence-') && !own.has(field.slice('evidence-'.length)));
}

const otherPlan = (on: string, { plan }: ShownPlan): FormReader['errors'][number] => ({
  field: 'on',
  at: 'on-day',
  text: `On ${dateInWords(on)} version ${String(plan.version)} of the plan was in force, and the priorities below are its own: grade them`,
});

function readReview(answers: FormReader, { plan }: ShownPlan, on: string | null): ReviewEntry | null {
  const chairedBy = answers.text('chaired-by', { what: 'Who chaired', most: 200, missing: 'Enter who chaired it' });
  const graded = plan.document.priorities.map(({ key, title }) => ({
    priority: key,
    title,
    grade: answers.choice(`grade-${key}`, gradeOrder, `Grade “${title}”`),
    evidence: answers.longText(`evidence-${key}`, { what: 'The evidence', most: 3000, missing: `Enter the evidence for “${title}”` }),
  }));
  const long = (field: string, what: string, missing: string) => answers.longText(field, { what, most: 5000, missing });
  const direction = long('direction', 'The direction of travel', 'Enter the direction of travel in words');
  const attended = long('attended', 'Who attended', 'Enter who attended');
  const apologies = answers.text('apologies', { what: 'Apologies' });
  const minutes = long('minutes', 'The minutes', 'Enter the minutes');
  const nextSteps = long('next-steps', 'The next steps', 'Enter the next steps');
  const given = graded.flatMap(({ grade, evidence, ...one }) => (grade === null || evidence === null ? [] : [{ ...one, grade, evidence }]));
  if (on === null || chairedBy === null || direction === null || attended === null || minutes === null || nextSteps === null) return null;
  return { on, chairedBy, grades: given, direction, attended, apologies, minutes, nextSteps };
}

/** The reviews of a run, the latest first, with what can be done about the next. */
export const showReviews: TripPage = async (asked) => {
  const { means, provider, run, path, isOutside: outside, mayRun } = asked;
  const all = await listReviews(means.db.kysely, run.id);
  const shown = await gatherPlan(asked);
  return {
    kind: 'page',
    template: 'support/trip/reviews.njk',
    data: {
      provider,
      path,
      run: { name: run.definition.name },
      reviews: standing(all).map(({ id, on, overall, chairedBy, direction }) => ({ id, on, chairedBy, direction, overall: grades[overall] })),
      withdrawn: outside ? [] : all.filter(({ withdrawn }) => withdrawn !== null),
      question: outside ? null : escalationAsked(run.definition, run.now),
      hasPlan: shown !== null,
      paused: pausedOn(run),
      hasPapers: hasNextReview(run),
      mayReview: mayRun && shown !== null && run.now.state === 'live' && hasReviews(asked),
      breadcrumbs: breadcrumbsOf(asked),
    },
  };
};

export async function findAskedReview({
  means,
  run,
  request,
}: AskedOfRun): Promise<{ readonly review: HeldReview; readonly all: readonly HeldReview[] } | null> {
  const id = readId(request.params['reviewId']);
  const all = await listReviews(means.db.kysely, run.id);
  const review = all.find((one) => one.id === id);
  return review === undefined ? null : { review, all };
}

/** A review as it was held, with the plan’s state on that day. */
export const showReview: TripPage = async (asked) => {
  const found = await findAskedReview(asked);
  if (found === null || (asked.isOutside && found.review.withdrawn !== null)) return { kind: 'not-found' };
  const { review, all } = found;
  const { provider, run, path, isOutside: outside, mayRun } = asked;
  const before = reviewBefore(all, review.on);
  return {
    kind: 'page',
    template: 'support/trip/review.njk',
    data: {
      provider,
      path,
      run: { name: run.definition.name },
      review,
      overall: review.grades.length > 0 ? overallInWords(review.grades) : grades[review.overall],
      question: outside || run.now.reviews.at(-1)?.reviewId !== review.id ? null : escalationAsked(run.definition, run.now),
      graded: review.grades.map((one) => {
        const state = review.planState.priorities.find(({ priority }) => priority === one.priority);
        return {
          ...one,
          gradeText: grades[one.grade],
          moved: movedSince(before?.grades.find(({ priority }) => priority === one.priority)?.grade ?? null, one.grade),
          state: state === undefined ? '' : stateInWords(state),
        };
      }),
      isOutside: outside,
      paused: outside ? null : pausedOn(run),
      mayWithdraw: mayRun && run.now.state === 'live' && review.withdrawn === null,
      breadcrumbs: [...breadcrumbsOf(asked), { text: 'Plan', href: `${path}/plan` }],
    },
  };
};

function askWithdrawal(
  asked: AskedOfRun,
  review: HeldReview,
  form: URLSearchParams = new URLSearchParams(),
  errors: FormReader['errors'] = [],
): Reply {
  const path = `${asked.path}/reviews/${String(review.id)}`;
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a review',
      what: `The review of ${dateInWords(review.on)} counts no longer, and neither does what it says of progress where tiers are proposed. It stays readable.`,
      action: `${path}/withdraw`,
      backLink: path,
    },
  });
}

export const openReviewWithdrawal: TripPage = async (asked) => {
  const found = await findAskedReview(asked);
  if (found === null) return { kind: 'not-found' };
  return found.review.withdrawn === null ? askWithdrawal(asked, found.review) : leadBack(asked, 'That review is withdrawn already.');
};

export const saveReviewWithdrawal: TripPage = async (asked) => {
  const { request, doing, run } = asked;
  const found = await findAskedReview(asked);
  if (found === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return askWithdrawal(asked, found.review, request.form, answers.errors);
  const done = await doWhole(asked, (tx) => withdrawReview(tx, doing, { runId: run.id, reviewId: found.review.id, reason }));
  if (!done.ok) return askWithdrawal(asked, found.review, request.form, [{ field: 'reason', at: 'reason', text: done.reason }]);
  return { kind: 'redirect', to: `${asked.path}/plan`, notice: { kind: 'success', text: 'The review is withdrawn.' } };
};
