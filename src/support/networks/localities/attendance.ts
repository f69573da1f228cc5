import { dateInWords } from '../../../kernel/plain-date.ts';

export const answers = { came: 'Came', apologies: 'Sent apologies', absent: 'Did not come' } as const;
export type Answer = keyof typeof answers;
export const answerIds = Object.keys(answers) as Answer[];

/** Of one provider or person at one meeting that was held. */
export interface Attended {
  readonly whoId: number;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly answer: Answer;
}

export interface TakingPart {
  readonly whoId: number;
  readonly invited: number;
  readonly came: number;
  readonly apologies: number;
  /** The day of the last that they came to; null for never. */
  readonly lastOn: string | null;
}

/** How often each was invited and came, whether ever invited or not. Each invitation counts once, as what became of it. */
export function countTakingPart(whoIds: readonly number[], attended: readonly Attended[]): TakingPart[] {
  const of = Map.groupBy(attended, ({ whoId }) => whoId);
  return whoIds.map((whoId) => {
    const own = of.get(whoId) ?? [];
    const came = own.filter(({ answer }) => answer === 'came').map(({ on }) => on);
    return {
      whoId,
      invited: own.length,
      came: came.length,
      apologies: own.filter(({ answer }) => answer === 'apologies').length,
      lastOn: came.toSorted().at(-1) ?? null,
    };
  });
}

/** Invited at least once, and never came. */
export const neverCame = ({ invited, came }: TakingPart): boolean => invited > 0 && came === 0;

export function takingPartInWords({ invited, came, apologies, lastOn }: TakingPart): string {
  if (invited === 0) return 'Not invited';
  const excuses = apologies === 0 ? '' : `; sent apologies ${times(apologies)}`;
  if (lastOn === null) return `Never came; invited ${times(invited)}${excuses}`;
  return `Came to ${String(came)} of ${String(invited)}; last on ${dateInWords(lastOn)}${excuses}`;
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`);

/** Of fewer than this many nothing is told to anybody outside the authority: they could be told apart. */
export const leastTold = 5;

/** How many of those invited came at least once; for the outside null where there are too few to be told of. */
export function totalInWords(all: readonly TakingPart[], isOutside: boolean): string | null {
  const invited = all.filter((one) => one.invited > 0);
  if (invited.length === 0 || (isOutside && invited.length < leastTold)) return null;
  const came = invited.filter((one) => one.came > 0).length;
  return `${String(came)} of the ${String(invited.length)} providers that were invited came at least once`;
}
