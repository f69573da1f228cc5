import { countMilestones, type Milestone } from './milestones.ts';

/** What is said of a priority’s capacity to sustain. */
export interface Capacity {
  readonly priority: string;
  readonly canSustain: boolean;
  readonly evidence: string;
}

export interface PriorityTest {
  readonly priority: string;
  readonly title: string;
  readonly milestonesMet: boolean;
  readonly canSustain: boolean;
  readonly reasons: readonly string[];
}

export interface ExitTest {
  readonly isMet: boolean;
  readonly priorities: readonly PriorityTest[];
}

const plural = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

/** Whether a run may exit: every milestone of every priority is met, those to come too, and each priority can be sustained. Both are needed of each. */
export function exitTest(
  priorities: readonly { readonly key: string; readonly title: string }[],
  milestones: readonly Milestone[],
  capacities: readonly Capacity[],
): ExitTest {
  const tested = priorities.map(({ key, title }): PriorityTest => {
    const count = countMilestones(milestones.filter(({ priority }) => priority === key));
    const capacity = capacities.find(({ priority }) => priority === key);
    const milestonesMet = count.all > 0 && count.met === count.all;
    const canSustain = capacity?.canSustain === true && capacity.evidence.trim() !== '';
    return {
      priority: key,
      title,
      milestonesMet,
      canSustain,
      reasons: [
        milestonesMet ? `All ${plural(count.all, 'milestone', 'milestones')} met` : unmetInWords(count),
        canSustain ? `Can be sustained: ${capacity.evidence}` : capacityInWords(capacity),
      ],
    };
  });
  return { isMet: tested.length > 0 && tested.every(({ milestonesMet, canSustain }) => milestonesMet && canSustain), priorities: tested };
}

function unmetInWords({ all, met, notMet, late, toCome }: ReturnType<typeof countMilestones>): string {
  if (all === 0) return 'It has no milestone';
  const parts = [
    ...(notMet > 0 ? [`${String(notMet)} not met`] : []),
    ...(late > 0 ? [`${String(late)} past their day with nothing said of them`] : []),
    ...(toCome > 0 ? [`${String(toCome)} to come`] : []),
  ];
  return `${String(met)} of ${plural(all, 'milestone', 'milestones')} met: ${parts.join(', ')}`;
}

function capacityInWords(capacity: Capacity | undefined): string {
  if (capacity === undefined) return 'Nothing is said of the capacity to sustain it';
  if (!capacity.canSustain)
    return capacity.evidence.trim() === '' ? 'It cannot be sustained yet' : `It cannot be sustained yet: ${capacity.evidence}`;
  return 'It is said that it can be sustained, without evidence';
}

/** The test as it is kept with the run’s step, priority by priority. */
export function testInWords({ priorities }: ExitTest): string {
  return priorities.map(({ title, reasons }) => `${title}. ${reasons.join('. ')}.`).join('\n');
}
