/** Where a label would stand if it were alone (its middle), and how much room it takes. */
export interface WantedLabel {
  readonly at: number;
  readonly height: number;
}

/**
 * Moves labels apart until none overlaps another, each as near to where it wants to be as the others allow (least squares), and all between `low` and `high`.
 * Answers with the middles, in the order given. Where there is no room for all, they keep apart and run over the end.
 */
export function spreadLabels(labels: readonly WantedLabel[], low: number, high: number): number[] {
  const order = labels.map((_, index) => index).toSorted((one, other) => (labels[one]?.at ?? 0) - (labels[other]?.at ?? 0) || one - other);
  // With the room of those above it taken off, a label may not stand above its predecessor: that is isotonic regression.
  let above = 0;
  const offsets = new Map<number, number>();
  const blocks: { sum: number; members: number[] }[] = [];
  for (const index of order) {
    const { at, height } = labels[index] ?? { at: 0, height: 0 };
    offsets.set(index, above + height / 2);
    blocks.push({ sum: at - above - height / 2, members: [index] });
    above += height;
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && mean(before) >= mean(last);
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      before.sum += last.sum;
      before.members.push(...last.members);
      blocks.pop();
    }
  }
  const lowest = Math.max(low, high - above);
  const middles = Array.from<number>({ length: labels.length });
  for (const block of blocks) {
    const shifted = Math.max(low, Math.min(lowest, mean(block)));
    for (const index of block.members) middles[index] = shifted + (offsets.get(index) ?? 0);
  }
  return middles;
}

const mean = (block: { sum: number; members: readonly number[] }): number => block.sum / block.members.length;
