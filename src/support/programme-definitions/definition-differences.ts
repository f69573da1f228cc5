import type { ProgrammeDefinition } from './definition.ts';
import { linesOf, orderKeys, type Line } from './definition-lines.ts';
import { quoted } from './definition-words.ts';
import type { WordsOf } from './known-check.ts';

/** One thing in which two versions of a programme differ. */
export interface DefinitionDifference {
  /** The stage’s name; null where it is of the whole programme. */
  readonly stage: string | null;
  readonly what: string;
  /** Null where there was none. */
  readonly before: string | null;
  /** Null where there is none any more. */
  readonly after: string | null;
  /** The whole sentence: "Agree a plan: task “Tell the trust”: added". */
  readonly says: string;
}

const exactly = ({ exact, value }: Line): string => exact ?? value;

/** What was added, taken away and changed between two versions, in the order in which people read them. */
export function definitionDifferences(
  before: ProgrammeDefinition,
  after: ProgrammeDefinition,
  inWords: WordsOf = (check) => check,
): readonly DefinitionDifference[] {
  const shared = { before: orderKeys(before), after: orderKeys(after) };
  const [old, now] = [linesOf(before, shared.after, inWords), linesOf(after, shared.before, inWords)];
  const at = (lines: readonly Line[]) => new Map(lines.map((one) => [one.path, one]));
  const [was, is] = [at(old), at(now)];
  const isInside = (lines: ReadonlyMap<string, Line>, { of }: Line): boolean => of === null || lines.has(of);
  const all = [...now, ...old.filter(({ path }) => !is.has(path))];
  return all.flatMap((one) => {
    const [earlier, later] = [was.get(one.path), is.get(one.path)];
    if (earlier !== undefined && later !== undefined && exactly(earlier) === exactly(later)) return [];
    // The thing itself was added or taken away, and that is said once.
    if (later === undefined && !isInside(is, one)) return [];
    if (earlier === undefined && !isInside(was, one)) return one.isReadWhenNew === true ? [partOfNew(one)] : [];
    return [differenceOf(later ?? one, earlier?.value ?? null, later?.value ?? null)];
  });
}

const partOfNew = ({ stage, what, value }: Line): DefinitionDifference => ({ stage, what, before: null, after: value, says: `${what}: ${value}` });

function differenceOf({ stage, what }: Line, before: string | null, later: string | null): DefinitionDifference {
  const after = later !== null && later === before ? `${later} (another of that name)` : later;
  const change = before === null ? `added (${after ?? ''})` : after === null ? `taken away (${before})` : `${before} → ${after}`;
  const subject = stage === null ? what : `${quoted(stage)}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  return { stage, what, before, after, says: `${subject}: ${change}` };
}
