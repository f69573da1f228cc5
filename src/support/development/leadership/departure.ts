import { dateInWords } from '../../../kernel/plain-date.ts';

export const departureRoles = { headteacher: 'Headteacher', manager: 'Manager', chair: 'Chair' } as const;
export type DepartureRole = keyof typeof departureRoles;

export const departureReasons = {
  'retirement': 'Retirement',
  'another-post': 'Another post',
  'end-of-time': 'The end of a term of office or of a contract',
  'other': 'Another reason',
  'not-said': 'The reason was not said',
} as const;
export type DepartureReason = keyof typeof departureReasons;

export interface DepartureEntry {
  readonly role: DepartureRole;
  readonly why: DepartureReason;
  /** The last day, as far as it is known; YYYY-MM-DD. */
  readonly leavesOn: string;
  readonly toldBy: string;
  readonly toldOn: string;
  readonly note: string | null;
}

/** What is wrong with it, if anything: the field and a sentence. */
export function faultOfDeparture({ leavesOn, toldOn }: Pick<DepartureEntry, 'leavesOn' | 'toldOn'>, today: string): { readonly field: 'leaves-on' | 'told-on'; readonly text: string } | null {
  if (toldOn > today) return { field: 'told-on', text: `${dateInWords(toldOn)} is in the future: enter the day on which it was told` };
  return leavesOn < toldOn ? { field: 'leaves-on', text: 'The last day must be the same as or after the day on which it was told; for somebody who has left, record the change of post' } : null;
} // prettier-ignore
