import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import {
  contentsOf,
  datedOf,
  hasOneOf,
  isAboutProvider,
  isMentionedIn,
  isOwnedBy,
  isPersonIn,
  isRestrictedIn,
  type OwnAuthority,
  type PersonSought,
  recordIdOf,
  sourceOf,
  textOf,
  titleOf,
} from '../records/build-conditions.ts';
import type { FoundRow, Involvement } from './disclosed-record.ts';

/** A file of more than this would be of no use to a reader: it says that there is more, and how much. */
const mostOfAKind = 5000;

export interface HeldOfKind<Row> {
  readonly kind: RecordKind;
  readonly total: number;
  /** The latest first. */
  readonly rows: readonly Row[];
}

export type HeldRow = FoundRow & Involvement;

const columns = (
  kinds: readonly RecordKind[],
  kind: RecordKind,
) => sql`${recordIdOf(kind)} as id, ${titleOf(kinds, kind)} as title, ${sourceOf(kind)} as source,
  ${datedOf(kind)} as "datedOn", ${contentsOf(kinds, kind)} as contents, coalesce(${isRestrictedIn(kinds, kind)}, false) as "isRestricted"`;

async function list<Row>(reader: Reader, kind: RecordKind, of: RawBuilder<unknown>, limit: number): Promise<HeldOfKind<Row> | null> {
  const { rows } = await sql<Row & { total: number }>`
    select held.*, count(*) over ()::integer as total from (${of}) held order by "datedOn" desc nulls last, id desc limit ${limit}`.execute(reader);
  return rows[0] === undefined ? null : { kind, total: rows[0].total, rows };
}

/** Everything held about a person in one authority, kind by kind. */
export async function listHeldAboutPerson(
  reader: Reader,
  kinds: readonly RecordKind[],
  authority: OwnAuthority,
  person: PersonSought,
  limit = mostOfAKind,
): Promise<HeldOfKind<HeldRow>[]> {
  const held: HeldOfKind<HeldRow>[] = [];
  for (const kind of kinds.filter(({ people, words }) => people.length > 0 || words.length > 0)) {
    const found = await list<HeldRow>(
      reader,
      kind,
      sql`select * from (
        select ${columns(kinds, kind)}, coalesce(${isPersonIn(kind, person, 'subject')}, false) as "isSubject",
          coalesce(${isPersonIn(kind, person, 'author')}, false) as "isAuthor", coalesce(${isMentionedIn(kind, person)}, false) as "isMentioned"
        from ${sql.table(kind.table)} t where ${isOwnedBy(kind, authority)}
      ) r where r."isSubject" or r."isAuthor" or r."isMentioned"`,
      limit,
    );
    if (found !== null) held.push(found);
  }
  return held;
}

/** Everything held about a provider, kind by kind; of other authorities' records, nothing. */
export async function listHeldAboutProvider(
  reader: Reader,
  kinds: readonly RecordKind[],
  authority: OwnAuthority,
  providerId: number,
  limit = mostOfAKind,
): Promise<HeldOfKind<FoundRow>[]> {
  const held: HeldOfKind<FoundRow>[] = [];
  for (const kind of kinds) {
    const isAbout = isAboutProvider(kinds, kind, providerId);
    if (isAbout === null) continue;
    const of = sql`select ${columns(kinds, kind)} from ${sql.table(kind.table)} t where ${isOwnedBy(kind, authority)} and ${isAbout}`;
    const found = await list<FoundRow>(reader, kind, of, limit);
    if (found !== null) held.push(found);
  }
  return held;
}

/** Every person's name that the authority's own records have in a place of its own, to look for in free text. */
export async function listKnownNames(reader: Reader, kinds: readonly RecordKind[], authority: OwnAuthority): Promise<string[]> {
  const each = kinds
    .filter(({ owner }) => owner.by !== 'open-data')
    .flatMap((kind) => kind.people.filter(({ holds }) => holds === 'name').map((tie) => ({ kind, tie })))
    .map(
      ({ kind, tie }) => sql`select ${textOf(tie)} as name from ${sql.table(kind.table)} t
      where ${isOwnedBy(kind, authority)} and ${tie.when === undefined ? sql`true` : hasOneOf(tie.when)}`,
    );
  if (each.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select distinct name from (${sql.join(each, sql` union `)}) known where name like '% %' order by name`.execute(reader);
  return rows.map(({ name }) => name);
}
