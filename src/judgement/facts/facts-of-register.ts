import type { HeldFinding, OwnCollections } from '../../evidence/index.ts';
import type { ProviderOnDay } from '../../register/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import type { Fact, FactId } from '../criteria/facts.ts';
import { knownOf } from './facts-of-findings.ts';

/** Shares in percent: fewer places filled, or more governors’ places vacant, ask for support. */
export interface Shares {
  readonly placesFilled: number;
  readonly governorVacancies: number;
}

const missing = (because: string): Fact => ({ state: 'missing', because });
/** A head in so many first years is new. */
const newForYears = 2;

/** How long the same head has led it, and whether it has one. */
export function factsOfHead(head: ProviderOnDay['head'], asAt: string): Partial<Record<FactId, Fact>> {
  if (head === null) {
    const unknown = missing('No headteacher or manager is recorded.');
    return { 'head-years': unknown, 'head-new-or-vacant': unknown };
  }
  const { standing, since, substantiveSince, role } = head;
  const at = { source: `Recorded by the authority: ${head.source}`, on: since };
  // Whoever stands in has not led it for the years of the one who is away.
  const years = substantiveSince === null || standing !== 'substantive' ? 0 : wholeYears(substantiveSince, asAt);
  const who = role === 'manager' ? 'Manager' : 'Headteacher';
  const now =
    standing === 'vacant'
      ? `The post has been vacant since ${dateInWords(since)}`
      : `${who}${standing === 'substantive' ? '' : ` (${standing})`} since ${dateInWords(since)}`;
  const holder =
    substantiveSince === null
      ? `${now}; no substantive one`
      : standing === 'substantive'
        ? now
        : `${now}, in place of one since ${dateInWords(substantiveSince)}`;
  return {
    'head-years': { state: 'known', value: years, says: holder, ...at },
    'head-new-or-vacant': { state: 'known', value: standing !== 'substantive' || years < newForYears, says: now, ...at },
  };
}

/** Whole years from one day to another; none where it is earlier. */
export function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) >= from.slice(5) ? years : years - 1);
}

export function factsOfPlaces(
  { pupils, capacity }: Pick<ProviderOnDay, 'pupils' | 'capacity'>,
  { placesFilled }: Shares,
): Partial<Record<FactId, Fact>> {
  if (pupils === null) return { 'places-unfilled': missing('How many are on roll is not known.') };
  if (capacity === null || capacity.value <= 0) return { 'places-unfilled': missing('How many it has room for is not known.') };
  const share = (pupils.value / capacity.value) * 100;
  const source = [...new Set([pupils.source, capacity.source])].join('; ');
  const says = `${pupils.value.toLocaleString('en-GB')} of ${capacity.value.toLocaleString('en-GB')} places filled (${share.toFixed(0)}%)`;
  return { 'places-unfilled': { state: 'known', value: share < placesFilled, says, source, on: pupils.on } };
}

export function factsOfGovernors({ governorPlaces, governorVacancies }: OwnCollections, shares: Shares): Partial<Record<FactId, Fact>> {
  if (governorPlaces === null || governorVacancies?.period !== governorPlaces.period || governorPlaces.value <= 0)
    return { 'governor-vacancies': missing('Nobody has collected it.') };
  const { value: vacant, period, source, on } = governorVacancies;
  const says = `${String(vacant)} of ${String(governorPlaces.value)} governors’ places vacant (${period})`;
  return {
    'governor-vacancies': { state: 'known', value: (vacant / governorPlaces.value) * 100 >= shares.governorVacancies, says, source, on },
  };
}

/** What somebody confirmed of the audit is believed before what was collected of it: it is of the whole audit, and the collection counts its items. */
export function factsOfAudit(collected: OwnCollections, findings: readonly HeldFinding[]): Partial<Record<FactId, Fact>> {
  const confirmed = findings.find(({ kind }) => kind === 'safeguarding-audit');
  if (confirmed && !isOvertaken(confirmed, collected)) {
    const isReturned = confirmed.value !== 'not-returned';
    return {
      'safeguarding-audit-red': isReturned ? knownOf([confirmed], confirmed.value === 'red') : missing('The audit is recorded as not returned.'),
      'audit-not-returned': knownOf([confirmed], !isReturned),
    };
  }
  const { auditReturned: returned, auditRed: red } = collected;
  return {
    'safeguarding-audit-red':
      red === null
        ? missing(returned?.value === 0 ? `The audit for ${returned.period} is recorded as not returned.` : 'Nobody has collected it.')
        : known(red, red.value > 0, `Items rated red: ${String(red.value)} (${red.period})`),
    'audit-not-returned':
      returned === null
        ? missing('Nobody has collected it.')
        : known(returned, returned.value === 0, `${returned.value === 0 ? 'Not returned' : 'Returned'} (${returned.period})`),
  };
}

/** A collection of a later year than somebody confirmed takes its place. */
function isOvertaken({ validFrom }: HeldFinding, { auditReturned, auditRed }: OwnCollections): boolean {
  const period = auditRed?.period ?? auditReturned?.period;
  return period !== undefined && validFrom < `${period.slice(0, 4)}-09-01`;
}

function known({ source, on }: { readonly source: string; readonly on: string | null }, value: boolean, says: string): Fact {
  return { state: 'known', value, says, source, on };
}
