import { compareTiers, type Tier, tierLabels } from '../../kernel/tier.ts';
import type { FoundCase } from './find-case.ts';

/** What the service has come to say since a case was decided, which nobody has decided on. */
export interface Since {
  /** Another tier; null where it is one that the decision was made on, or came to. */
  readonly tier: Tier | null;
  /** A tier that the criteria ask people about now, and did not then. */
  readonly question: Tier | null;
  /** Floors that fire now and did not then, for whatever tier. */
  readonly floors: readonly { readonly label: string; readonly tier: Tier }[];
}

/**
 * What is new since a decision; null where nothing is. A floor that has begun to fire counts though the tier stays: it is another reason, which the letter would not
 * give. A review is of the decision and not of the facts, so it stands.
 */
export function proposedSince({ proposal, decision }: Pick<FoundCase, 'proposal' | 'decision'>): Since | null {
  if (proposal === null || decision === null || decision.isReview) return null;
  const { tier, question } = proposal;
  const isDecidedOn = tier === decision.proposed || tier === decision.tier;
  const isAnswered = question === decision.question || question === decision.tier;
  const since: Since = { tier: isDecidedOn ? null : tier, question: isAnswered ? null : question, floors: decision.newFloors };
  return since.tier === null && since.question === null && since.floors.length === 0 ? null : since;
}

/** Whether what is new asks for more support than was decided, or is a floor for it. */
export function isGraver({ tier, question, floors }: Since, decided: Tier): boolean {
  const more = [tier, question].some((each) => each !== null && compareTiers(each, decided) > 0);
  return more || floors.some((floor) => compareTiers(floor.tier, decided) >= 0);
}

export function proposedSinceInWords({ tier, question, floors }: Since): string {
  const says = [
    ...(tier === null ? [] : [`the service proposes ${tierLabels[tier]} now`]),
    ...floors.map(({ label }) => `a floor fires that did not: “${label}”`),
    ...(question === null ? [] : [`the criteria ask people now whether it is ${tierLabels[question]}`]),
  ];
  return `The facts have changed since the tier was decided, and ${says.join(', and ')}`;
}
