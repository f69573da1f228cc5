/** The year that an address asks for, or this one where it asks for none or for nonsense. */
export function askedYear(text: string | null, today: string): number {
  const year = text !== null && /^\d{4}$/.test(text) ? Number(text) : NaN;
  return year >= 1990 && year <= 2100 ? year : Number(today.slice(0, 4));
}
