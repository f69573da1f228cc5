import { wordType, writeWord } from '../../platform/documents/write-word.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { HeldReview } from './find-reviews.ts';
import { gatherPack } from './gather-pack.ts';
import { type AskedOfRun, breadcrumbsOf, hasNextReview, type TripPage } from './open-trip-page.ts';
import { questionsOf, whenInWords } from './pack.ts';
import { packDocument, packFileName, packTitle } from './pack-document.ts';
import { findAskedReview } from './review-pages.ts';

async function showPack(asked: AskedOfRun, review: HeldReview | null): Promise<Reply> {
  const pack = await gatherPack(asked, review);
  if (pack === null) return { kind: 'not-found' };
  const here = review === null ? `${asked.path}/pack` : `${asked.path}/reviews/${String(review.id)}/pack`;
  return {
    kind: 'page',
    template: 'support/trip/pack.njk',
    data: {
      pack,
      title: packTitle(pack),
      when: whenInWords(pack),
      questions: questionsOf(pack),
      word: `${here}/word`,
      breadcrumbs: [...breadcrumbsOf(asked), { text: 'Plan', href: `${asked.path}/plan` }],
    },
  };
}

async function exportPack(asked: AskedOfRun, review: HeldReview | null): Promise<Reply> {
  const pack = await gatherPack(asked, review);
  if (pack === null) return { kind: 'not-found' };
  return { kind: 'download', fileName: packFileName(pack), contentType: wordType, body: await writeWord(packDocument(pack)) };
}

const ofReview =
  (page: (asked: AskedOfRun, review: HeldReview | null) => Promise<Reply>): TripPage =>
  async (asked) => {
    const found = await findAskedReview(asked);
    return found === null || found.review.withdrawn !== null ? { kind: 'not-found' } : page(asked, found.review);
  };

export const showReviewPack = ofReview(showPack);
export const exportReviewPack = ofReview(exportPack);
const ofNext =
  (page: (asked: AskedOfRun, review: null) => Promise<Reply>): TripPage =>
  async (asked) =>
    hasNextReview(asked.run) ? page(asked, null) : { kind: 'not-found' };

export const showNextPack = ofNext(showPack);
export const exportNextPack = ofNext(exportPack);
