import { text, type Mark } from './drawing.ts';

/** Of Source Sans 3, a little more than it has, since another face may stand in for it: shares of the size. */
const wide = /[%@MWmw&—…]/;
const slim = /[\s.,:;'’|!()/ijlftrI-]/;

/** How wide text will be, near enough to keep room for it: there is no browser here to measure it. */
export function widthOf(words: string, font: number, isBold = false): number {
  let shares = 0;
  for (const letter of words) shares += wide.test(letter) ? 0.86 : slim.test(letter) ? 0.31 : 0.51;
  return shares * font * (isBold ? 1.05 : 1);
}

/** Breaks text between words (and within a word that is longer than a line) so that no line is wider than `width`. */
export function wrapText(words: string, width: number, font: number, isBold = false): string[] {
  const fits = (line: string) => widthOf(line, font, isBold) <= width;
  const lines: string[] = [];
  let current = '';
  for (const word of words.split(/\s+/).filter((each) => each !== '')) {
    if (current !== '' && fits(`${current} ${word}`)) {
      current = `${current} ${word}`;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
    while (!fits(current) && current.length > 1) {
      let end = current.length - 1;
      while (end > 1 && !fits(current.slice(0, end))) end -= 1;
      lines.push(current.slice(0, end));
      current = current.slice(end);
    }
  }
  return current === '' ? lines : [...lines, current];
}

/** Lines of text, one under the other, the first one's baseline at `y`. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  lineHeight: number,
  look: string,
  anchor: 'start' | 'end' = 'start',
): Mark[] {
  return lines.map((words, at) => text(x, y + at * lineHeight, words, look, anchor));
}
