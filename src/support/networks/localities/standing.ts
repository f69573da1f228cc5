/** How much of a network somebody is shown. */
export type Sight = 'full' | 'member' | 'summary' | 'aggregates';

export interface NetworkReader {
  readonly role: string | null;
  readonly isOperator: boolean;
  /** One of its coordinators today. */
  readonly isCoordinator: boolean;
  /** Somebody of a provider that lies there, or a person who belongs to it today. */
  readonly isMember: boolean;
}

const officers = ['director', 'assistant-director', 'lead', 'safeguarding-lead', 'specialist', 'data-officer', 'business-support', 'auditor'];
const councillors = ['elected-member', 'executive-member'];
const leaders = ['lead', 'assistant-director'];
const isAdviser = (role: string | null): boolean => role === 'sia' || role === 'eeca';

/** An adviser sees all of the networks that they coordinate, and a summary of the others; so do people of providers that lie elsewhere. */
export function sightOf({ role, isOperator, isCoordinator, isMember }: NetworkReader): Sight {
  if (isOperator || (role !== null && officers.includes(role))) return 'full';
  if (role === null || councillors.includes(role)) return 'aggregates';
  if (isAdviser(role)) return isCoordinator ? 'full' : 'summary';
  return isMember ? 'member' : 'summary';
}

/** Who plans its meetings, keeps its partners and records what it agrees. */
export const mayRun = ({ role, isOperator, isCoordinator }: NetworkReader): boolean =>
  isOperator || (role !== null && leaders.includes(role)) || (isAdviser(role) && isCoordinator);

/** Who says who coordinates it: nobody names themselves. */
export const mayAppoint = ({ role, isOperator }: NetworkReader): boolean => isOperator || (role !== null && leaders.includes(role));
