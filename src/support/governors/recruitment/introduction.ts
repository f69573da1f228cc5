import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../../kernel/result.ts';

export const introductionStates = {
  introduced: { label: 'Introduced', colour: 'blue' },
  meeting: { label: 'Meeting arranged', colour: 'purple' },
  met: { label: 'Met', colour: 'turquoise' },
  appointed: { label: 'Appointed', colour: 'green' },
  declined: { label: 'Not taken further', colour: 'grey' },
  closed: { label: 'Closed', colour: 'grey' },
} as const;
export type IntroductionState = keyof typeof introductionStates;

const liveStates: readonly IntroductionState[] = ['introduced', 'meeting', 'met'];
export const isLive = (state: IntroductionState): boolean => liveStates.includes(state);

export type Move = 'arrange' | 'meet' | 'appoint' | 'decline' | 'close';

/** From where each may be done. A board may appoint only somebody whom it has met. */
const from: Readonly<Record<Move, readonly IntroductionState[]>> = {
  arrange: ['introduced', 'meeting'],
  meet: ['introduced', 'meeting'],
  appoint: ['met'],
  decline: ['introduced', 'meeting', 'met'],
  close: ['introduced', 'meeting', 'met'],
};

const because: Readonly<Record<IntroductionState, string>> = {
  introduced: 'The board has not met them yet',
  meeting: 'The board has not met them yet: say when it did',
  met: 'The board has met them already',
  appointed: 'They are appointed already',
  declined: 'It was not taken further',
  closed: 'The introduction is closed',
};

export function decideMove(state: IntroductionState, move: Move): Result<null> {
  return from[move].includes(state) ? accepted(null) : refused(because[state]);
}

/** When a board met somebody: not before they were introduced, and not to come. */
export function decideMeeting(on: string, { introducedOn, today }: { readonly introducedOn: string; readonly today: string }): Result<null> {
  if (on < introducedOn) return refused(`They were introduced on ${dateInWords(introducedOn)}: enter that day or a later one`);
  return on > today ? refused('The day they met must be today or earlier') : accepted(null);
}
