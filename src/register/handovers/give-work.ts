import './tables.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { sendNotice } from '../../platform/notices/send-notice.ts';
import type { Doing, TakenAccount } from '../accounts/take-account.ts';
import { about } from '../accounts/take-account.ts';
import { allocationSource } from '../allocations/allocations-work.ts';
import { findOwnProvider } from '../by-hand/find-own-provider.ts';
import type { WorkSource } from '../work/work-item.ts';
import { endHandover, startHandover } from './end-handover.ts';
import { findSuccessor } from './find-handovers.ts';
import { countHeld, gatherHeld, type HeldOfSource } from './gather-held.ts';
import { giveAllocation } from './give-allocation.ts';
import { decideSuccessor, keyOf } from './handover.ts';

export interface Given {
  /** Keys of what was ticked, or everything there is. */
  readonly items: readonly string[] | 'all';
  readonly to: number;
  readonly from: string;
  readonly reason: string;
}

/** Thrown to undo what was given before somebody else's refusal. */
export class Undone extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
export const reasonOfUndone = (error: unknown): string | null => (error instanceof Undone ? error.reason : null);

/** Gives work to a successor, who is told. All of what was chosen, or none: where one piece is refused, it throws, and `reasonOfUndone` says why. */
export async function giveWork(
  tx: Tx,
  doing: Doing,
  sources: readonly WorkSource[],
  leaver: TakenAccount,
  given: Given,
): Promise<Result<{ readonly count: number; readonly left: number }>> {
  const successor = decideSuccessor(leaver.id, await findSuccessor(tx, doing.clock, leaver.authorityId, given.to));
  if (!successor.ok) return successor;
  const chosen = choose(await gatherHeld(tx, sources, leaver.id), given.items);
  if (chosen.length === 0) return refused(given.items === 'all' ? 'There is nothing left to give' : 'Tick what you want to give');
  const handoverId = await startHandover(tx, doing, leaver, { reason: given.reason, isEmergency: false });
  const taken: HeldOfSource[] = [];
  for (const work of chosen) taken.push({ ...work, items: await giveOneSource(tx, doing, sources, work, given, successor.value) });
  if (countHeld(taken) === 0) throw new Undone('This is given to others already, from their first day on.');
  const rows = taken.flatMap(({ source, label, items }) =>
    items.map(({ id, text, providerId }) => ({ source, item_id: id, label, what: text, provider_id: providerId })),
  );
  const common = { authority_id: leaver.authorityId, handover_id: handoverId, to_account: successor.value.id };
  const when = { given_by: doing.actor.name, given_at: doing.clock.now() };
  await tx
    .insertInto('handed_over')
    .values(rows.map((row) => ({ ...row, ...common, ...when })))
    .execute();
  const after = { to: successor.value.name, from: given.from, given: rows.map(({ label, what }) => `${label}: ${what}`) };
  await recordAudit(tx, { ...about(doing, leaver), event: 'handover.given', reason: given.reason, after });
  await sendNotice(tx, {
    authorityId: leaver.authorityId,
    to: [successor.value.id],
    kind: 'work-handed-over',
    urgency: 'usual',
    subject: `${leaver.name} hands over work to you: ${String(rows.length)} ${rows.length === 1 ? 'piece' : 'pieces'}`,
    href: `/handover-packs/${String(handoverId)}`,
  });
  const left = countHeld(await gatherHeld(tx, sources, leaver.id));
  if (left === 0 && leaver.state === 'disabled') await endHandover(tx, doing, leaver);
  return accepted({ count: rows.length, left });
}

function choose(held: readonly HeldOfSource[], wanted: Given['items']): HeldOfSource[] {
  if (wanted === 'all') return [...held];
  return held
    .map((work) => ({ ...work, items: work.items.filter(({ id }) => wanted.includes(keyOf(work.source, id))) }))
    .filter(({ items }) => items.length > 0);
}

/** Answers what was given of it: providers that somebody else has from that day on already are not given twice. */
async function giveOneSource(
  tx: Tx,
  doing: Doing,
  sources: readonly WorkSource[],
  { source, items, label }: HeldOfSource,
  { from, reason }: Given,
  successor: { readonly id: number; readonly name: string },
): Promise<HeldOfSource['items']> {
  if (source !== allocationSource) {
    const handOver = sources.find(({ id }) => id === source)?.handOver;
    if (handOver === undefined) throw new Undone(`${label}: this cannot be given away here. Finish it, or withdraw it, where it stands.`);
    await handOver(
      tx,
      items.map(({ id }) => id),
      { accountId: successor.id, name: successor.name, by: doing.actor.name, from },
    );
    return items;
  }
  const taken = [];
  for (const item of items) {
    const { id, providerId } = item;
    const provider = await findOwnProvider(tx, doing.actor, providerId ?? undefined);
    if (provider === null) throw new Undone('One of these providers is no longer in your area.');
    const done = await giveAllocation(tx, doing, provider, { allocationId: id, to: successor.id, from, reason });
    if (!done.ok) throw new Undone(done.reason);
    if (done.value) taken.push(item);
  }
  return taken;
}
