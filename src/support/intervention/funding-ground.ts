import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { FundingGround, KnownOfProvider } from '../programmes/check.ts';

const grounds: Readonly<Record<FundingGround, string>> = {
  'safeguarding-not-met': 'that safeguarding is not met',
  'urgent-improvement-in-leadership': 'that leadership needs urgent improvement',
};
const isGround = (ground: string | null): ground is FundingGround => ground !== null && Object.hasOwn(grounds, ground);

/** Which of the grounds an inspection gives, by its words. */
export function groundsOf(inspection: {
  readonly safeguardingNotMet: boolean;
  readonly areas: readonly { readonly area: string; readonly judgement: string }[];
}): FundingGround[] {
  const leads = inspection.areas.some(({ area, judgement }) => area.startsWith('Leadership and ') && judgement === 'Urgent improvement');
  return [
    ...(inspection.safeguardingNotMet ? (['safeguarding-not-met'] as const) : []),
    ...(leads ? (['urgent-improvement-in-leadership'] as const) : []),
  ];
}

/** Ofsted alone grades quality, and what a person ticks is no judgement: the latest full inspection on record must say so, by the day of the withdrawal. */
export function decideFundingGround(ground: string | null, { lastInspectedOn = null, fundingGrounds = [] }: KnownOfProvider, on: string): Result<null> {
  if (!isGround(ground)) return refused('Funding may be withdrawn only where Ofsted judged that safeguarding is not met or that leadership needs urgent improvement: a tier decides no funding');
  const judged = `Ofsted judged ${grounds[ground]}`;
  if (lastInspectedOn === null) return refused(`Funding may be withdrawn only where ${judged}, and no full inspection of this setting is on record: record it first`);
  if (!fundingGrounds.includes(ground)) return refused(`Funding may be withdrawn on this ground only where ${judged}: the latest full inspection on record, of ${dateInWords(lastInspectedOn)}, did not`);
  return lastInspectedOn <= on ? accepted(null) : refused(`The inspection at which ${judged} was on ${dateInWords(lastInspectedOn)}: funding cannot have been withdrawn before it`);
} // prettier-ignore
