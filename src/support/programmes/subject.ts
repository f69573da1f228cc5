import { dateInWords } from '../../kernel/plain-date.ts';
import type { Track, Trigger } from '../programme-definitions/definition.ts';
import type { RunSubject } from './run.ts';

/** "Voluntary aided school" as a definition names it: "voluntary-aided". Null where the register has no kind. */
export function characterOf(typeName: string | null): string | null {
  const words = (typeName ?? '')
    .toLowerCase()
    .replace(/\s+schools?$/u, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return words === '' ? null : words;
}

/** The track of the register, with what it holds together told apart by the kind of provider; null where no law of a school or setting applies. */
export function trackOf(legalTrack: string, kind: string): Track | null {
  if (legalTrack === 'maintained' || legalTrack === 'academy' || legalTrack === 'early-years') return legalTrack;
  if (legalTrack === 'none') return null;
  if (kind === 'alternative-provision') return 'alternative-provision';
  return kind === 'college' || kind === 'special-post-16' || kind === 'higher-education' ? 'college' : 'independent';
}

export const subjectOf = (provider: { readonly track: Track; readonly typeName: string | null }, trigger: Trigger): RunSubject => ({
  track: provider.track,
  character: characterOf(provider.typeName),
  trigger,
});

/** Why nothing of the law and no programme begins at a provider that is closed. */
export const closedInWords = (on: string | null): string =>
  `It closed${on === null ? '' : ` on ${dateInWords(on)}`}: nothing begins at a provider that is closed`;
