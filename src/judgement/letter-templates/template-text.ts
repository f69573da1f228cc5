import { accepted, refused, type Result } from '../../kernel/result.ts';

/** What a template may leave open, and what comes there. */
export const placeholders = {
  provider: 'the provider’s name',
  authority: 'the authority’s name',
  tier: 'the tier that was decided, like Secure',
  previous: 'the tier in force until then, or that there was none',
  reasons: 'the reasons, as they were written with the decision',
  support: 'what the authority offers in this tier, as a list (provisional)',
  date: 'the day the letter goes',
  reply_by: 'the last day for a reply or for asking for a review',
  contact: 'whom to speak to',
} as const;
export type Placeholder = keyof typeof placeholders;

/** Known only on the day the letter goes: a draft keeps them open. */
export const openUntilIssued: readonly Placeholder[] = ['date', 'reply_by'];

export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names between double braces, each once, in order. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))];
}

/** A letter's subject and words, with what may be left open in them. Refused with every name that is not known. */
export function checkPlaceholders(text: string, allowed: readonly Placeholder[]): Result<null> {
  const unknown = placeholdersIn(text).filter((name) => !(allowed as readonly string[]).includes(name));
  const stray = text.replaceAll(pattern, '');
  if (unknown.length > 0) {
    const names = unknown.map((name) => `{{${name}}}`).join(' and ');
    const may = allowed.map((name) => `{{${name}}}`).join(', ');
    return refused(`${names} cannot be filled in${may === '' ? '' : `: use ${may}`}`);
  }
  if (stray.includes('{{') || stray.includes('}}')) return refused('A pair of braces is not closed: write each as {{provider}}');
  return accepted(null);
}

/** Fills in what is given and leaves the rest open. What is filled in is never read for placeholders again. */
export function fillIn(text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string {
  return text.replaceAll(pattern, (whole, name: string) => {
    const value = values[name as Placeholder];
    return value === undefined ? whole : value.replaceAll('{{', '{ {').replaceAll('}}', '} }');
  });
}

/** Plain text as headings ("# …"), lists ("- …") and paragraphs, with an empty line between them. Nothing in it is ever markup. */
export function blocksOf(text: string): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    paragraph = [];
    items = [];
  };
  for (const line of text.split(/\r\n|\r|\n/).map((each) => each.trim())) {
    const heading = /^#{1,3}\s+(.+)$/.exec(line)?.[1];
    const item = /^[-*]\s+(.+)$/.exec(line)?.[1];
    if (line === '' || heading !== undefined) close();
    if (heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    else if (item !== undefined) {
      if (paragraph.length > 0) close();
      items = [...items, item];
    } else if (line !== '') {
      if (items.length > 0) close();
      paragraph = [...paragraph, line];
    }
  }
  close();
  return blocks;
}
