import { addDays, dateInWords } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Doing, type Outcome, type OwnProvider, recordEntryChange, takeTurn } from '../../../register/index.ts';
import type { BoardOffice } from './board-words.ts';
import { type BoardTerm, listInductionSteps, listOfficers, listTraining } from './find-board.ts';
import type { InductionStep } from './induction.ts';
import { ledgers, refusedFor } from './ledgers.ts';
import type { TrainingKind } from './training.ts';
import './tables.ts';

const entered = ({ actor, clock }: Doing, { id, authorityId }: OwnProvider) => ({
  authority_id: authorityId,
  provider_id: id,
  entered_by: actor.name,
  entered_at: clock.now(),
});

const about = ({ id, name, accountId }: BoardTerm) => ({ term_id: id, person_name: name, account_id: accountId });

export interface TrainingEntry {
  readonly kind: TrainingKind;
  readonly on: string;
  readonly how: string;
}

export async function recordTraining(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  term: BoardTerm,
  entry: TrainingEntry,
): Promise<Outcome<TrainingEntry>> {
  await takeTurn(tx, doing, provider);
  if (entry.on > doing.clock.today()) return refusedFor('on', 'The day it was done must be today or earlier');
  const all = await listTraining(tx, { authorityId: provider.authorityId, providerId: provider.id });
  const same = all.find(({ termId, kind, on }) => termId === term.id && kind === entry.kind && on === entry.on);
  if (same)
    return same.how === entry.how
      ? { kind: 'already', id: same.id }
      : refusedFor('how', `It is recorded for that day already, with “${same.how}”: withdraw that first, if it is wrong`);
  const { id } = await tx
    .insertInto('governor_training')
    .values({ ...entered(doing, provider), ...about(term), kind: entry.kind, done_on: entry.on, how: entry.how })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.training, { id, after: { name: term.name, ...entry } });
  return { kind: 'saved', id, plan: entry };
}

export interface StepEntry {
  readonly step: InductionStep;
  readonly on: string;
  readonly note: string | null;
}

export async function recordInductionStep(
  tx: Tx,
  doing: Doing,
  provider: OwnProvider,
  term: BoardTerm,
  entry: StepEntry,
): Promise<Outcome<StepEntry>> {
  await takeTurn(tx, doing, provider);
  if (entry.on > doing.clock.today()) return refusedFor('on', 'The day it was done must be today or earlier');
  const done = await listInductionSteps(tx, { authorityId: provider.authorityId, providerId: provider.id });
  const same = done.find(({ termId, step }) => termId === term.id && step === entry.step);
  if (same)
    return same.on === entry.on && same.note === entry.note
      ? { kind: 'already', id: term.id }
      : refusedFor('on', `This step is recorded already, as done on ${dateInWords(same.on)}`);
  const { id } = await tx
    .insertInto('governor_induction_step')
    .values({ ...entered(doing, provider), ...about(term), step: entry.step, done_on: entry.on, note: entry.note })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.step, { id, after: { name: term.name, ...entry } });
  return { kind: 'saved', id: term.id, plan: entry };
}

export interface OfficerEntry {
  readonly office: BoardOffice;
  readonly name: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Somebody takes an office of the board; whoever held it before held it to the day before. */
export async function recordOfficer(tx: Tx, doing: Doing, provider: OwnProvider, entry: OfficerEntry): Promise<Outcome<OfficerEntry>> {
  await takeTurn(tx, doing, provider);
  const { office, name, fromOn, toOn } = entry;
  if (toOn !== null && toOn < fromOn) return refusedFor('to', 'The last day must be the same as or after the first');
  const ofOffice = (await listOfficers(tx, { authorityId: provider.authorityId, providerId: provider.id })).filter((one) => one.office === office);
  const same = ofOffice.find((one) => one.name === name && one.fromOn === fromOn);
  if (same && same.toOn === toOn) return { kind: 'already', id: same.id };
  if (same) {
    await tx.updateTable('board_officer').set({ to_on: toOn }).where('id', '=', same.id).execute();
    await recordEntryChange(tx, doing, ledgers.officer, { id: same.id, before: { name, office, fromOn, toOn: same.toOn }, after: { ...entry } });
    return { kind: 'saved', id: same.id, plan: entry };
  }
  const later = ofOffice.find((one) => one.fromOn >= fromOn);
  if (later) return refusedFor('from', `${later.name} is recorded from that day or a later one: enter a later day`);
  const until = addDays(fromOn, -1);
  for (const before of ofOffice.filter((one) => one.toOn === null || one.toOn >= fromOn)) {
    await tx.updateTable('board_officer').set({ to_on: until }).where('id', '=', before.id).execute();
    await recordEntryChange(tx, doing, ledgers.officer, {
      id: before.id,
      before: { name: before.name, office, toOn: before.toOn },
      after: { name: before.name, office, toOn: until },
    });
  }
  const { id } = await tx
    .insertInto('board_officer')
    .values({ ...entered(doing, provider), office, person_name: name, from_on: fromOn, to_on: toOn })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEntryChange(tx, doing, ledgers.officer, { id, after: { ...entry } });
  return { kind: 'saved', id, plan: entry };
}
