/**
 * What a module says of each table it keeps, so that retention, legal hold and disclosure reach it without knowing it: a kind that nobody
 * declares is found by a test. Columns are named as the database names them; those that end in `_at` hold instants, other dates are days.
 */
export interface RecordKind {
  /** As the audit trail calls it (`subject_kind`). */
  readonly kind: string;
  /** What people call such records, in the plural, beginning with a capital. */
  readonly label: string;
  /** What it is and why it is kept, in a sentence or two, for those whose data it is. */
  readonly what: string;
  readonly table: string;
  /** The column that tells one row from another. */
  readonly key: string;
  /** What tells a reader which record it is: the values of these columns. */
  readonly title: readonly string[];
  readonly owner: Owner;
  /** How a row is known to be about a provider; absent where it is about none. */
  readonly provider?: ProviderTie;
  readonly people: readonly PersonTie[];
  /** Columns that tell somebody what they themselves did, and nothing of anybody else. */
  readonly trace?: readonly string[];
  /** Free text or JSON, which may name anybody. */
  readonly words: readonly string[];
  /** Hashes and secrets: these never leave the database. */
  readonly secrets: readonly string[];
  /** The day or instant a row is listed under; absent where a row has none of its own. */
  readonly dated?: string;
  readonly source: { readonly column: string } | { readonly words: string };
  /** A record of the authority's work, which is never deleted. */
  readonly isCasework: boolean;
  readonly retention: Retention | NoRetention;
  /** Parts that an officer should look at before they are given to the public, beside people's details and free text, which always are. */
  readonly prompts?: readonly DisclosurePrompt[];
  /** Rows that named people alone may read: none of their words is in a file, which says that there is one. */
  readonly restricted?: Restricted;
  readonly guarded?: GuardedColumns;
  /** Columns that an erasure leaves empty: no name, but of no use without one. */
  readonly emptied?: readonly string[];
  /** Why names in it cannot be replaced, where they cannot. */
  readonly keptWhole?: string;
  /** Rows of other tables that go when such a record is erased, and that no casework rests on: `column` holds this kind's key. */
  readonly bulk?: readonly { readonly table: string; readonly column: string }[];
}

/** Whose rows they are: by their own column, through the row they belong to, by the area they lie in, or everybody's. */
export type Owner =
  | { readonly by: 'authority'; readonly column: 'authority_id' }
  | { readonly by: 'row'; readonly column: string; readonly table: string }
  | { readonly by: 'provider'; readonly column: string }
  | { readonly by: 'la-code'; readonly column: string }
  | { readonly by: 'la-name'; readonly column: string }
  | { readonly by: 'open-data' };

/**
 * By the provider's own id, through the row of another table whose `provider_id` it shares (the row that `column` names, or those that name this one in `refersBy`),
 * by a number that it has under a scheme, or as the audit trail names what happened to whom.
 */
export type ProviderTie =
  | { readonly by: 'id'; readonly column: string }
  | { readonly by: 'row'; readonly column: string; readonly table: string; readonly refersBy?: string }
  | { readonly by: 'number'; readonly column: string; readonly scheme: 'urn' | 'ofsted' }
  | { readonly by: 'json'; readonly column: string; readonly field: string }
  | { readonly by: 'subject' };

export interface PersonTie {
  /** Several are read as one, with a space between. */
  readonly columns: readonly [string, ...string[]];
  /** `contact` is a telephone number or the like: personal, but nobody is looked for by it. */
  readonly holds: 'account' | 'name' | 'email' | 'contact';
  /** Whether the row is about the person, or says only that they did it. */
  readonly as: 'subject' | 'author';
  /** Only in rows where this column has one of these values. */
  readonly when?: ColumnIs;
  /** The person answers to the public in this post, so that their name is not a matter of privacy: always, or in rows where this column says so. */
  readonly inPublicPost?: true | ColumnIs;
}

export interface ColumnIs {
  readonly column: string;
  readonly is: readonly string[];
}

export interface Retention {
  /** The first of these that is filled is the day from which years are counted; where none is, the record is in use. */
  readonly from: readonly [string, ...string[]];
  readonly when?: ColumnIs;
  /** The same in words: "the day the post ended". */
  readonly countedFrom: string;
  /** What Waymark ships, until the authority enters a rule of its own. */
  readonly shipped: { readonly years: number; readonly basis: string; readonly action: 'review' | 'erase-personal-data' };
}

export interface NoRetention {
  /** Why no period runs out. */
  readonly none: string;
}

/** By a column of its own that is true; by that of the row which `column` names in `table`; or, of earlier versions, as the record is that they are versions of. */
export type Restricted =
  | { readonly by: 'flag'; readonly column: string }
  | { readonly by: 'row'; readonly column: string; readonly table: string; readonly flag: string }
  | { readonly by: 'record' };

/** Columns that say something of the record which a row is about (`subject_kind`, `subject_id`), and are left out where that record is restricted. */
export type GuardedColumns = readonly [string, ...string[]];

/** A question put to the officer who decides, never an answer. */
export interface DisclosurePrompt {
  readonly columns: readonly string[];
  readonly when?: ColumnIs;
  /** "section 41" */
  readonly section: string;
  readonly why: string;
  /** It is in no file about a person either, before an officer has looked at it: never, or only where the row is about somebody else who is named in it. */
  readonly withheld?: 'always' | 'unless-theirs';
}

/** What the audit trail calls a record's erasure, so that a page of its history can stop showing what was erased. */
export const erasedEvent = 'record.erased';
/** And a decision to keep it longer, which changes nothing in it. */
export const keptEvent = 'record.kept';

/** Who did it, by name: of use in nearly every table. */
export const doneBy = (column: string): PersonTie => ({ columns: [column], holds: 'name', as: 'author' });

export const ownColumn = { by: 'authority', column: 'authority_id' } as const;
