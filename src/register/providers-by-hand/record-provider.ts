import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sayWhen } from '../../platform/history/say-when.ts';
import { refusedAt } from '../by-hand/refusal.ts';
import type { Doing, Outcome } from '../by-hand/record-entry-change.ts';
import { placeSites } from '../localities/place-sites.ts';
import { classifyPhase } from '../providers/classification.ts';
import { decideAddress, enteredByHand } from '../sites/site.ts';
import { addressRow } from '../sites/site-row.ts';
import '../tables.ts';
import { kindsByHand, type ProviderEntry } from './new-provider.ts';

export interface OwnAuthority {
  readonly id: number;
  readonly laCode: string;
  readonly name: string;
}

/** Records a provider that no published list has, in the actor's own authority, and lets the rule place it at once. */
export async function recordProvider(tx: Tx, doing: Doing, authority: OwnAuthority, entry: ProviderEntry): Promise<Outcome<null>> {
  // One at a time in an authority, so that the same form sent twice makes one provider.
  await tx.selectFrom('authority').select('id').where('id', '=', authority.id).forNoKeyUpdate().execute();
  await sayWhen(tx, doing.clock);
  const there = await findNamesake(tx, authority, entry);
  if (there) {
    if (there.source === enteredByHand && there.kind === entry.kind && there.type_name === entry.typeName) return { kind: 'already', id: there.id };
    return { kind: 'refused', refusal: refusedAt('name', `${there.name}, ${entry.postcode}, is in the register already`, there.id) };
  }
  const decided = decideAddress(entry);
  if (!decided.ok) return { kind: 'refused', refusal: decided };

  const id = await addProvider(tx, authority, entry);
  await tx
    .insertInto('provider_site')
    .values({ ...addressRow(entry), provider_id: id, authority_id: authority.id, site_key: 'main', name: null, is_main: true })
    .execute();
  await recordAudit(tx, {
    actor: doing.actor,
    event: doing.event,
    subject: { kind: 'provider', id },
    after: entry,
    authorityId: authority.id,
    ...(doing.reference === undefined ? {} : { reference: doing.reference }),
  });
  await placeSites(tx, authority.id);
  return { kind: 'saved', id, plan: null };
}

function findNamesake(tx: Tx, { laCode }: OwnAuthority, { name, postcode }: ProviderEntry) {
  return tx
    .selectFrom('provider')
    .select(['id', 'name', 'kind', 'type_name', 'source'])
    .where('la_code', '=', laCode)
    .where('joined_to', 'is', null)
    .where(sql<boolean>`search_form(name) = search_form(${name})`)
    .where('postcode', '=', postcode)
    .orderBy('id')
    .executeTakeFirst();
}

async function addProvider(tx: Tx, { laCode, name: laName }: OwnAuthority, entry: ProviderEntry): Promise<number> {
  const { name, kind, typeName, town, postcode, easting, northing } = entry;
  const words = [name, town, postcode, postcode.replace(' ', '')].filter(Boolean).join(' ');
  const { id } = await tx
    .insertInto('provider')
    .values({
      name,
      kind,
      phase: classifyPhase(kind, null),
      legal_track: kindsByHand[kind],
      state_funded: false,
      type_name: typeName,
      status: 'open',
      la_code: laCode,
      la_name: laName,
      town,
      postcode,
      easting,
      northing,
      search_text: sql`search_form(${words})`,
      sort_key: sql`regexp_replace(search_form(${name}), '^the ', '')`,
      source: enteredByHand,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
