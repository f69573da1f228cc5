import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import '../access/tables.ts';
import type { WorkSource } from '../work/work-item.ts';
import type { Part } from './allocation.ts';
import { adviserWords, spanWords } from './allocation-words.ts';

export const allocationSource = 'allocations';

/** Whom somebody advises, now and to come. Given to somebody else by the handover itself, which knows from which day and why. */
export function allocationsWork({ clock }: { readonly clock: Clock }): WorkSource {
  return {
    id: allocationSource,
    held: async (reader, accountId) => {
      const { rows } = await sql<{ id: number; providerId: number; name: string; part: Part; from: string; to: string | null }>`
        select a.id, p.id as "providerId", p.name, a.part, a.valid_from as "from", a.valid_to as "to"
        from allocation a join provider p on p.id = a.provider_id
        where a.account_id = ${accountId} and a.withdrawn_at is null and (a.valid_to is null or a.valid_to >= ${clock.today()}::date)
        order by p.sort_key, p.id, a.id`.execute(reader);
      return {
        kind: 'allocation',
        label: 'Providers advised',
        items: rows.map(({ id, providerId, name, part, from, to }) => ({
          id,
          providerId,
          text: `${name}: ${adviserWords[part].one}, ${spanWords(from, to)}`,
          href: `/providers/${String(providerId)}/allocations/${String(id)}`,
        })),
      };
    },
  };
}
