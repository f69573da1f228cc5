import { actionSources, type AgreedAction, type OwnerSide, ownerSides, standingOfAction } from './agreed-action.ts';

/** Where every line of the list may come from: this list's own, and what other parts of the service keep and read into it. */
export const lineSources = { ...actionSources, 'body-inspection': 'Inspection of the authority or a trust' } as const;
export type LineSource = keyof typeof lineSources;

/** Any action, whoever keeps it, as the one list shows it. */
export interface ActionLine {
  readonly what: string;
  readonly href: string;
  readonly provider: { readonly id: number; readonly name: string; readonly localityId: number | null } | null;
  readonly source: LineSource;
  readonly sourceWords: string;
  readonly ownerSide: OwnerSide;
  readonly ownerName: string;
  readonly ownerAccountId: number | null;
  readonly dueOn: string;
  readonly dueHow: string;
  readonly measure: string | null;
  readonly state: AgreedAction['state'];
  readonly reportedOn: string | null;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly cameOfIt: string | null;
  readonly isRestricted: boolean;
}

/** An action as its reader sees it in a list: of a restricted one not what it says, and to somebody outside not that there was a concern. */
export function lineOf(action: AgreedAction, isOutside: boolean): ActionLine {
  const { providerId, providerName, localityId, cameFrom, isRestricted } = action;
  return {
    ...action,
    what: isRestricted ? restrictedWords : action.what,
    href: `/actions/${String(action.id)}`,
    provider: { id: providerId, name: providerName, localityId },
    source: isKeptFrom(action, isOutside) ? 'by-hand' : cameFrom,
    sourceWords: sourceInWords(action, isOutside),
  };
}

const restrictedWords = 'A restricted action';
const isKeptFrom = ({ cameFrom }: Pick<AgreedAction, 'cameFrom'>, isOutside: boolean): boolean => isOutside && cameFrom === 'concern';

/** Where it came from, as its reader is told. */
export function sourceInWords(action: Pick<AgreedAction, 'cameFrom' | 'cameFromWords'>, isOutside: boolean): string {
  return isKeptFrom(action, isOutside) ? 'Agreed with the authority' : (action.cameFromWords ?? actionSources[action.cameFrom]);
}

export const standings = {
  open: 'Open',
  overdue: 'Overdue',
  reported: 'Reported done, to be accepted',
  done: 'Done',
  withdrawn: 'Withdrawn',
  any: 'All',
} as const;
export type Standing = keyof typeof standings;

export interface ActionFilter {
  readonly standing: Standing;
  readonly isMine: boolean;
  readonly providerId: number | null;
  readonly localityId: number | null;
  readonly source: LineSource | null;
  readonly side: OwnerSide | null;
}

export interface AskingReader {
  readonly accountId: number | null;
  /** What is the provider's is theirs. */
  readonly isOutside: boolean;
}

export function matchesFilter(line: ActionLine, filter: ActionFilter, reader: AskingReader, today: string): boolean {
  const { isOverdue } = standingOfAction(line, today);
  const standsSo: Readonly<Record<Standing, boolean>> = {
    open: line.state === 'open',
    overdue: isOverdue,
    reported: line.state === 'open' && line.reportedOn !== null,
    done: line.state === 'done',
    withdrawn: line.state === 'withdrawn',
    any: true,
  };
  return (
    standsSo[filter.standing] &&
    (!filter.isMine || isTheirs(line, reader)) &&
    (filter.providerId === null || line.provider?.id === filter.providerId) &&
    (filter.localityId === null || line.provider?.localityId === filter.localityId) &&
    (filter.source === null || line.source === filter.source) &&
    (filter.side === null || line.ownerSide === filter.side)
  );
}

export function isTheirs(line: Pick<ActionLine, 'ownerAccountId' | 'ownerSide'>, { accountId, isOutside }: AskingReader): boolean {
  return (accountId !== null && line.ownerAccountId === accountId) || (isOutside && line.ownerSide === 'provider');
}

export function sortLines(lines: readonly ActionLine[]): ActionLine[] {
  return lines.toSorted((one, other) => (one.dueOn === other.dueOn ? 0 : one.dueOn < other.dueOn ? -1 : 1));
}

const headings = [
  'Provider',
  'What is to be done',
  'From',
  'Owner',
  'Whose it is',
  'Due',
  'How the day was worked out',
  'Measure of success',
  'State',
  'Done on',
  'What shows it',
  'What came of it',
];

/** The list as a table to take away; what only named people may read stays behind. */
export function rowsOfLines(lines: readonly ActionLine[], today: string): string[][] {
  const rows = lines
    .filter(({ isRestricted }) => !isRestricted)
    .map((line) => [
      line.provider?.name ?? '',
      line.what,
      line.sourceWords,
      line.ownerName,
      ownerSides[line.ownerSide],
      line.dueOn,
      line.dueHow,
      line.measure ?? '',
      standingOfAction(line, today).text,
      line.doneOn ?? '',
      line.evidence ?? '',
      line.cameOfIt ?? '',
    ]);
  return [headings, ...rows];
}
