import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Decision, Doing } from '../../register/index.ts';
import { listTellings } from './find-story.ts';
import { takeConcern } from './take-concern.ts';
import { mayDecide } from './sight.ts';
import { decideTelling, type TellingEntry } from './telling.ts';

/** Records who was told, when, how and what; or why the provider was not told. The same twice is kept once. */
export async function recordTelling(tx: Tx, doing: Doing, concernId: number, entry: TellingEntry): Promise<Decision<null>> {
  const { actor, clock, event, reference } = doing;
  const concern = await takeConcern(tx, doing, concernId);
  if (!concern || !mayDecide(concern.sighting, concern)) return { ok: false, field: 'told-to', reason: 'Your role does not record this' };
  const decided = decideTelling(entry, { ...concern, today: clock.today() });
  if (!decided.ok) return decided;
  const kept = await listTellings(tx, concernId);
  const isKept =
    'whyNot' in entry
      ? kept.some(({ whyNot }) => whyNot === entry.whyNot)
      : kept.some(({ toldTo, personName, toldOn, how, said }) => JSON.stringify({ toldTo, personName, toldOn, how, said }) === asKept(entry));
  if (isKept) return { ok: true, value: null };
  const said =
    'whyNot' in entry
      ? { was_told: false, told_to: null, person_name: null, told_on: null, how: null, said: null, why_not: entry.whyNot }
      : {
          was_told: true,
          told_to: entry.toldTo,
          person_name: entry.personName,
          told_on: entry.toldOn,
          how: entry.how,
          said: entry.said,
          why_not: null,
        };
  const of = { authority_id: concern.authorityId, concern_id: concernId, provider_id: concern.providerId };
  await tx
    .insertInto('concern_telling')
    .values({ ...of, ...said, recorded_by: actor.name, recorded_at: clock.now() })
    .execute();
  const after = 'whyNot' in entry ? { wasTold: false } : { wasTold: true, toldTo: entry.toldTo, toldOn: entry.toldOn };
  await recordAudit(tx, { actor, event, subject: { kind: 'concern', id: concernId }, after, ...(reference === undefined ? {} : { reference }) });
  return { ok: true, value: null };
}

const asKept = ({ toldTo, personName, toldOn, how, said }: Exclude<TellingEntry, { readonly whyNot: string }>): string =>
  JSON.stringify({ toldTo, personName, toldOn, how, said });
