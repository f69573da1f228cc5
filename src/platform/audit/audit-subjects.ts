import type { Reader } from '../database/database.ts';
import type { Subject } from '../http/route.ts';
import type { Actor } from '../identity/actor.ts';

/** How a page names a record, and where it is read. */
export interface SubjectWords {
  readonly text: string;
  readonly href?: string;
}

export interface SubjectsOfKind {
  readonly kind: string;
  readonly ids: readonly string[];
}

/** What the pages of the audit trail are told about records, of which the platform knows only kind and id. */
export interface AuditSubjects {
  /** What a kind of record is called, where its name does not say it well: "send-unit" is a SEND unit. */
  readonly kindWords: Readonly<Record<string, string>>;
  /** Names those that it knows, under `keyOf`. */
  readonly describe: (reader: Reader, authorityId: number, subjects: readonly SubjectsOfKind[]) => Promise<ReadonlyMap<string, SubjectWords>>;
  /** Those that this reader may not read, under `keyOf`: of what was done to them is shown that it was done, and by whom. */
  readonly listGuarded?: (reader: Reader, actor: Actor, subjects: readonly SubjectsOfKind[]) => Promise<ReadonlySet<string>>;
  /** The records of whatever is called so. */
  readonly find: (reader: Reader, authorityId: number, name: string) => Promise<readonly SubjectsOfKind[]>;
}

export const keyOf = ({ kind, id }: Subject): string => `${kind} ${String(id)}`;
