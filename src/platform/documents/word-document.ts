/** What a Word document is made of: enough for a report. Text only; what it means is the caller's. */
export type WordBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isSmall?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | WordTable;

export interface WordTable {
  readonly kind: 'table';
  readonly header: readonly string[];
  /** A line break within a cell begins a new paragraph. The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
  /** Each column's share of the width; all alike where left out. */
  readonly widths?: readonly number[];
}

export interface WordDocument {
  readonly title: string;
  readonly blocks: readonly WordBlock[];
  readonly isLandscape?: boolean;
  /** At the foot of each page, before its number. */
  readonly footer: string;
}
