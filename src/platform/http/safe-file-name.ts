/** Controls, line ends and characters that turn the direction of what follows: a name shows what it is, and stands on one line. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const longest = 200;

/** What a sent file is called where it is kept and shown: its last piece, without folders. It never names a file on our disk. */
export function safeFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const shown = last.replaceAll(hidden, '').trim().slice(0, longest);
  // Cut in the middle of a character, its first half goes too.
  return shown.replaceAll(hidden, '').trim();
}
