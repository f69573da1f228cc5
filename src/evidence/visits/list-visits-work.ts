import './tables.ts';
import { sql } from 'kysely';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { isAllowed, type DiaryEntry, type HeldWork, type WorkItem, type WorkSource } from '../../register/index.ts';
import { isOfHead, pathOf } from './found-part.ts';
import { type ListedPart, listVisits } from './list-visits.ts';
import { visitStates } from './visit.ts';
import type { VisitMeans } from './visit-means.ts';
import { visitPurposes } from './visit-purposes.ts';

/** What visits ask of somebody: of those who carry them out, of heads, and of whoever takes over from a colleague. */
export function visitsWork({ db, clock }: VisitMeans): WorkSource {
  return {
    id: 'visits',
    list: async (actor, today) => {
      if (isOfHead(actor)) return listOwedByHead(db.kysely, actor, today);
      if (!isAllowed(actor, 'visit.list') || actor.accountId === null) return [];
      const mine = await listVisits(db.kysely, { actor, today, filter: 'open', mine: true });
      return mine.flatMap((part) => itemOf(part, today) ?? []);
    },
    diary: async (actor, from, to) => {
      if (!isAllowed(actor, 'visit.view') || actor.accountId === null) return [];
      const isStaff = isAllowed(actor, 'visit.list');
      if (!isStaff && !isOfHead(actor)) return [];
      const found = await listVisits(db.kysely, { actor, today: clock.today(), filter: 'any', mine: isStaff, from, to });
      return diaryOf(
        found.filter(({ state }) => state !== 'cancelled'),
        isStaff,
      );
    },
    held: findHeld,
    handOver: (tx, ids, to) => giveOver(tx, clock.now(), ids, to),
  };
}

function itemOf(part: ListedPart, today: string): WorkItem | null {
  const provider = { id: part.providerId, name: part.providerName };
  const base = { href: pathOf(part), provider, since: null };
  const title = visitPurposes[part.purpose];
  const on = dateInWords(part.heldOn ?? part.plannedOn);
  if (part.state === 'planned') return { ...base, kind: 'visit', text: `${title} on ${on}`, dueOn: part.plannedOn, also: briefingOf(part, on) };
  if (part.state === 'held') return { ...base, kind: 'draft', text: `Note to be written: ${title.toLowerCase()} of ${on}`, dueOn: null };
  if (part.state === 'draft') return { ...base, kind: 'draft', text: `Note in draft: ${title.toLowerCase()} of ${on}`, href: `${base.href}/note`, dueOn: null };
  if (part.state !== 'with-head') return null;
  if (part.checkAnswer === 'disputed') return { ...base, kind: 'reply', text: `The head disputes something in the note of ${on}: answer it`, dueOn: today };
  if (part.checkAnswer === 'accurate') return { ...base, kind: 'reply', text: `The head says the note of ${on} is accurate: make it final`, dueOn: today };
  return { ...base, kind: 'reply', text: `Waiting for the head to check the note of ${on}`, dueOn: part.checkDueOn };
} // prettier-ignore

/** Two links of the same words would be told apart by nobody who hears them. */
const briefingOf = (part: ListedPart, on: string) => ({ text: `Briefing for ${part.providerName}, ${on}`, href: `${pathOf(part)}/briefing` });

async function listOwedByHead(db: Reader, actor: Actor, today: string): Promise<WorkItem[]> {
  const open = await listVisits(db, { actor, today, filter: 'open' });
  return open.flatMap((part): WorkItem[] => {
    // What a head is asked to check or fill in; “owed” is what the authority owes them.
    const base = { kind: 'draft', provider: { id: part.providerId, name: part.providerName }, since: null } as const;
    const on = dateInWords(part.heldOn ?? part.plannedOn);
    if (part.state === 'with-head' && part.checkAnswer === null && actor.role === 'headteacher')
      return [{ ...base, text: `Check the facts of the note of the visit on ${on}`, href: `${pathOf(part)}/check`, dueOn: part.checkDueOn }];
    if (part.state === 'planned' && part.plannedOn >= today && !part.hasOwnView)
      return [{ ...base, text: `You may give your own view before the visit on ${on}`, href: `${pathOf(part)}/own-view`, dueOn: part.plannedOn }];
    return [];
  });
}

/** A visit to several schools is in a diary once. */
function diaryOf(parts: readonly ListedPart[], isStaff: boolean): DiaryEntry[] {
  return [...Map.groupBy(parts, ({ visitId }) => visitId)].flatMap(([visitId, of]) => {
    const [first] = of;
    if (first === undefined) return [];
    const where = of.length === 1 ? first.providerName : `${first.providerName} and ${String(of.length - 1)} more`;
    return [
      {
        uid: `visit-${String(visitId)}`,
        on: first.heldOn ?? first.plannedOn,
        from: first.startsAt,
        to: first.endsAt,
        // A calendar leaves the service: why somebody is visited does not.
        title: `Visit, ${where}`,
        href: pathOf(first),
        providerIds: of.map(({ providerId }) => providerId),
        ...(isStaff && first.state === 'planned' ? { also: briefingOf(first, dateInWords(first.plannedOn)) } : {}),
      },
    ];
  });
}

/** Visits that somebody carries out and that are not final at every school: each is held whole. */
async function findHeld(reader: Reader, accountId: number): Promise<HeldWork> {
  const { rows } = await sql<{ id: number; visitId: number; purpose: keyof typeof visitPurposes; on: string; providerId: number; providerName: string; state: keyof typeof visitStates }>`
    select distinct on (v.id) a.id, v.id as "visitId", v.purpose, coalesce(v.held_on, v.planned_on) as on, t.provider_id as "providerId", p.name as "providerName", t.state
    from visit v join visit_author a on a.visit_id = v.id and a.account_id = ${accountId} and a.handed_on_at is null
    join visit_part t on t.visit_id = v.id and t.state not in ('final', 'cancelled') join provider p on p.id = t.provider_id
    order by v.id, t.id`.execute(reader);
  return {
    kind: 'visit',
    label: 'Visits planned, and notes that are not final',
    items: rows.map(({ id, visitId, purpose, on, providerId, providerName, state }) => ({
      id,
      text: `${visitPurposes[purpose]}, ${providerName}, ${dateInWords(on)}: ${visitStates[state].toLowerCase()}`,
      href: pathOf({ providerId, visitId }),
      providerId,
    })),
  };
} // prettier-ignore

/** Somebody else carries these on, in the place of one author; what whoever goes has written and used stays theirs by name. */
async function giveOver(tx: Tx, now: Date, ids: readonly number[], to: { readonly accountId: number; readonly name: string }): Promise<void> {
  for (const id of ids) {
    const goer = await tx
      .selectFrom('visit_author')
      .selectAll()
      .where('id', '=', id)
      .where('handed_on_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (goer === undefined || goer.account_id === to.accountId) continue;
    await tx.updateTable('visit_author').set({ handed_on_at: now, is_first: false }).where('id', '=', id).execute();
    const taker = { authority_id: goer.authority_id, visit_id: goer.visit_id, account_id: to.accountId, name: to.name, is_first: goer.is_first };
    await tx
      .insertInto('visit_author')
      .values(taker)
      .onConflict((on) => on.columns(['visit_id', 'account_id']).doUpdateSet({ handed_on_at: null, ...(goer.is_first ? { is_first: true } : {}) }))
      .execute();
  }
}
