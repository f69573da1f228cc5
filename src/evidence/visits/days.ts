/** Days used are kept in quarters: 5 is a day and a quarter. */
export const mostQuarters = 40;

/** "1¼ days" said without signs that a reader stumbles over. */
export function quartersInWords(quarters: number): string {
  const days = quarters / 4;
  return `${String(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** Nought to ten days, for a list to choose from. */
export const quarterChoices = Array.from({ length: mostQuarters + 1 }, (_, quarters) => quarters);

/**
 * What somebody used on a visit, shared among the schools that it covered, in hundredths of a day. The shares add up to what was used, and no two differ by more
 * than a hundredth: a visit’s days count once, however many schools it covered.
 */
export function splitDays(quarters: number, schools: number): number[] {
  if (schools < 1) return [];
  const hundredths = quarters * 25;
  const share = Math.floor(hundredths / schools);
  const over = hundredths - share * schools;
  return Array.from({ length: schools }, (_, index) => (index < over ? share + 1 : share));
}
