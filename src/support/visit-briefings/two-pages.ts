export interface Shown<Item> {
  readonly items: readonly Item[];
  /** How many there are beside those. */
  readonly more: number;
}

export function firstOf<Item>(items: readonly Item[], most: number): Shown<Item> {
  return { items: items.slice(0, most), more: Math.max(0, items.length - most) };
}

/** The beginning of a text, to the end of a word, with a sign that it goes on. */
export function shorten(text: string, most: number): string {
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > most / 2 ? cut.slice(0, atWord) : cut).replace(/[\s.,;:]+$/, '')}…`;
}
