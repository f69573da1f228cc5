import type { Actor } from '../platform/identity/actor.ts';

/** What a wing offers to each person's first page. */
export interface HomeCard {
  /** Lower comes first. */
  readonly order: number;
  /** For these roles alone; for everybody when absent. */
  readonly roles?: readonly string[];
  /** The card's own template (its heading an h2) and data; null when there is nothing to say to this person today. */
  readonly load: (actor: Actor) => Promise<{ readonly template: string; readonly data: Record<string, unknown> } | null>;
}

const isFor = (card: HomeCard, actor: Actor): boolean => card.roles === undefined || (actor.role !== null && card.roles.includes(actor.role));

/** One after another: the embedded database has one connection, so asking at once would win nothing. */
export async function loadCards(cards: readonly HomeCard[], actor: Actor): Promise<{ template: string; data: Record<string, unknown> }[]> {
  const loaded = [];
  for (const card of cards.filter((each) => isFor(each, actor)).toSorted((one, other) => one.order - other.order)) {
    const content = await card.load(actor);
    if (content !== null) loaded.push(content);
  }
  return loaded;
}
