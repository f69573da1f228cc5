import { dateInWords } from '../../../kernel/plain-date.ts';
import { accepted } from '../../../kernel/result.ts';
import type { Decision } from '../../../register/index.ts';

export const partnerKinds = {
  'family-hub': 'Family hub',
  'childrens-centre': 'Children’s centre',
  'library': 'Library',
  'police': 'Police',
  'fire': 'Fire and rescue',
  'health': 'Health service',
  'voluntary': 'Voluntary organisation',
  'business': 'Business',
  'other': 'Other',
} as const;
export type PartnerKind = keyof typeof partnerKinds;
export const partnerKindIds = Object.keys(partnerKinds) as PartnerKind[];

/** Somebody’s or something’s place in a network: a coordinator’s, a person’s or a partner’s. Both days are in it. */
export interface Seat {
  readonly from: string;
  readonly to: string | null;
  readonly isWithdrawn: boolean;
}

export const isStanding = ({ from, to, isWithdrawn }: Seat, today: string): boolean => !isWithdrawn && from <= today && (to === null || to >= today);

const refuse = (field: string, reason: string): Decision<never> => ({ ok: false, field, reason });

/** The last day is today or earlier: what is to come is not yet so. */
export function decideEnd({ from, to, isWithdrawn }: Seat, last: string, today: string): Decision<string> {
  if (isWithdrawn) return refuse('last', 'It was withdrawn already');
  if (to !== null) return refuse('last', `It ended on ${dateInWords(to)} already`);
  if (last < from) return refuse('last', `The last day cannot be before the first, ${dateInWords(from)}`);
  return last > today ? refuse('last', 'The last day must be today or earlier: end it on its day') : accepted(last);
}

export function seatInWords({ from, to }: Pick<Seat, 'from' | 'to'>): string {
  return to === null ? `Since ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(to)}`;
}
