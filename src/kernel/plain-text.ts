/** As the database's `search_form` writes what is searched: lower case, no accents or apostrophes, one space for all that is neither letter nor digit. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{Mark}'’`]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Whether a text has all the words that somebody typed, in whatever order and however they wrote an apostrophe. Nothing typed is in every text. */
export function hasWords(text: string, typed: string): boolean {
  const plain = plainText(text);
  return plainText(typed)
    .split(' ')
    .every((word) => plain.includes(word));
}
