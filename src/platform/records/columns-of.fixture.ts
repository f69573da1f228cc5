import type { RecordKind } from './record-kind.ts';

/** Every column of its table that a declaration names. */
export function columnsOf({
  key,
  title,
  owner,
  provider,
  people,
  words,
  secrets,
  trace = [],
  dated,
  source,
  retention,
  prompts = [],
  emptied = [],
  restricted,
}: RecordKind): string[] {
  return [
    key,
    ...title,
    ...('column' in owner ? [owner.column] : []),
    ...(provider !== undefined && 'column' in provider ? [provider.column] : []),
    ...people.flatMap(({ columns, when, inPublicPost }) => [
      ...columns,
      ...(when === undefined ? [] : [when.column]),
      ...(typeof inPublicPost === 'object' ? [inPublicPost.column] : []),
    ]),
    ...words,
    ...secrets,
    ...trace,
    ...emptied,
    ...(restricted !== undefined && 'column' in restricted ? [restricted.column] : []),
    ...(dated === undefined ? [] : [dated]),
    ...('column' in source ? [source.column] : []),
    ...('none' in retention ? [] : [...retention.from, ...(retention.when === undefined ? [] : [retention.when.column])]),
    ...prompts.flatMap(({ columns, when }) => [...columns, ...(when === undefined ? [] : [when.column])]),
  ];
}

/** Every other table that it names. */
export function tablesOf({ table, owner, provider, bulk = [], restricted }: RecordKind): string[] {
  return [
    table,
    ...(restricted?.by === 'row' ? [restricted.table] : []),
    ...('table' in owner ? [owner.table] : []),
    ...(provider?.by === 'row' ? [provider.table] : []),
    ...bulk.map((each) => each.table),
  ];
}
