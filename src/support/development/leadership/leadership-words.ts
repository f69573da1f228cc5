import { dateInWords } from '../../../kernel/plain-date.ts';
import type { Leader, Leadership } from '../../../evidence/index.ts';
import { type Reason, reasonKinds, supportKinds, type SupportNow, supportStates } from './vulnerability.ts';

/** Where what is triggered comes from, wherever it is shown. */
export const source = 'Provisional: not from the published framework';

const standings = { substantive: '', acting: ' (acting)', interim: ' (interim)', vacant: '' } as const;

/** "Alice Example (acting), since 7 September 2026". Not known is said, never left out. */
export function leaderInWords(leads: Leader | null): string {
  if (leads === null) return 'Not known';
  const who = leads.standing === 'vacant' ? 'Nobody: the post is vacant' : `${leads.name ?? 'Not known'}${leads.standing === null ? '' : standings[leads.standing]}`; // prettier-ignore
  return leads.since === null ? `${who}; since when is not known` : `${who}, since ${dateInWords(leads.since)}`;
}

/** "Induction: accepted on 3 November 2026". */
export function supportInWords({ support, state, entry }: SupportNow): string {
  const on = entry === null || entry.state !== state ? '' : ` on ${dateInWords(entry.on)}`;
  const why = state === 'declined' && entry?.note ? ` (${entry.note})` : '';
  return `${supportKinds[support]}: ${supportStates[state].toLowerCase()}${on}${why}`;
}

export const reasonTitle = ({ kind }: Pick<Reason, 'kind'>): string => reasonKinds[kind];

/** Whether anything that a reason triggers was not offered so far. */
export const hasNotYet = (reasons: readonly { readonly now: readonly SupportNow[] }[]): boolean =>
  reasons.some(({ now }) => now.some(({ state }) => state === 'not-yet'));

/** Not known in the one thing that everything else hangs on. */
export const isUnknown = ({ leads }: Pick<Leadership, 'leads'>): boolean => leads === null || leads.since === null;
