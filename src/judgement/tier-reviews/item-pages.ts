import { dateInWords } from '../../kernel/plain-date.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader } from '../../register/index.ts';
import { gatherFactsOf } from '../proposals/gather-facts-of.ts';
import { type FoundItem, type FoundReview, listItems } from './find-reviews.ts';
import { itemInWords } from './item-words.ts';
import { recordDone } from './record-done.ts';
import { recordOutcome } from './record-outcome.ts';
import { type ReviewPage, withReview } from './review-pages.ts';
import { type ReviewsMeans, reviewDoing } from './reviews-means.ts';
import { type ReviewOutcome, reviewOutcomes } from './tier-review.ts';

interface ShownItem {
  readonly review: FoundReview;
  readonly item: FoundItem;
  readonly authorityId: number;
}
type ItemPage = (means: ReviewsMeans, request: PageRequest, shown: ShownItem) => Promise<Reply> | Reply;

export function withItem(answer: ItemPage): (means: ReviewsMeans, request: PageRequest) => Promise<Reply> {
  const find: ReviewPage = async (means, request, { review, authorityId }) => {
    const itemId = /^[1-9]\d{0,8}$/.test(request.params['itemId'] ?? '') ? Number(request.params['itemId']) : 0;
    const [item] = await listItems(means.db.kysely, { authorityId, reviewId: review.id, itemId });
    return item === undefined ? { kind: 'not-found' } : answer(means, request, { review, item, authorityId });
  };
  return (means, request) => withReview(means, request, find);
}

const outcomeHints: Readonly<Record<ReviewOutcome, string>> = {
  'continue': 'What is agreed goes on.',
  'more-support': 'The tier stays, and more is done.',
  'less-support': 'The tier stays, and less is needed.',
  'judge-again': 'Opens a case: the service proposes anew, and an adviser judges it.',
};

function showForm({ review, item }: ShownItem, template: string, form: URLSearchParams, errors: readonly FieldError[] = []): Reply {
  return {
    kind: 'page',
    ...(errors.length > 0 ? { status: 422 } : {}),
    template: `judgement/tier-reviews/${template}.njk`,
    data: {
      review,
      item: itemInWords(item),
      outcomes: Object.entries(reviewOutcomes).map(([value, text]) => ({
        value,
        text,
        hint: { text: outcomeHints[value as ReviewOutcome] },
        checked: form.get('outcome') === value,
      })),
      form: Object.fromEntries(form),
      problems: Object.fromEntries(errors.map(({ field, text }) => [field, { text }])),
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      breadcrumbs: [
        { text: 'Half-termly review', href: '/tier-reviews' },
        { text: review.halfTerm, href: `/tier-reviews/${String(review.id)}` },
      ],
    },
  };
}

const back = ({ review, item }: ShownItem): string => `/tier-reviews/${String(review.id)}#item-${String(item.id)}`;

export const showOutcome: ItemPage = (_means, _request, shown) => {
  const { outcome, decision, owner, dueOn } = shown.item;
  return showForm(
    shown,
    'outcome',
    new URLSearchParams({ outcome: outcome ?? '', decision: decision ?? '', owner: owner ?? '', ...dateBoxes('due-on', dueOn) }),
  );
};

export const saveOutcome: ItemPage = async (means, request, shown) => {
  const { review, item, authorityId } = shown;
  const answers = new FormReader(request.form);
  const outcome = answers.choice('outcome', Object.keys(reviewOutcomes) as ReviewOutcome[], 'Select what the review decided');
  const decision = answers.text('decision', { what: 'The decision', missing: 'Enter the decision in words', most: 2000 });
  const owner = answers.text('owner', { what: 'Who does it', missing: 'Enter who does it', most: 120 });
  const dueOn = answers.date('due-on', { what: 'The day', missing: 'Enter the day it is due by' });
  if (outcome === null || decision === null || owner === null || dueOn === null) return showForm(shown, 'outcome', request.form, answers.errors);
  const facts = outcome === 'judge-again' ? await gatherFactsOf(means, authorityId, item.providerId) : [];
  const named = { authorityId, reviewId: review.id, itemId: item.id };
  const entry = { outcome, decision, owner, dueOn };
  const saved = await means.db.transaction((tx) => recordOutcome(tx, reviewDoing(request, means), named, entry, facts));
  if (!saved.ok) return showForm(shown, 'outcome', request.form, [{ field: 'outcome', at: 'outcome', text: saved.reason }]);
  const opened = saved.value.caseId === null ? '' : ' Its tier is to be judged again, in the case that is open.';
  return { kind: 'redirect', to: back(shown), notice: { kind: 'success', text: `The decision on ${item.providerName} is recorded.${opened}` } };
};

export const showDone: ItemPage = ({ clock }, _request, shown) => showForm(shown, 'done', new URLSearchParams(dateBoxes('done-on', clock.today())));

export const saveDone: ItemPage = async (means, request, shown) => {
  const { review, item, authorityId } = shown;
  const answers = new FormReader(request.form);
  const on = answers.date('done-on', { what: 'The day', missing: 'Enter the day it was done' });
  const words = answers.text('words', { what: 'What came of it', missing: 'Enter what came of it', most: 1000 });
  if (on === null || words === null) return showForm(shown, 'done', request.form, answers.errors);
  const named = { authorityId, reviewId: review.id, itemId: item.id };
  const saved = await means.db.transaction((tx) => recordDone(tx, reviewDoing(request, means), named, { on, words }));
  if (!saved.ok) return showForm(shown, 'done', request.form, [{ field: 'done-on', at: 'done-on-day', text: saved.reason }]);
  return {
    kind: 'redirect',
    to: back(shown),
    notice: { kind: 'success', text: `Recorded as done on ${dateInWords(on)} for ${item.providerName}.` },
  };
};
