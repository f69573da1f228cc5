/** A list of choices for a filter, with what is chosen marked. */
export const filterOptions = (labels: Readonly<Record<string, string>>, chosen: string | null) =>
  Object.entries(labels).map(([value, text]) => ({ value, text, checked: value === chosen }));

/** What is chosen, each with the address of the list without it. */
export function chosenFilters(path: string, query: URLSearchParams, labels: Readonly<Record<string, Readonly<Record<string, string>> | null>>) {
  return Object.entries(labels).flatMap(([name, words]) => {
    const value = query.get(name) ?? '';
    const text = words === null ? (value === '' ? null : `“${value}”`) : Object.hasOwn(words, value) ? words[value] : null;
    if (text === null || text === undefined) return [];
    const rest = new URLSearchParams([...query].filter(([other, given]) => other !== name && given !== ''));
    return [{ text, href: rest.size === 0 ? path : `${path}?${String(rest)}` }];
  });
}

/** The one of these that an address asks for. */
export const askedOf = <T extends string>(labels: Readonly<Record<T, unknown>>, given: string | null): T | null =>
  given !== null && Object.hasOwn(labels, given) ? (given as T) : null;
