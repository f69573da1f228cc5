import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';
import { covers, fitSpan, type Span } from '../by-hand/timeline.ts';
import { type FactName, kindOfFact } from './fact-kinds.ts';
import { inSentence, readFactValue, showFactValue } from './fact-value.ts';

export interface FactEntry {
  readonly fact: FactName;
  /** In the stored form (`readFactValue`). */
  readonly value: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Who told us, or which document. */
  readonly source: string;
}

export interface EnteredFact extends FactEntry {
  readonly id: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export interface FactPlan {
  readonly entry: FactEntry;
  /** Facts that were true until now, and until which day. */
  readonly endings: readonly { readonly fact: EnteredFact; readonly validTo: string }[];
  readonly endsBefore: EnteredFact | null;
}

interface Held extends Span {
  readonly fact: EnteredFact;
}

/** Decides whether a fact may be recorded beside the others of its provider that are not withdrawn: on any day, one value of each. */
export function decideFact(entry: FactEntry, others: readonly EnteredFact[]): Decision<FactPlan> {
  const read = readFactValue(entry.fact, entry.value);
  if (!read.ok) return read;
  if (entry.validTo !== null && entry.validTo < entry.validFrom)
    return refusedAt('valid-to', 'The last day must be the same as or after the first day');
  const { label } = kindOfFact(entry.fact);
  const held = others.filter((other) => other.fact === entry.fact).map((fact): Held => ({ fact, from: fact.validFrom, to: fact.validTo }));
  const fit = fitSpan({ from: entry.validFrom, to: entry.validTo }, held);
  switch (fit.kind) {
    case 'same-start':
      return refusedAt(
        'valid-from',
        `${label} is already recorded ${spanInWords(fit.other)}, as ${shown(fit.other)}: withdraw that if it is wrong, or enter another day`,
        fit.other.fact.id,
      );
    case 'runs-into':
      return refusedAt(
        'valid-to',
        `The last day must be before ${dateInWords(fit.other.from)}, when the ${inSentence(label)} becomes ${shown(fit.other)}`,
        fit.other.fact.id,
      );
    case 'lies-within':
      return refusedAt(
        'valid-from',
        `${label} is recorded as ${shown(fit.other)} on both sides of these dates: withdraw that first if it is wrong`,
        fit.other.fact.id,
      );
    case 'fits':
      return accepted({
        entry: { ...entry, value: read.value, validTo: fit.to },
        endings: fit.endings.map(({ span, to }) => ({ fact: span.fact, validTo: to })),
        endsBefore: fit.endsBefore?.fact ?? null,
      });
  }
}

/** The value of each kind of fact that is true on a day. */
export function factsOn(facts: readonly EnteredFact[], on: string): EnteredFact[] {
  const latestFirst = [...facts].sort((a, b) => (a.validFrom > b.validFrom ? -1 : 1));
  const current = new Map<FactName, EnteredFact>();
  for (const fact of latestFirst) {
    if (!current.has(fact.fact) && covers({ from: fact.validFrom, to: fact.validTo }, on)) current.set(fact.fact, fact);
  }
  return [...current.values()];
}

const spanInWords = ({ from, to }: Held): string => `from ${dateInWords(from)}${to === null ? '' : ` to ${dateInWords(to)}`}`;
const shown = ({ fact }: Held): string => showFactValue(fact.fact, fact.value);
