import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';

/** Something that waits for somebody: a line on their first page. */
export interface WorkItem {
  readonly kind: 'visit' | 'draft' | 'reply' | 'action' | 'signal' | 'change' | 'triage' | 'moderation' | 'owed';
  /** In words, nothing restricted in it. */
  readonly text: string;
  readonly href: string;
  readonly provider: { readonly id: number; readonly name: string } | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  /** For changes: when it happened. */
  readonly since: Date | null;
  /** Another page that belongs to it: the briefing of a visit. */
  readonly also?: { readonly text: string; readonly href: string };
}

/** Something that is on a day. It leaves the service in a calendar feed: its title says nothing restricted. */
export interface DiaryEntry {
  /** The same for the same thing, for ever; unique in the service: "visit-12". */
  readonly uid: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** The last day, where it takes several whole days. */
  readonly until?: string;
  /** HH:MM in England; null where it takes the whole day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly title: string;
  readonly href: string;
  /** What stands in a calendar outside the service in place of `href`, where that would tell what it is. */
  readonly hrefOutside?: string;
  /** The providers it is at, where it is at any. */
  readonly providerIds?: readonly number[];
  /** Another page that belongs to it: the briefing of a visit. */
  readonly also?: { readonly text: string; readonly href: string };
}

/** What an account holds that somebody else must take before it may be closed. */
export interface HeldWork {
  /** "allocation", "visit-draft" … */
  readonly kind: string;
  /** In the plural, beginning with a capital: "Providers advised". */
  readonly label: string;
  readonly items: readonly { readonly id: number; readonly text: string; readonly href: string; readonly providerId: number | null }[];
}

/** One kind of work, as whatever keeps it tells of it. Lists are of what waits for this very actor, and of nothing they may not see. */
export interface WorkSource {
  readonly id: string;
  readonly list?: (actor: Actor, today: string) => Promise<readonly WorkItem[]>;
  /** The first and the last day are both in it. */
  readonly diary?: (actor: Actor, from: string, to: string) => Promise<readonly DiaryEntry[]>;
  readonly held?: (reader: Reader, accountId: number) => Promise<HeldWork>;
  /** Gives it to another account from a day on, in the same transaction; audited by the caller, who may say who gives it. Throws `Undone` where the other may not have it. */
  readonly handOver?: (
    tx: Tx,
    ids: readonly number[],
    to: { readonly accountId: number; readonly name: string; readonly by?: string; readonly from?: string },
  ) => Promise<void>;
}
