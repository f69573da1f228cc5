import { plainText } from '../../kernel/plain-text.ts';
import { parsePostcode } from '../../kernel/postcode.ts';

/** What somebody typed into the search box turns out to be. */
export type SearchTerms =
  | { readonly kind: 'nothing' }
  /** A number under any scheme (URN, LAESTAB, UKPRN, Ofsted's), without spaces or slashes. */
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'postcode'; readonly postcode: string }
  /** The first part of a postcode ("NN17") or its sector ("NN17 3"). */
  | { readonly kind: 'postcode-part'; readonly part: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

const mostWords = 8;

export function readTerms(typed: string): SearchTerms {
  const compact = typed.toUpperCase().replaceAll(/[\s/.-]/g, '');
  if (/^\d{5,10}$/.test(compact) || /^[A-Z]{2}\d{5,7}$/.test(compact)) return { kind: 'number', value: compact };

  const postcode = parsePostcode(typed);
  if (postcode !== null) return { kind: 'postcode', postcode };
  const part = /^([A-Z]{1,2}\d[A-Z\d]?)(?:\s+(\d))?$/.exec(typed.trim().toUpperCase());
  if (part) return { kind: 'postcode-part', part: `${part[1] ?? ''} ${part[2] ?? ''}` };

  const words = plainText(typed).split(' ').filter(Boolean).slice(0, mostWords);
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'words', words };
}
