/** What a section holds: its fields by name, as text. A field that is empty is not there. */
export type SectionValues = Readonly<Record<string, string>>;

export interface StoredSection {
  readonly version: number;
  readonly values: SectionValues;
  /** The page, as it was once opened by somebody, that wrote this version. */
  readonly from: string | null;
}

/** A section as a browser sends it: what it holds now, and what it was when it was shown. */
export interface SentSection {
  readonly values: SectionValues;
  /** The version that was shown; 0 where nothing was stored. */
  readonly seenVersion: number;
  /** The fingerprint of what was shown. */
  readonly seenPrint: string;
  /** The page that sends it. It may not have heard that it was saved before: what it sends then goes on from its own version. */
  readonly from: string | null;
}

/** Without control characters (a NUL cannot be stored), lines ending as they do here, nothing empty, fields in order. */
export function tidyValues(values: SectionValues): SectionValues {
  const tidied = Object.entries(values)
    .map(([name, text]) => [name, tidyText(text)] as const)
    .filter(([, text]) => text !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(tidied);
}

function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+|[^\P{Cc}\n]/gu, ' ')
    .trim();
}

/** Tells one text from another (cyrb53): to know what somebody touched, not to keep anybody out. */
export function printOf(values: SectionValues): string {
  const text = JSON.stringify(tidyValues(values));
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

export type SaveDecision =
  /** Nothing was typed into it since it was shown. */
  | 'untouched'
  /** It says already what was sent. */
  | 'same'
  | 'write'
  /** Somebody else changed it since it was shown: both are kept, and a person chooses. */
  | 'beside';

/** What becomes of a section that is sent. What somebody typed is written, is there already, or is kept beside: it is never dropped, and drops nobody’s. */
export function decideSave(stored: StoredSection | null, sent: SentSection): SaveDecision {
  const print = printOf(sent.values);
  if (print === sent.seenPrint) return 'untouched';
  if (print === printOf(stored?.values ?? {})) return 'same';
  const isOwn = stored !== null && stored.from !== null && stored.from === sent.from;
  return isOwn || (stored?.version ?? 0) === sent.seenVersion ? 'write' : 'beside';
}

/** Two texts as one, to begin joining them from: what both have stands once. */
export function joinTexts(theirs: string, yours: string): string {
  if (theirs.includes(yours)) return theirs;
  if (yours.includes(theirs)) return yours;
  const paragraphs = theirs.split(/\n{2,}/);
  const more = yours.split(/\n{2,}/).filter((paragraph) => !paragraphs.includes(paragraph));
  return [...paragraphs, ...more].join('\n\n');
}
