/** Which law applies to a provider, as letters know it. */
export const letterTracks = {
  'maintained': 'Maintained school',
  'academy': 'Academy',
  'early-years': 'Early years',
  'by-agreement': 'By agreement (independent, college, alternative provision)',
} as const;
export type LetterTrack = keyof typeof letterTracks;

/** Of the register's legal track. */
export function trackOf(legalTrack: string): LetterTrack {
  return legalTrack === 'maintained' || legalTrack === 'academy' || legalTrack === 'early-years' ? legalTrack : 'by-agreement';
}

export type RecipientPart = 'head' | 'chair' | 'trust-executive' | 'trustees-chair' | 'manager' | 'principal';

export interface Recipient {
  readonly part: RecipientPart;
  /** "Headteacher". */
  readonly label: string;
  readonly name: string | null;
}

export interface ProposedRecipient extends Recipient {
  /** Why there is no name, and what to do; null where there is one. */
  readonly missing: string | null;
}

/** Who holds which post today, as the register has it. */
export interface KnownPeople {
  readonly headteacher: string | null;
  readonly chair: string | null;
  readonly manager: string | null;
  readonly trustExecutive: string | null;
  readonly trustName: string | null;
  readonly isChildminder: boolean;
}

/**
 * To whom a letter about a tier goes (domain.md, two legal tracks): head and chair; or head, trust chief executive and chair of trustees; or the manager or registered
 * person; or the principal or proprietor. A diocese has no copy: it sees what was issued to its schools.
 */
export function decideRecipients(track: LetterTrack, known: KnownPeople): ProposedRecipient[] {
  const trust = known.trustName ?? 'the trust';
  switch (track) {
    case 'maintained':
      return [
        person('head', 'Headteacher', known.headteacher, 'No headteacher is recorded: enter the post in the register, or type the name'),
        person('chair', 'Chair of governors', known.chair, 'No chair of governors is recorded: enter the post in the register, or type the name'),
      ];
    case 'academy':
      return [
        person('head', 'Headteacher', known.headteacher, 'No headteacher is recorded: enter the post in the register, or type the name'),
        person('trust-executive', 'Trust chief executive', known.trustExecutive, `The published register names no chief executive of ${trust}: type the name`),
        person('trustees-chair', 'Chair of trustees', null, `The register does not keep who chairs the trustees of ${trust}: type the name`),
      ];
    case 'early-years':
      return [
        known.isChildminder
          ? person('manager', 'Registered person', known.manager, 'No registered person is recorded: enter the post in the register, or type the name')
          : person('manager', 'Manager or registered person', known.manager, 'No manager is recorded: enter the post in the register, or type the name'),
      ];
    case 'by-agreement':
      return [
        person('principal', 'Principal or proprietor', known.headteacher ?? known.manager, 'No principal is recorded: enter the post in the register, or type the name'),
      ];
  }
} // prettier-ignore

function person(part: RecipientPart, label: string, name: string | null, otherwise: string): ProposedRecipient {
  return { part, label, name, missing: name === null ? otherwise : null };
}

/** The labels of those who are not named, for a sentence: "chair of trustees". */
export function unnamed(recipients: readonly Recipient[]): string[] {
  return recipients.filter(({ name }) => name === null || name.trim() === '').map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1));
}

/** "Dear Ada Thorne and Bo Dale": those who are named. */
export function salutation(recipients: readonly Recipient[]): string {
  const names = recipients.flatMap(({ name }) => (name === null || name.trim() === '' ? [] : [name]));
  const last = names.at(-1);
  if (last === undefined) return 'Dear colleague';
  return `Dear ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`;
}
