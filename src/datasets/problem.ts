/** What is wrong with a file or a cell, named so that a person finds it. Line 0 stands for the file as a whole. */
export interface Problem {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Ends the reading of a file that is not what its contract says. Caught by the load, which quarantines the release. */
export class UnreadableFile extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.reason).join(' '));
    this.name = 'UnreadableFile';
    this.problems = problems;
  }
}

export function unreadable(reason: string, line = 0, column = '', value = ''): UnreadableFile {
  return new UnreadableFile([{ line, column, value, reason }]);
}

/** A list as people say it: "A", "A and B", "A, B and 3 more". */
export function listed(names: readonly string[], most = 8): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${String(names.length - most)} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
