import { addMonths, dateInWords, dayInWords, parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { SchoolCalendar } from '../../kernel/school-calendar.ts';
import { addWorkingDays, isWorkingDay } from '../../kernel/working-days.ts';
import type { KnownOfProvider } from '../programmes/check.ts';
import type { Track } from '../programme-definitions/definition.ts';
import { type GatewayId, gateways, type OpenGateway } from './gateways.ts';
import { trackWords } from './tracks.ts';

/** The authority’s powers over a maintained school that is eligible for intervention. */
export const powers = {
  s63: {
    name: 'Require arrangements',
    does: 'The governing body must make the arrangements that the authority names: with an adviser, another school, a college.',
    law: 'Education and Inspections Act 2006 s63',
    before: 'Consultation comes first.',
  },
  s64: {
    name: 'Appoint additional governors',
    does: 'The authority appoints as many additional governors as it thinks fit.',
    law: 'Education and Inspections Act 2006 s64',
    before: 'Within two months of the end of the compliance period, where a notice opened the way (s64(2)).',
  },
  s65: {
    name: 'Interim executive board',
    does: 'An interim executive board takes the governing body’s place.',
    law: 'Education and Inspections Act 2006 s65',
    before: 'Consultation comes first, and the Secretary of State’s consent.',
  },
  s66: {
    name: 'Suspend the delegated budget',
    does: 'The school’s right to a delegated budget is suspended, and the authority decides what is spent.',
    law: 'Education and Inspections Act 2006 s66',
    before: null,
  },
} as const;
export type PowerId = keyof typeof powers;
export const powerIds = Object.keys(powers) as PowerId[];

/** Last day on which the law lets additional governors be appointed where a notice opened the way (s64(2)): by it alone is an appointment refused. */
export const lastDayOfTwoMonths = (complianceEnds: string): PlainDate => addMonths(complianceEnds, 2);

/** That day as it is said everywhere: the last working day of the two months, as the clock counts it. `why`: where the law’s own day is later. */
export function lastDayForGovernors(
  complianceEnds: string,
  calendar: SchoolCalendar | null,
): { readonly on: PlainDate; readonly why: string | null } {
  const statutory = lastDayOfTwoMonths(complianceEnds);
  const holidays = calendar?.holidays ?? new Set<string>();
  if (parsePlainDate(statutory) === null || isWorkingDay(statutory, holidays)) return { on: statutory, why: null };
  const on = addWorkingDays(statutory, -1, holidays);
  return { on, why: `the working day before ${dayInWords(statutory)}, the statutory last day` };
}

/** "30 December 2026"; "31 December 2026, the working day before Saturday 2 January 2027, the statutory last day". */
export function lastDayInWords(complianceEnds: string, calendar: SchoolCalendar | null): string {
  const { on, why } = lastDayForGovernors(complianceEnds, calendar);
  return [dateInWords(on), ...(why === null ? [] : [why])].join(', ');
}

/** Whether a track’s law has the powers of intervention at all. */
export function mayIntervene(track: Track): Result<null> {
  return track === 'maintained' ? accepted(null) : refused(trackWords[track].noPowers);
}

/** What one gateway opens. Null complianceEnds at a notice’s gateway: nothing says that its period is over. */
function opens(power: PowerId, { id, complianceEnds, powers: named, later }: OpenGateway, { on, calendar = null }: Pick<PowerFacts, 'on' | 'calendar'>): Result<null> {
  const { law } = gateways[id];
  if (id === 's60a' && power === 's63')
    return refused('A teachers’ pay and conditions notice (Education and Inspections Act 2006 s60A) does not open section 63: arrangements cannot be required by it');
  if (!gateways[id].byNotice) return accepted(null);
  if (complianceEnds === null) return refused(`The notice’s compliance period is not recorded, so the way it opens (${law}) is not open yet`);
  if (on <= complianceEnds) return refused(`The compliance period lasts until ${dateInWords(complianceEnds)}: the way opens only when it is over and the notice was not complied with (${law})`);
  const ahead = named?.includes(power) === true ? undefined : later?.find((one) => one.power === power);
  if (ahead !== undefined) return refused(`The notice of powers that names it says that the authority acts from ${dateInWords(ahead.from)}: not before that day (${law})`);
  if (named?.includes(power) !== true) return refused(`No notice of powers named it (${law}): a power is used after reasonable written notice of it, and a further notice may be given`);
  if (power !== 's64') return accepted(null);
  return on <= lastDayOfTwoMonths(complianceEnds)
    ? accepted(null)
    : refused(`Governors could be appointed until ${lastDayInWords(complianceEnds, calendar)}: within two months of the end of the compliance period, ${dateInWords(complianceEnds)} (Education and Inspections Act 2006 s64(2))`);
} // prettier-ignore

export interface PowerFacts {
  readonly track: Track;
  readonly gateways: readonly OpenGateway[];
  readonly on: string;
  /** By which working days are told; left out where it is not known. */
  readonly calendar?: SchoolCalendar | null;
  /** Interim executive boards at the school. */
  readonly boards?: KnownOfProvider['boards'];
}

/** The interim executive board that has the governing body’s place on a day. */
export const boardOn = (boards: KnownOfProvider['boards'] = [], on: string) =>
  boards.find(({ from, until }) => from <= on && (until === null || on <= until));

/** Whether a power may be used on a day, and through which gateways; or why not, with the law. What it needs first (`before`) is asked where it is used. */
export function decidePower(power: PowerId, { track, gateways: open, on, calendar, boards = [] }: PowerFacts): Result<readonly GatewayId[]> {
  const may = mayIntervene(track);
  if (!may.ok) return may;
  if (open.length === 0) return refused(notEligible(power));
  const board = power === 's64' ? boardOn(boards, on) : undefined;
  if (board !== undefined)
    return refused(
      `An interim executive board has taken the governing body’s place since ${dateInWords(board.from)}: while it does the authority appoints no governors (Education and Inspections Act 2006 Schedule 6 paragraph 14)`,
    );
  const answers = open.map((gateway) => ({ id: gateway.id, answer: opens(power, gateway, { on, calendar: calendar ?? null }) }));
  const through = answers.flatMap(({ id, answer }) => (answer.ok ? [id] : []));
  if (through.length > 0) return accepted(through);
  return refused(answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.reason])).join('. '));
}

const notEligible = (power: PowerId): string =>
  `The school is not eligible for intervention: section ${power.slice(1)} needs a warning notice not complied with (s60), a pay and conditions notice not complied with (s60A), or a judgement of significant improvement (s61) or special measures (s62)`; // prettier-ignore
