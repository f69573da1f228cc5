import { z } from 'zod';

/** What a board needs somebody to be able to do. */
export const competencySchema = z.object({ key: z.string().min(1), theme: z.string().min(1), label: z.string().min(1), says: z.string().min(1) });
export type Competency = z.infer<typeof competencySchema>;
export const competenciesSchema = z.array(competencySchema).min(1);

const of = (theme: string, ...rows: readonly (readonly [key: string, label: string, says: string])[]): Competency[] =>
  rows.map(([key, label, says]) => ({ key, theme, label, says }));

/** The list that ships, in our own words, after the Department’s *Competency framework for governance* (2017). An authority may adopt its own. */
export const shippedCompetencies: readonly Competency[] = [
  ...of(
    'Strategic leadership',
    ['direction', 'Setting direction', 'Agrees where the school is going, and keeps the board to it.'],
    ['community', 'Working with the community', 'Knows the families, faiths and employers around the school, and hears them.'],
    ['risk', 'Managing risk', 'Sees what could go wrong, and has it written down and looked after.'],
    ['change', 'Leading change', 'Has led an organisation through a merger, a building or a new way of working.'],
  ),
  ...of(
    'Accountability',
    ['standards', 'Reading results', 'Reads results and comparisons, and asks what they mean for children.'],
    ['education', 'Knowing education', 'Has worked in schools, early years, colleges or SEND.'],
    ['finance', 'Finance', 'Reads a budget, a forecast and an audit, and asks about value.'],
    ['head-appraisal', 'Appraising a headteacher', 'Has set objectives for a senior leader and held them to these.'],
  ),
  ...of(
    'People',
    ['chairing', 'Chairing', 'Runs a meeting that is fair, short and decides.'],
    ['hr', 'Employment and pay', 'Knows recruitment, pay, discipline and grievance.'],
    ['communication', 'Communication', 'Writes and speaks plainly to parents, staff and the press.'],
  ),
  ...of('Structures', ['delegation', 'Who decides what', 'Knows what the board, its committees, the head and the trust each decide.']),
  ...of(
    'Compliance',
    ['law', 'Law and duties', 'Knows what a board must do by law, complaints and exclusions among it.'],
    ['safeguarding', 'Safeguarding', 'Knows what the board answers for, and how it is sure.'],
    ['inclusion', 'SEND and inclusion', 'Asks how children with SEND and the most disadvantaged do.'],
    ['premises', 'Premises and safety', 'Knows buildings, health and safety, or projects.'],
    ['data', 'Data and technology', 'Knows information law, cyber security or systems.'],
  ),
  ...of('Evaluation', ['evaluation', 'Looking at ourselves', 'Helps a board to look at its own work and change it.']),
];

export const levels = {
  1: 'New to me',
  2: 'Some understanding',
  3: 'Confident',
  4: 'Could lead others',
} as const;

const keyOf = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

export type ReadList = { readonly ok: true; readonly list: readonly Competency[] } | { readonly ok: false; readonly reason: string };

/** "Theme | Label | What it means", a line each. One whose label is kept keeps its key, so that what was answered of it still counts. */
export function readCompetencies(lines: readonly string[], before: readonly Competency[]): ReadList {
  const list: Competency[] = [];
  for (const [index, line] of lines.entries()) {
    const [theme = '', label = '', says = '', ...more] = line.split('|').map((part) => part.trim());
    if (theme === '' || label === '' || says === '' || more.length > 0)
      return {
        ok: false,
        reason: `Line ${String(index + 1)} must have a theme, a name and what it means, with a bar between: “People | Chairing | Runs a meeting”`,
      };
    const key = before.find((one) => one.label.toLowerCase() === label.toLowerCase())?.key ?? keyOf(label);
    if (key === '' || list.some((one) => one.key === key))
      return { ok: false, reason: `Line ${String(index + 1)}: “${label}” is on the list already` };
    list.push({ key, theme, label, says });
  }
  if (list.length < 5 || list.length > 40) return { ok: false, reason: 'The list must have 5 to 40 lines' };
  return { ok: true, list };
}

export const linesOf = (list: readonly Competency[]): string => list.map(({ theme, label, says }) => `${theme} | ${label} | ${says}`).join('\n');

export interface PictureLine extends Competency {
  /** How many said 3 or 4, and how many answered. */
  readonly confident: number;
  readonly leading: number;
  readonly answered: number;
  readonly standing: 'gap' | 'thin' | 'covered' | 'not-answered' | 'withheld';
}

export const pictureStandings = {
  'gap': { label: 'Gap', colour: 'red' },
  'thin': { label: 'One person only', colour: 'yellow' },
  'covered': { label: 'Covered', colour: 'green' },
  'not-answered': { label: 'Nobody has answered', colour: 'grey' },
  'withheld': { label: 'Too few answers', colour: 'grey' },
} as const;

/** The board’s picture: a gap is where nobody is confident; one person only is thin, because people leave. */
export function boardPicture(list: readonly Competency[], returns: readonly Readonly<Record<string, number>>[]): PictureLine[] {
  return list.map((competency) => {
    const given = returns.flatMap((answers) => answers[competency.key] ?? []);
    const confident = given.filter((level) => level >= 3).length;
    const standing = given.length === 0 ? 'not-answered' : confident === 0 ? 'gap' : confident === 1 ? 'thin' : 'covered';
    return { ...competency, confident, leading: given.filter((level) => level === 4).length, answered: given.length, standing };
  });
}

/** Below this, what is said of one competency would tell what somebody answered. */
export const fewestForPicture = 5;

export interface SumLine extends Competency {
  readonly standing: PictureLine['standing'];
}

/**
 * The picture for those who may not see each answer: the standing of each competency in a word, and of one that fewer than five answered nothing, not even
 * how many did. A count would be taken from the count of the day before, and tell what the last to answer said.
 */
export const pictureInSum = (list: readonly Competency[], returns: readonly Readonly<Record<string, number>>[]): SumLine[] =>
  boardPicture(list, returns).map(({ key, theme, label, says, answered, standing }) => ({
    key,
    theme,
    label,
    says,
    standing: answered < fewestForPicture ? 'withheld' : standing,
  }));
