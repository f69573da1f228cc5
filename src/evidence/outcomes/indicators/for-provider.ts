import type { Measure } from '../measures/measure.ts';

/** What decides whose measures speak of a provider. Ages are its statutory ones; null where nobody says. */
export interface WhoIsTaught {
  readonly kind: string;
  readonly phase: string;
  readonly lowAge: number | null;
  readonly highAge: number | null;
}

/** `where-known`: not expected of it, and told where somebody has it. */
export type Fit = 'yes' | 'no' | 'where-known';

const mainstream = ['primary', 'secondary', 'all-through'];

/**
 * Whether a measure is for a provider: a primary school has no key stage 4, an infant school no key stage 2, a junior school no phonics. Special schools and
 * alternative provision are told of where they have results, and never missed.
 */
export function fitOf({ phase, topic }: Pick<Measure, 'phase' | 'topic'>, who: WhoIsTaught): Fit {
  if (phase === 'post-16' || phase === 'special') return who.phase === 'special' || who.phase === '16-plus' ? 'where-known' : 'no';
  if (!mainstream.includes(who.phase) || who.kind !== 'school') return phase === 'secondary' && isYoung(who) ? 'no' : 'where-known';
  switch (phase) {
    case 'all':
      return 'yes';
    case 'early-years':
      return who.phase !== 'secondary' && teaches(who, 5, 5) ? 'yes' : 'no';
    case 'primary':
      return isOfPrimary(topic, who) ? 'yes' : 'no';
    case 'secondary':
      return who.phase !== 'primary' && teaches(who, 15, 16) ? 'yes' : 'no';
  }
}

/** Middle schools that are deemed secondary teach year 6, where their ages say so. */
function isOfPrimary(topic: Measure['topic'], who: WhoIsTaught): boolean {
  if (topic === 'key-stage-2') return who.phase === 'secondary' ? who.lowAge !== null && teaches(who, 10, 11) : teaches(who, 10, 11);
  if (who.phase === 'secondary') return false;
  return topic !== 'phonics' || teaches(who, 5, 6);
}

/** Pupils who begin a year at the first age, and end it at the second. */
function teaches({ lowAge, highAge }: WhoIsTaught, from: number, to: number): boolean {
  return (lowAge === null || lowAge <= from) && (highAge === null || highAge >= to);
}

const isYoung = ({ phase }: WhoIsTaught): boolean => phase === 'nursery' || phase === 'early-years';
