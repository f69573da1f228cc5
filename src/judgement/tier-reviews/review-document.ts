import { dateInWords } from '../../kernel/plain-date.ts';
import type { WordBlock, WordDocument } from '../../platform/documents/word-document.ts';
import type { FoundReview } from './find-reviews.ts';
import type { ItemInWords } from './item-words.ts';

/** The agenda as a document to bring to the meeting, with what is decided by now. */
export function reviewDocument(review: FoundReview, items: readonly ItemInWords[]): WordDocument {
  const title = `Half-termly review: ${review.halfTerm}`;
  return {
    title,
    footer: `${title}. For the authority’s staff only`,
    blocks: [
      { kind: 'paragraph', text: `Held on ${dateInWords(review.heldOn)}, chaired by ${review.chair}.` },
      ...(review.present === null ? [] : [{ kind: 'paragraph', text: `Present: ${review.present}.` } as const]),
      {
        kind: 'paragraph',
        text: `${String(items.length)} ${items.length === 1 ? 'provider' : 'providers'}, as the service prepared them. Tiers say what support a provider is given.`,
        isSmall: true,
      },
      ...items.flatMap(blocksOf),
    ],
  };
}

function blocksOf(item: ItemInWords): WordBlock[] {
  const facts = item.facts.flatMap(({ label, says }) => says.map((line) => `${label}: ${line}`));
  const quiet = item.hasChanged ? [] : [`Nothing has changed since ${dateInWords(item.changesSince)}.`];
  const earlier = [...(item.last === null ? [] : [item.last]), ...item.openActions].map(({ says, done }) => `Decided before. ${says}. ${done}.`);
  return [
    { kind: 'heading', level: 2, text: item.name },
    { kind: 'paragraph', text: `${item.tierLine}. ${item.decided}. ${item.place}. Adviser: ${item.advisers}.` },
    {
      kind: 'list',
      items: [...quiet, ...facts, ...(item.openCase === null ? [] : [`A case is open: ${item.openCase.text.toLowerCase()}`]), ...earlier],
    },
    {
      kind: 'table',
      header: ['Outcome', 'Decision', 'Owner', 'Due by'],
      widths: [20, 45, 20, 15],
      rows: [[item.outcome?.text ?? ' ', item.decision ?? ' ', item.owner ?? ' ', item.dueOn === null ? ' ' : dateInWords(item.dueOn)]],
    },
  ];
}
