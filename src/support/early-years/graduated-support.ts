import { addWorkingDays, type Holidays } from '../../kernel/working-days.ts';
import type { Circumstance } from '../entitlement/entitlement-document.ts';

/** How much support a setting has by what Ofsted last found: never a tier, and nothing that decides funding. Provisional: not from the published framework. */
export const supportLevels = {
  'intensive': 'Intensive support',
  'targeted': 'Targeted support',
  'newly-registered': 'Newly registered',
  'universal': 'Offer to all',
} as const;
export type SupportLevel = keyof typeof supportLevels;
export const supportLevelIds = Object.keys(supportLevels) as SupportLevel[];

const levelOf: Readonly<Record<Circumstance, SupportLevel>> = {
  'urgent': 'intensive',
  'needs-attention': 'targeted',
  'new-setting': 'newly-registered',
  'new-childminder': 'newly-registered',
  'usual': 'universal',
};
export const supportLevelOf = (circumstance: Circumstance): SupportLevel => levelOf[circumstance];

export interface Owed {
  readonly what: string;
  /** YYYY-MM-DD; null where the day it counts from is not known. */
  readonly on: string | null;
  readonly how: string;
}

const inWords = (count: number): string => `${String(count)} working ${count === 1 ? 'day' : 'days'}`;

/** What comes once after an outcome, with its day. Contacts and visits, the first of them too, are the entitlement’s to say. */
export function firstSteps(level: SupportLevel, since: string | null, holidays: Holidays): readonly Owed[] {
  const within = (what: string, count: number): Owed => ({
    what,
    on: since === null ? null : addWorkingDays(since, count, holidays),
    how: since === null ? `Within ${inWords(count)} of the inspection, whose day is not known` : `Within ${inWords(count)} of the inspection`,
  });
  return level === 'targeted' ? [within('A plan agreed with the manager', 10)] : [];
}
