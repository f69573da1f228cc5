/** Letters that are no other letter with a mark, as PostgreSQL's unaccent writes them. */
const spelt: Readonly<Record<string, string>> = { ł: 'l', æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n' };

/** Lower case, without accents, apostrophes and other marks: as the database's search_form has it. */
export function searchForm(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[łæœøßđðþħıŋ]/g, (letter) => spelt[letter] ?? letter)
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Those of the names that stand in a text as whole words, whatever their case and accents. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = ` ${searchForm(text)} `;
  return names.filter((name) => {
    const sought = searchForm(name);
    return sought !== '' && words.includes(` ${sought} `);
  });
}
