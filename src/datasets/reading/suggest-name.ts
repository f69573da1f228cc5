/** The likely new name of a column that has gone, among the file's unknown ones; undefined where none is like it. */
export function suggestName(gone: string, unknown: readonly string[], missing: number): string | undefined {
  let best: { name: string; likeness: number } | undefined;
  for (const name of unknown) {
    const likeness = similarity(letters(gone), letters(name));
    if (likeness > (best?.likeness ?? 0.45)) best = { name, likeness };
  }
  // One gone and one new: very likely the same, however different the words.
  return best?.name ?? (missing === 1 && unknown.length === 1 ? unknown[0] : undefined);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** 1 for the same, 0 for nothing alike: edits needed, against the longer one; or one contained in the other. */
function similarity(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  if (one.includes(other) || other.includes(one)) return Math.max(0.6, Math.min(one.length, other.length) / Math.max(one.length, other.length));
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same));
    }
    previous = current;
  }
  return 1 - (previous[other.length] ?? 0) / Math.max(one.length, other.length);
}
