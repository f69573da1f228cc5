import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';

export type SendUnitKind = 'send-unit' | 'resourced-provision' | 'semh-alternative-provision';
export type SendUnitStage = 'pipeline' | 'due' | 'open' | 'closed';

export interface SendUnitEntry {
  readonly name: string;
  readonly kind: SendUnitKind;
  /** The primary need it is for. */
  readonly need: string | null;
  readonly places: number | null;
  readonly stage: SendUnitStage;
  /** Expected while in the pipeline or due; the day it opened once it has. */
  readonly opensOn: string | null;
  readonly closedOn: string | null;
  /** Who told us, or which document. */
  readonly source: string;
}

export interface SendUnit extends SendUnitEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** What may follow each stage. A plan may slip back or be dropped; whatever has opened is not planned again. */
export const nextStages: Readonly<Record<SendUnitStage, readonly SendUnitStage[]>> = {
  pipeline: ['due', 'open', 'closed'],
  due: ['open', 'pipeline', 'closed'],
  open: ['closed'],
  closed: [],
};

/** Whether the dates fit the stage. `today` is YYYY-MM-DD. */
export function decideSendUnit(entry: SendUnitEntry, others: readonly SendUnit[], today: string): Decision<SendUnitEntry> {
  const namesake = others.find((other) => other.stage !== 'closed' && entry.stage !== 'closed' && sameName(other.name, entry.name));
  if (namesake) return refusedAt('name', `There is already one called ${namesake.name}: change that record, or enter another name`);
  const { stage, opensOn, closedOn } = entry;
  if (stage !== 'closed' && closedOn !== null)
    return refusedAt('closed-on', 'Only what has closed has a closing date: clear the date, or choose “Closed”');
  switch (stage) {
    case 'pipeline':
      if (opensOn !== null && opensOn < today) return refusedAt('opens-on', 'The day it is expected to open must be today or later');
      break;
    case 'due':
      if (opensOn === null) return refusedAt('opens-on', 'Enter the day it is due to open');
      if (opensOn < today) return refusedAt('opens-on', 'The day it is due to open must be today or later');
      break;
    case 'open':
      if (opensOn === null) return refusedAt('opens-on', 'Enter the day it opened');
      if (opensOn > today) return refusedAt('opens-on', 'The day it opened must be today or earlier: if it is still to open, choose “Due to open”');
      break;
    case 'closed':
      if (closedOn === null) return refusedAt('closed-on', 'Enter the day it closed, or the day the plan was dropped');
      if (closedOn > today) return refusedAt('closed-on', 'The day it closed must be today or earlier');
      if (opensOn !== null && opensOn > closedOn)
        return refusedAt('closed-on', `The day it closed must be the same as or after ${dateInWords(opensOn)}, the day it opened`);
      break;
  }
  return accepted(entry);
}

/** Moves a unit to another stage on a day. A plan that is dropped never opened, so its expected day goes. */
export function decideStage(
  unit: SendUnit,
  move: { readonly stage: SendUnitStage; readonly on: string | null; readonly source: string },
  today: string,
): Decision<SendUnitEntry> {
  if (!nextStages[unit.stage].includes(move.stage))
    return refusedAt('stage', 'That cannot follow from the present stage: if the record is wrong, correct it');
  const { name, kind, need, places } = unit;
  const moved = { name, kind, need, places, stage: move.stage, source: move.source };
  const decided =
    move.stage === 'closed'
      ? decideSendUnit({ ...moved, opensOn: unit.stage === 'open' ? unit.opensOn : null, closedOn: move.on }, [], today)
      : decideSendUnit({ ...moved, opensOn: move.on, closedOn: null }, [], today);
  // The form asks for one day, whatever it means.
  return decided.ok || decided.field === 'stage' ? decided : { ...decided, field: 'on' };
}

function sameName(one: string, other: string): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(one) === bare(other);
}
