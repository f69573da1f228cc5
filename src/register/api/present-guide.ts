interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: string | number | boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description?: string; readonly schema: Schema }[];
}
interface Description {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What a value is, in words. */
function valueInWords(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(valueInWords).join(' or ');
  if (schema.enum) return schema.enum.map(String).join(', ');
  if (schema.type === 'array') return `list of: ${valueInWords(schema.items ?? {})}`;
  if (schema.format === 'date') return 'date';
  const words: Record<string, string> = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: 'true or false',
    object: 'record',
    null: 'null',
  };
  return words[String(schema.type)] ?? 'text';
}

/** Every field of a record, and of the records in it, by its path: `items[].locality.name`. */
function fieldsOf(schema: Schema, prefix = ''): { name: string; value: string; meaning: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const record = [field, ...(field.anyOf ?? []), ...(field.items ? [field.items] : [])].find((it) => it.properties);
    const row = { name: path, value: valueInWords(field), meaning: field.description ?? '' };
    return [row, ...(record ? fieldsOf(record, `${path}${field.items ? '[]' : ''}.`) : [])];
  });
}

/** The guide's endpoints, from the API's own description, so that they cannot disagree. */
export function presentGuide(description: unknown) {
  const { paths, components } = description as Description;
  return Object.entries(paths).map(([path, { get }]) => ({
    path,
    summary: get.summary,
    description: get.description,
    parameters: get.parameters.map(({ name, in: where, description: meaning = '', schema }) => ({
      name,
      value: `${where === 'path' ? 'in the path: ' : ''}${valueInWords(schema)}${schema.default === undefined ? '' : ` (${String(schema.default)} if left out)`}`,
      meaning,
    })),
    fields: fieldsOf(components.schemas[`${get.operationId.charAt(0).toUpperCase()}${get.operationId.slice(1)}Answer`] ?? {}),
  }));
}
