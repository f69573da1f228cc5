import { academicYearOf } from '../../kernel/period.ts';
import { dateInWords } from '../../kernel/plain-date.ts';

export interface HadOrPlanned {
  readonly state: 'planned' | 'held';
  readonly on: string;
}

export type Standing =
  | { readonly kind: 'held'; readonly on: string }
  | { readonly kind: 'planned'; readonly on: string }
  /** Planned for a day that is past, and nobody has said that it was held. */
  | { readonly kind: 'to-record'; readonly on: string }
  | { readonly kind: 'due'; readonly by: string }
  | { readonly kind: 'overdue'; readonly since: string };

/** How a trust stands with its yearly conversation. One held in the academic year is this year’s; one planned after it is next year’s business. */
export function standingOf(conversations: readonly HadOrPlanned[], { today, dueBy }: { readonly today: string; readonly dueBy: string }): Standing {
  const year = academicYearOf(today);
  const ofYear = conversations.filter(({ on }) => academicYearOf(on) === year).toSorted((one, other) => (one.on < other.on ? 1 : -1));
  const held = ofYear.find(({ state }) => state === 'held');
  if (held) return { kind: 'held', on: held.on };
  const planned = ofYear.filter(({ state }) => state === 'planned').toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const toCome = planned.find(({ on }) => on >= today);
  if (toCome) return { kind: 'planned', on: toCome.on };
  const past = planned.at(-1);
  if (past) return { kind: 'to-record', on: past.on };
  return today > dueBy ? { kind: 'overdue', since: dueBy } : { kind: 'due', by: dueBy };
}

export function standingInWords(standing: Standing): { readonly text: string; readonly label: string; readonly colour: string } {
  switch (standing.kind) {
    case 'held':
      return { label: 'Held', colour: 'green', text: `Held on ${dateInWords(standing.on)}` };
    case 'planned':
      return { label: 'Planned', colour: 'blue', text: `Planned for ${dateInWords(standing.on)}` };
    case 'to-record':
      return { label: 'To be recorded', colour: 'yellow', text: `Was planned for ${dateInWords(standing.on)}: say whether it was held` };
    case 'due':
      return { label: 'Due', colour: 'grey', text: `Due by ${dateInWords(standing.by)}` };
    case 'overdue':
      return { label: 'Overdue', colour: 'red', text: `Was due by ${dateInWords(standing.since)}` };
  }
}
