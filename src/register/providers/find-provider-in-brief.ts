import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Kind, Status } from './classification.ts';
import { providerShownTo } from './filter-shown-to-reader.ts';
import type { ReaderScope } from './find-reader-scope.ts';

/** What a wing that writes of a provider needs to know of it. */
export interface ProviderInBrief {
  readonly id: number;
  readonly name: string;
  readonly kind: Kind;
  readonly status: Status;
  readonly isStateFunded: boolean;
  readonly urn: number | null;
  readonly laCode: string | null;
  /** Every URN, and every Ofsted registration number, that it has or ever had. */
  readonly urns: readonly number[];
  readonly registrationNumbers: readonly string[];
}

/** The provider as this reader may know it; undefined where there is none, or it goes by another id now. */
export async function findProviderInBrief(
  reader: Reader,
  scope: Pick<ReaderScope, 'laCode'>,
  id: number | string | undefined,
): Promise<ProviderInBrief | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(String(id))) return undefined;
  return (await listProvidersInBrief(reader, scope, [Number(id)]))[0];
}

/** The same of several; none of such as there are not. */
export async function listProvidersInBrief(reader: Reader, scope: Pick<ReaderScope, 'laCode'>, ids: readonly number[]): Promise<ProviderInBrief[]> {
  const { rows } = await sql<ProviderInBrief>`
    select p.id, p.name, p.kind, p.status, p.state_funded as "isStateFunded", p.urn, p.la_code as "laCode",
      array(select i.value::int from provider_identifier i where i.provider_id = p.id and i.scheme = 'urn') as urns,
      array(select i.value from provider_identifier i where i.provider_id = p.id and i.scheme = 'ofsted') as "registrationNumbers"
    from provider p where p.id = any (${[...ids]}::int[]) and p.joined_to is null and ${providerShownTo(scope)}`.execute(reader);
  return rows;
}
