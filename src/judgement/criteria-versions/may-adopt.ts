import { dateInWords } from '../../kernel/plain-date.ts';
import type { Fault } from '../criteria/completeness.ts';
import { bodies, type Body, bodyIds } from './criteria-version.ts';

/** All that has to be known before a version may take force. */
export interface AdoptionCase {
  readonly faults: readonly Fault[];
  /** Of the document as it is now, and of every document that was tried and whose trial was kept. */
  readonly hash: string;
  readonly triedHashes: readonly string[];
  /** Bodies whose consultation is recorded and not withdrawn. */
  readonly consulted: readonly Body[];
  readonly from: string;
  readonly today: string;
  /** Days from which other versions take force. */
  readonly takenDays: readonly string[];
}

/** Yes, or no with every reason at once, in words: so that nobody mends one and meets the next. */
type MayAdopt = { readonly ok: true } | { readonly ok: false; readonly reasons: readonly string[] };

/** What stands against a version whatever the day. */
export function whatIsLeft({ faults, hash, triedHashes, consulted }: Omit<AdoptionCase, 'from' | 'today' | 'takenDays'>): string[] {
  const missing = bodyIds.filter((body) => !consulted.includes(body)).map((body) => bodies[body].toLowerCase());
  return [
    ...(faults.length === 0 ? [] : [`${faults.length === 1 ? 'A fault' : `${String(faults.length)} faults`} must be mended first.`]),
    ...(triedHashes.includes(hash)
      ? []
      : [
          triedHashes.length === 0
            ? 'It must be tried out first, and the trial kept.'
            : 'It was changed after it was tried out. Try it again as it is now, and keep the trial.',
        ]),
    ...(missing.length === 0 ? [] : [`Consultation is not recorded with: ${missing.join(', ')}.`]),
  ];
}

/** Whether a version may take force from a day. */
export function mayAdopt(given: AdoptionCase): MayAdopt {
  const { from, today, takenDays } = given;
  return answer([
    ...whatIsLeft(given),
    ...(from < today ? [`The day it takes force, ${dateInWords(from)}, is in the past. Criteria never take force backwards.`] : []),
    ...(takenDays.includes(from) ? [`Another version takes force on ${dateInWords(from)}. Choose another day.`] : []),
  ]);
}

/** A second person adopts: never the one who asked, and an account that is known. */
export function mayAdoptAsSecond(given: AdoptionCase, asked: number | null, second: number | null): MayAdopt {
  const own = second === null || asked === null || asked === second;
  const first = own ? ['Somebody else must adopt it: whoever asked cannot adopt it too.'] : [];
  const rest = mayAdopt(given);
  return answer([...first, ...(rest.ok ? [] : rest.reasons)]);
}

function answer(reasons: readonly string[]): MayAdopt {
  return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
}
