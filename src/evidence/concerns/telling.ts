import { accepted } from '../../kernel/result.ts';
import type { Decision } from '../../register/index.ts';
import type { ToldTo } from './sight.ts';

/** To whom a concern goes, by the law that applies (domain §2); one about the head goes to the chair, the trust or the registered person instead. */
const goesTo: Readonly<Record<string, readonly ToldTo[]>> = {
  'maintained': ['head', 'chair', 'diocese'],
  'academy': ['head', 'trust', 'regions-group', 'diocese'],
  'early-years': ['head', 'proprietor', 'ofsted'],
  'independent-college-ap': ['proprietor', 'head', 'regions-group', 'commissioner'],
};
const anybody: readonly ToldTo[] = ['head', 'chair', 'trust', 'diocese', 'proprietor', 'regions-group', 'commissioner', 'ofsted'];

export function recipientsOf(legalTrack: string, isAboutHead: boolean): readonly ToldTo[] {
  return (goesTo[legalTrack] ?? anybody).filter((to) => !(isAboutHead && to === 'head'));
}

export interface Telling {
  readonly toldTo: ToldTo;
  readonly personName: string;
  /** YYYY-MM-DD. */
  readonly toldOn: string;
  readonly how: string;
  readonly said: string;
}

/** What was said to whom; or why nothing was. */
export type TellingEntry = Telling | { readonly whyNot: string };

export interface TellingFacts {
  readonly isAboutHead: boolean;
  readonly legalTrack: string;
  readonly loggedOn: string;
  readonly today: string;
}

export function decideTelling(entry: TellingEntry, { isAboutHead, legalTrack, loggedOn, today }: TellingFacts): Decision<TellingEntry> {
  const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });
  if ('whyNot' in entry) return entry.whyNot.trim() === '' ? refuse('why-not', 'Enter why the provider was not told') : accepted(entry);
  if (isAboutHead && entry.toldTo === 'head') return refuse('told-to', 'A concern about the head is told to the chair, the trust or the registered person, never to the head');
  if (!recipientsOf(legalTrack, isAboutHead).includes(entry.toldTo)) return refuse('told-to', 'A concern about this provider does not go there');
  if (entry.toldOn > today) return refuse('told-on', 'The day they were told must be today or in the past');
  if (entry.toldOn < loggedOn) return refuse('told-on', 'The day they were told must be the same as or after the day it was logged');
  return accepted(entry);
} // prettier-ignore
