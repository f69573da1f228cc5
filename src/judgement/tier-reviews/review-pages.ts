import { dateInWords } from '../../kernel/plain-date.ts';
import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, findCalendar, FormReader, isAllowed } from '../../register/index.ts';
import { closeReview } from './close-review.ts';
import { listItems, type FoundReview, listReviews } from './find-reviews.ts';
import { findReviewReminder } from './find-review-reminder.ts';
import { gatherAgenda } from './gather-agenda.ts';
import { itemInWords } from './item-words.ts';
import { prepareAgain } from './prepare-again.ts';
import { reviewDocument } from './review-document.ts';
import { type ReviewsMeans, reviewDoing } from './reviews-means.ts';
import { scheduleReview } from './schedule-review.ts';
import { halfTermsToPlan, nameOfHalfTerm } from './tier-review.ts';

const crumbs = [{ text: 'Half-termly review', href: '/tier-reviews' }];
const idOf = (text: string | undefined): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0);
const pathOf = (id: number): string => `/tier-reviews/${String(id)}`;

export async function showReviews(means: ReviewsMeans, { actor }: PageRequest): Promise<Reply> {
  if (actor.authorityId === null) return { kind: 'not-found' };
  return {
    kind: 'page',
    template: 'judgement/tier-reviews/reviews.njk',
    data: {
      reviews: await listReviews(means.db.kysely, actor.authorityId),
      reminder: await findReviewReminder(means, actor),
      mayRun: isAllowed(actor, 'tier-review.run'),
    },
  };
}

interface Shown {
  readonly review: FoundReview;
  readonly authorityId: number;
}
export type ReviewPage = (means: ReviewsMeans, request: PageRequest, shown: Shown) => Promise<Reply>;

export async function withReview(means: ReviewsMeans, request: PageRequest, answer: ReviewPage): Promise<Reply> {
  const { authorityId } = request.actor;
  const [review] = authorityId === null ? [] : await listReviews(means.db.kysely, authorityId, idOf(request.params['reviewId']));
  return authorityId === null || review === undefined ? { kind: 'not-found' } : answer(means, request, { review, authorityId });
}

const planForm = async (
  means: ReviewsMeans,
  actor: PageRequest['actor'],
  form: URLSearchParams,
  errors: readonly FieldError[] = [],
): Promise<Reply> => {
  const { db, clock } = means;
  const authorityId = actor.authorityId ?? 0;
  const planned = (await listReviews(db.kysely, authorityId)).map(({ halfTerm }) => halfTerm);
  const halfTerms = halfTermsToPlan(await findCalendar(db.kysely, { authorityId }), clock.today(), planned);
  const chosen = form.get('half-term') ?? (halfTerms[0] ? nameOfHalfTerm(halfTerms[0]) : null);
  return {
    kind: 'page',
    ...(errors.length > 0 ? { status: 422 } : {}),
    template: 'judgement/tier-reviews/plan.njk',
    data: {
      halfTerms: halfTerms.map((halfTerm) => ({
        value: nameOfHalfTerm(halfTerm),
        text: nameOfHalfTerm(halfTerm),
        hint: { text: `${dateInWords(halfTerm.from)} to ${dateInWords(halfTerm.to)}` },
        checked: nameOfHalfTerm(halfTerm) === chosen,
      })),
      form: Object.fromEntries(form),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      breadcrumbs: crumbs,
    },
  };
};

export function showPlan(means: ReviewsMeans, { actor }: PageRequest): Promise<Reply> {
  return planForm(means, actor, new URLSearchParams({ chair: actor.name, ...dateBoxes('held-on', null) }));
}

export async function savePlan(means: ReviewsMeans, request: PageRequest): Promise<Reply> {
  const { db, clock } = means;
  const { actor, form } = request;
  const { authorityId } = actor;
  if (authorityId === null) return { kind: 'not-found' };
  const planned = (await listReviews(db.kysely, authorityId)).map(({ halfTerm }) => halfTerm);
  const offered = halfTermsToPlan(await findCalendar(db.kysely, { authorityId }), clock.today(), planned);
  const answers = new FormReader(form);
  const name = answers.choice('half-term', offered.map(nameOfHalfTerm), 'Select a half-term');
  const heldOn = answers.date('held-on', { what: 'The day', missing: 'Enter the day of the review' });
  const chair = answers.text('chair', { what: 'Who chairs it', missing: 'Enter who chairs it', most: 120 });
  const halfTerm = offered.find((one) => nameOfHalfTerm(one) === name);
  if (halfTerm === undefined || heldOn === null || chair === null) return planForm(means, actor, form, answers.errors);
  const agenda = await gatherAgenda(db.kysely, { actor, authorityId, today: clock.today() });
  const plan = { halfTerm, heldOn, chair, present: null };
  const saved = await db.transaction((tx) => scheduleReview(tx, reviewDoing(request, means), authorityId, plan, agenda));
  if (!saved.ok) return planForm(means, actor, form, [{ field: 'held-on', at: 'held-on-day', text: saved.reason }]);
  const text = `The review is planned, with ${String(agenda.size)} ${agenda.size === 1 ? 'provider' : 'providers'} on its agenda.`;
  return { kind: 'redirect', to: pathOf(saved.value), notice: { kind: 'success', text } };
}

export const showReview: ReviewPage = async ({ db, clock }, { actor }, { review, authorityId }) => {
  const items = await listItems(db.kysely, { authorityId, reviewId: review.id, reader: { actor, today: clock.today() } });
  const words = items.map(itemInWords);
  return {
    kind: 'page',
    template: 'judgement/tier-reviews/review.njk',
    data: {
      review,
      items: words,
      hidden: review.providers - items.length,
      undecided: review.providers - review.decided,
      preparedOn: items[0]?.prepared.on ?? null,
      mayRun: isAllowed(actor, 'tier-review.run'),
      today: clock.today(),
      breadcrumbs: crumbs,
    },
  };
};

export const exportReview: ReviewPage = async ({ db, clock }, { actor }, { review, authorityId }) => {
  const items = await listItems(db.kysely, { authorityId, reviewId: review.id, reader: { actor, today: clock.today() } });
  return {
    kind: 'download',
    fileName: `half-termly-review-${review.heldOn}.docx`,
    contentType: wordType,
    body: await writeWord(reviewDocument(review, items.map(itemInWords))),
  };
};

export const savePrepared: ReviewPage = async (means, request, { review, authorityId }) => {
  const agenda = await gatherAgenda(means.db.kysely, { actor: request.actor, authorityId, today: means.clock.today() });
  const saved = await means.db.transaction((tx) => prepareAgain(tx, reviewDoing(request, means), authorityId, review.id, agenda));
  const notice = saved.ok
    ? { kind: 'success' as const, text: `The agenda is as of today: ${String(saved.value.added)} added, ${String(saved.value.removed)} taken off.` }
    : { kind: 'important' as const, text: saved.reason };
  return { kind: 'redirect', to: pathOf(review.id), notice };
};

const closeForm = (review: FoundReview, form: URLSearchParams, errors: readonly FieldError[] = []): Reply => ({
  kind: 'page',
  ...(errors.length > 0 ? { status: 422 } : {}),
  template: 'judgement/tier-reviews/close.njk',
  data: {
    review,
    present: form.get('present') ?? '',
    problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
    errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
    breadcrumbs: [...crumbs, { text: review.halfTerm, href: pathOf(review.id) }],
  },
});

export const showClosingOfReview: ReviewPage = (_means, _request, { review }) => Promise.resolve(closeForm(review, new URLSearchParams()));

export const saveClosingOfReview: ReviewPage = async (means, request, { review, authorityId }) => {
  const answers = new FormReader(request.form);
  const present = answers.text('present', { what: 'Who was there', missing: 'Enter who was there', most: 1000 });
  if (present === null) return closeForm(review, request.form, answers.errors);
  const closed = await means.db.transaction((tx) => closeReview(tx, reviewDoing(request, means), authorityId, review.id, present));
  if (!closed.ok) return closeForm(review, request.form, [{ field: 'present', at: 'present', text: closed.reason }]);
  return { kind: 'redirect', to: pathOf(review.id), notice: { kind: 'success', text: 'The review is closed.' } };
};
