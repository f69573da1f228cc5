import { tierLabels, type Tier } from '../../kernel/tier.ts';
import type { FloorLevel } from './criteria.ts';
import { saidOfFloorLevel } from './criteria-words.ts';
import type { BandedArea, Confidence, SecurePlusAnswer, Step, TestedFloor, Unknown } from './evaluation.ts';
import { lowerFirst } from './fact-tests.ts';

interface Reached {
  readonly floor: FloorLevel;
  readonly floors: readonly TestedFloor[];
  readonly areas: readonly BandedArea[];
  readonly red: number;
  readonly amber: number;
  readonly securePlus: SecurePlusAnswer;
  readonly tier: Tier;
  readonly question: Tier | null;
  readonly confidence: Confidence;
  readonly unknown: Unknown;
}

/** How the tier came about, one sentence a step. */
export function stepsOf(reached: Reached): Step[] {
  const { floor, areas, red, amber, securePlus, tier, question, confidence, unknown } = reached;
  const unbanded = areas.filter(({ band }) => band === 'none').length;
  const green = areas.length - unbanded - red - amber;
  const isNothingKnown = unbanded === areas.length;
  const evidence = securePlus.met ? 'evidenced' : 'not evidenced';
  return [
    { id: 'floors', says: floorsInWords(reached) },
    {
      id: 'areas',
      says: `Of ${String(areas.length)} areas ${String(red)} red, ${String(amber)} amber, ${String(green)} green, ${String(unbanded)} without a band`,
    },
    ...(isNothingKnown ? [begins] : []),
    { id: 'secure-plus', says: `Secure+ is ${evidence}${securePlus.met ? '' : `: ${lackingOf(securePlus)}`}` },
    {
      id: 'tier',
      says: `With ${saidOfFloorLevel[floor]}, ${String(red)} red and ${String(amber)} amber, Secure+ ${evidence}: ${tierLabels[tier]}`,
    },
    ...(question === null
      ? []
      : [{ id: 'question', says: `Data alone never gives ${tierLabels[question]}: the question is put to moderation` } as const]),
    { id: 'confidence', says: `Confidence is ${confidence}: ${unknownInWords(unknown)}${isNothingKnown ? ', and nothing of any area' : ''}` },
  ];
}

const begins: Step = {
  id: 'begins',
  says: 'Nothing of any area is known. Where no floor fires this is where every provider begins: it says nothing good or bad of it',
};

function floorsInWords({ floors, floor }: Reached): string {
  const labelled = (answer: TestedFloor['answer']): string[] => floors.filter((one) => one.answer === answer).map(({ label }) => label);
  const fires = labelled('fires');
  const untested = labelled('missing').length;
  const open = untested === 0 ? '' : `; ${String(untested)} could not be tested`;
  if (fires.length === 0) return `No floor fires${open}`;
  const limit = floor === 'cause-for-concern' ? tierLabels[floor] : 'Vulnerable at best';
  return `${limit}: ${fires.map(lowerFirst).join('; ')}${open}`;
}

function lackingOf({ parts }: SecurePlusAnswer): string {
  return parts
    .filter(({ answer }) => answer !== 'met')
    .map(({ label }) => lowerFirst(label))
    .join('; ');
}

function unknownInWords({ count, of }: Unknown): string {
  return count === 0
    ? `all ${String(of)} things that apply are known`
    : `${String(count)} of ${String(of)} things that apply are not known (half for what is known in part)`;
}
