/** What one reader was answered, by address. */
export type Pages = ReadonlyMap<string, { readonly status: number; readonly body: string }>;

/** Without what is another at each asking: tokens of forms, the reference of an answer, and nonces. */
export const masked = (body: string): string =>
  body
    .replaceAll(/(name="_csrf" value=")[^"]*/g, '$1')
    .replaceAll(/(_csrf=)[\w%.-]+/g, '$1')
    .replaceAll(/(name="form" value=")[0-9a-f-]{36}/g, '$1')
    .replaceAll(/(nonce=")[^"]*/g, '$1')
    .replaceAll(/(reference[^<]*<(?:strong|code|b|span)[^>]*>)[^<]*/gi, '$1')
    .replaceAll(/(reference:? )[\w-]{6,}/gi, '$1');

export const whatChanged = (one: Pages, other: Pages): string[] =>
  [...one].flatMap(([url, page]) => (other.get(url)?.body === page.body && other.get(url)?.status === page.status ? [] : [url]));

export const textOf = (body: string): string =>
  body
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

const tierWords = /\b(Secure\+|Secure|Vulnerable|Cause for Concern)(?![\w+])/;
const near = 120;

/** Each place where a tier’s word stands beside the name of another provider. */
export function tiersBeside(pages: Pages, names: readonly string[]): string[] {
  return [...pages].flatMap(([url, { body }]) => {
    const text = textOf(body);
    if (!/Secure|Vulnerable|Cause for Concern/.test(text)) return [];
    return names.flatMap((name) => {
      const found: string[] = [];
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
        const around = text.slice(Math.max(0, at - near), at + name.length + near);
        if (tierWords.test(around)) found.push(`${url}: ${around}`);
      }
      return found;
    });
  });
}
