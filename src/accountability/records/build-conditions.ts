import { type RawBuilder, sql } from 'kysely';
import type { ColumnIs, PersonTie, ProviderTie, RecordKind } from '../../platform/records/record-kind.ts';

/**
 * What a declaration means in SQL. Rows of the kind's table are `t` throughout. Names of tables and columns come from the declarations in
 * the code, never from a request.
 */
type Condition = RawBuilder<boolean>;

export interface OwnAuthority {
  readonly id: number;
  readonly laCode: string;
  readonly name: string;
}

/** Somebody who is looked for: by every name and email they are known by, and the accounts that are theirs. */
export interface PersonSought {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly accountIds: readonly number[];
}

const column = (name: string): RawBuilder<unknown> => sql.ref(`t.${name}`);
export const never: Condition = sql<boolean>`false`;

export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? never : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

export function hasOneOf({ column: name, is }: ColumnIs): Condition {
  return sql<boolean>`${column(name)}::text = any(${[...is]})`;
}

export function isOwnedBy({ owner }: RecordKind, authority: OwnAuthority): Condition {
  switch (owner.by) {
    case 'authority':
      return sql<boolean>`${column(owner.column)} = ${authority.id}`;
    case 'row':
      return sql<boolean>`exists (select 1 from ${sql.table(owner.table)} o where o.id = ${column(owner.column)} and o.authority_id = ${authority.id})`;
    case 'provider':
      return sql<boolean>`exists (select 1 from provider o where o.id = ${column(owner.column)} and o.la_code = ${authority.laCode})`;
    case 'la-code':
      return sql<boolean>`${column(owner.column)} = ${authority.laCode}`;
    case 'la-name':
      return sql<boolean>`${column(owner.column)} = ${authority.name}`;
    case 'open-data':
      return sql<boolean>`true`;
  }
}

/** Rows of one kind that are about this provider; null where such records are about none. */
export function isAboutProvider(kinds: readonly RecordKind[], { provider }: RecordKind, id: number): Condition | null {
  switch (provider?.by) {
    case undefined:
      return null;
    case 'id':
      return sql<boolean>`${column(provider.column)} = ${id}`;
    case 'row':
      return sql<boolean>`exists (${sharedRow('1', provider)} and o.provider_id = ${id})`;
    case 'number':
      return sql<boolean>`upper(${column(provider.column)}::text) in (
        select upper(i.value) from provider_identifier i where i.provider_id = ${id} and i.scheme = ${provider.scheme})`;
    case 'json':
      return sql<boolean>`${column(provider.column)} ->> ${provider.field} = ${String(id)}`;
    case 'subject':
      return anyOf([
        sql<boolean>`(t.subject_kind = 'provider' and t.subject_id = ${String(id)})`,
        ...kinds.flatMap((each) => {
          const about = each.kind !== 'provider' && isRowAbout(each, id);
          return about
            ? [
                sql<boolean>`(t.subject_kind = ${each.kind} and t.subject_id in (
                  select r.${sql.ref(each.key)}::text from ${sql.table(each.table)} r where ${about}))`,
              ]
            : [];
        }),
      ]);
  }
}

/** The rows through which one is about a provider, up to the condition that says which. */
function sharedRow(what: '1' | 'o.provider_id', tie: Extract<ProviderTie, { by: 'row' }>, row = 't'): RawBuilder<unknown> {
  return sql`select ${sql.raw(what)} from ${sql.table(tie.table)} o where o.${sql.ref(tie.refersBy ?? 'id')} = ${sql.ref(`${row}.${tie.column}`)}`;
}

/** A row `r` of a kind whose rows say by an id, their own or that of another row, which provider they are about. */
function isRowAbout({ provider }: RecordKind, id: number): Condition | false {
  if (provider?.by === 'id') return sql<boolean>`r.${sql.ref(provider.column)} = ${id}`;
  return provider?.by === 'row' && sql<boolean>`exists (${sharedRow('1', provider, 'r')} and o.provider_id = ${id})`;
}

/** The row is for named people alone; of earlier versions, asked of the records of these kinds. */
export function isRestrictedIn(kinds: readonly RecordKind[], { restricted }: RecordKind, row = 't'): Condition {
  const own = (name: string): RawBuilder<unknown> => sql.ref(`${row}.${name}`);
  switch (restricted?.by) {
    case undefined:
      return never;
    case 'flag':
      return sql<boolean>`${own(restricted.column)}`;
    case 'row':
      return sql<boolean>`exists (select 1 from ${sql.table(restricted.table)} o where o.id = ${own(restricted.column)} and o.${sql.ref(restricted.flag)})`;
    case 'record':
      return anyOf(
        kinds
          .filter((kind) => kind.restricted !== undefined && kind.restricted.by !== 'record')
          .map(
            (kind) => sql<boolean>`(${own('table_name')} = ${kind.table} and exists (
              select 1 from ${sql.table(kind.table)} r where r.${sql.ref(kind.key)}::text = ${own('record_id')} and ${isRestrictedIn(kinds, kind, 'r')}))`,
          ),
      );
  }
}

/** The record that the row `t` says something of is for named people alone. */
function isOfRestricted(kinds: readonly RecordKind[]): Condition {
  return anyOf(
    kinds
      .filter((kind) => kind.restricted !== undefined && kind.restricted.by !== 'record')
      .map(
        (kind) => sql<boolean>`(t.subject_kind = ${kind.kind} and exists (
          select 1 from ${sql.table(kind.table)} r where r.${sql.ref(kind.key)}::text = t.subject_id and ${isRestrictedIn(kinds, kind, 'r')}))`,
      ),
  );
}

/** Words of a column as they are compared: lower case, without accents and punctuation, between spaces so that only whole words match. */
const words = (text: RawBuilder<unknown>): RawBuilder<string> => sql<string>`' ' || search_form(${text}::text) || ' '`;
const sought = (text: string): RawBuilder<string> => sql<string>`'% ' || nullif(search_form(${text}), '') || ' %'`;

export function textOf({ columns: [only, ...more] }: Pick<PersonTie, 'columns'>): RawBuilder<string> {
  return more.length === 0 ? sql<string>`${column(only)}` : sql<string>`concat_ws(' ', ${sql.join([only, ...more].map(column))})`;
}

function isTheirs(tie: PersonTie, { names, emails, accountIds }: PersonSought): Condition {
  const matches: Record<PersonTie['holds'], () => readonly Condition[]> = {
    account: () => (accountIds.length === 0 ? [] : [sql<boolean>`${textOf(tie)}::text = any(${accountIds.map(String)})`]),
    name: () => names.map((name) => sql<boolean>`${words(textOf(tie))} like ${sought(name)}`),
    email: () => emails.map((email) => sql<boolean>`lower(trim(${textOf(tie)})) = lower(${email})`),
    contact: () => [],
  };
  const theirs = anyOf(matches[tie.holds]());
  return tie.when === undefined ? theirs : sql<boolean>`(${hasOneOf(tie.when)} and ${theirs})`;
}

export function isPersonIn({ people }: RecordKind, person: PersonSought, as: PersonTie['as']): Condition {
  return anyOf(people.filter((tie) => tie.as === as).map((tie) => isTheirs(tie, person)));
}

/** A name or email that stands somewhere in the row's free text. */
export function isMentionedIn({ words: texts }: RecordKind, { names, emails }: PersonSought): Condition {
  return anyOf(texts.flatMap((name) => [...names, ...emails].map((each) => sql<boolean>`${words(column(name))} like ${sought(each)}`)));
}

/** What the row is known by outside the database. A hash stays in it. */
export function recordIdOf({ key, secrets }: RecordKind): RawBuilder<string> {
  return secrets.includes(key) ? sql<string>`md5(${column(key)})` : sql<string>`${column(key)}::text`;
}

const isInstant = (name: string): boolean => name.endsWith('_at');

/** The day of a column, in England where it holds an instant. */
export function dayOf(name: string): RawBuilder<string> {
  return isInstant(name) ? sql<string>`(${column(name)} at time zone 'Europe/London')::date` : sql<string>`${column(name)}`;
}

/** The whole row without what never leaves the database; of one that is for named people alone, nothing. */
export function contentsOf(kinds: readonly RecordKind[], kind: RecordKind): RawBuilder<Record<string, unknown>> {
  const whole = sql<Record<string, unknown>>`to_jsonb(t) - ${[...kind.secrets]}::text[]`;
  if (kind.guarded !== undefined)
    return sql<Record<string, unknown>>`case when ${isOfRestricted(kinds)} then ${whole} - ${[...kind.guarded]}::text[] else ${whole} end`;
  return kind.restricted === undefined
    ? whole
    : sql<Record<string, unknown>>`case when ${isRestrictedIn(kinds, kind)} then '{}'::jsonb else ${whole} end`;
}

export function sourceOf({ source }: RecordKind): RawBuilder<string> {
  return 'words' in source ? sql<string>`${source.words}::text` : sql<string>`${column(source.column)}::text`;
}

/** The provider that the row is about, where it is about one; an expression of its id. */
export function providerIdOf({ provider }: RecordKind): RawBuilder<number | null> {
  switch (provider?.by) {
    case 'id':
      return sql<number>`${column(provider.column)}`;
    case 'row':
      return sql<number>`(${sharedRow('o.provider_id', provider)} order by o.id limit 1)`;
    case 'number':
      return sql<number>`(select min(i.provider_id) from provider_identifier i
        where i.scheme = ${provider.scheme} and upper(i.value) = upper(${column(provider.column)}::text))`;
    case 'json':
      return sql<number>`(${column(provider.column)} ->> ${provider.field})::integer`;
    case 'subject':
    case undefined:
      return sql<null>`null::integer`;
  }
}

/** What tells a reader which record it is. */
export function titleOf(kinds: readonly RecordKind[], kind: RecordKind): RawBuilder<string> {
  if (kind.title.length === 0) return sql<string>`''`;
  const title = sql<string>`concat_ws(', ', ${sql.join(kind.title.map((name) => sql`${column(name)}::text`))})`;
  return kind.restricted === undefined
    ? title
    : sql<string>`case when ${isRestrictedIn(kinds, kind)} then 'Restricted to named people' else ${title} end`;
}

export function datedOf({ dated }: RecordKind): RawBuilder<string | null> {
  return dated === undefined ? sql<null>`null::date` : dayOf(dated);
}
