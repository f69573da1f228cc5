import type { Reader } from '../src/platform/database/database.ts';
import '../src/register/index.ts';

/** The provider that has, or ever had, this URN or Ofsted number. Throws where there is none. */
export async function findProviderId(reader: Reader, number: string | number): Promise<number> {
  const found = await reader
    .selectFrom('provider_identifier')
    .select('provider_id')
    .where('scheme', 'in', ['urn', 'ofsted'])
    .where('value', '=', String(number))
    .executeTakeFirst();
  if (!found) throw new Error(`No provider has the number ${number}.`);
  return found.provider_id;
}
