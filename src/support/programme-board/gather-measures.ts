import { changeSince, differenceInWords, findMeasuredYears, type Measure, type MeasuredYears } from '../../evidence/index.ts';
import type { Reader } from '../../platform/database/database.ts';
import { type BeforeAndAfter, beforeAndAfter, chooseYears, type Moved, type Span, type YearOfFigure } from './before-and-after.ts';

export interface MeasuredRun extends BeforeAndAfter {
  readonly measure: string;
  /** Some file that is loaded says something of the provider. */
  readonly isKnown: boolean;
}

export interface MeasuresQuestion extends Span {
  readonly providerId: number;
  readonly today: string;
  /** Those that the plan named; null where there is none, and the headline measures of its phase stand in. */
  readonly measureIds: readonly string[] | null;
  /** A file that is taken away is for the outside, whoever takes it. */
  readonly audience: 'staff' | 'outside';
}

/** Each measure before and after a run, with what must be said beside it. One of which no figure is known is there, and says so. */
export async function gatherMeasures(db: Reader, question: MeasuresQuestion): Promise<MeasuredRun[]> {
  const measured = await findMeasuredYears(db, question);
  return measured.map((one) => ({ measure: one.measure.name, isKnown: one.years.length > 0, ...tellOf(one, question) }));
}

/** Of these each year’s figure is of other children: results, and no habit of the school. */
const ofResults: readonly Measure['topic'][] = ['early-years', 'phonics', 'key-stage-2', 'key-stage-4', 'post-16'];

const nothingKnown: BeforeAndAfter = { before: 'No file that is loaded says anything of it', after: '', change: 'Cannot be told', caveats: [] };

function tellOf({ measure, years }: MeasuredYears, span: Span): BeforeAndAfter {
  if (years.length === 0) return nothingKnown;
  const chosen = chooseYears<YearOfFigure>(years, span);
  const { before, after, between } = chosen;
  const of = (pick: 'statistic' | 'england'): Moved | null => {
    if (before === null || after === null) return null;
    const at = (year: YearOfFigure) => ({ period: year.period, statistic: year[pick] });
    return moved(changeSince(at(before), at(after), between.map(at)), measure.decimals);
  };
  const isOfResults = ofResults.includes(measure.topic);
  return beforeAndAfter({ years: chosen, span, polarity: measure.polarity, isOfResults, own: of('statistic'), england: of('england') });
}

function moved(change: ReturnType<typeof changeSince>, decimals: number): Moved {
  if (change.kind === 'none') return { kind: 'none', because: change.because };
  const { difference, unit, couldBeChance } = change;
  const size = differenceInWords(difference, unit, decimals);
  return {
    kind: 'change',
    difference,
    couldBeChance,
    inWords: Number(difference.toFixed(decimals)) === 0 ? 'The same' : `${size} ${difference > 0 ? 'higher' : 'lower'}`,
  };
}
