/** A form of a page: where it leads, and every name in it with the values the page itself would send. */
export interface FoundForm {
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Where a page leads, as written in its HTML. Ours is valid and quotes every attribute, so that this is enough of a reader. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?\bhref="([^"]+)"/g)].map(([, href]) => unescape(href ?? '')).filter((href) => href.startsWith('/'));
}

export function formsOf(html: string, page: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const fields = new Map<string, string[]>();
    let lastSelect: string | undefined;
    for (const [tag, name = ''] of body.matchAll(/<(input|select|option|textarea|button)\b[^>]*>/g)) {
      const field = name === 'option' ? lastSelect : attribute(tag, 'name');
      if (name === 'select') lastSelect = field;
      if (field === undefined || field === '_csrf') continue;
      const value = attribute(tag, 'value');
      fields.set(field, [...(fields.get(field) ?? []), ...(value === undefined ? [] : [value])]);
    }
    const method = attribute(head, 'method')?.toUpperCase() === 'POST' ? 'POST' : 'GET';
    return { method, action: attribute(head, 'action') ?? page, fields };
  });
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescape(value);
}

function unescape(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
