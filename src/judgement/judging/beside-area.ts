import { areaOfReport, type AreaId } from '../criteria/areas.ts';
import type { Band, BandedIndicator, Evaluation, TestedFloor } from '../criteria/evaluate.ts';
import type { InspectedArea } from '../criteria/facts.ts';

export const bandLabels: Readonly<Record<Band, string>> = { green: 'Green', amber: 'Amber', red: 'Red', none: 'No band' };

/** Which area a floor speaks of. Others are of the whole provider, as are floors that the authority has written itself. */
const areaOfFloor: Readonly<Record<string, AreaId>> = {
  'safeguarding-not-met': 'safeguarding',
  'critical-safeguarding-concern': 'safeguarding',
  'safeguarding-audit-red': 'safeguarding',
  'leadership-breakdown': 'leadership-and-governance',
  'needs-attention-leadership': 'leadership-and-governance',
  'statutory-power': 'leadership-and-governance',
  'far-from-england': 'achievement',
  'worst-fifth': 'attendance-and-behaviour',
  'deficit': 'capacity',
  'insufficient-trip-reviews': 'capacity',
};

/** What the data says of an area, to be read beside an adviser's own judgement of it. It never fills that in. */
export interface BesideArea {
  readonly area: AreaId;
  readonly band: Band;
  readonly because: string;
  readonly indicators: readonly string[];
  /** Floors that fire. */
  readonly floors: readonly string[];
  readonly inspection: string | null;
}

export function besideArea(
  area: AreaId,
  { areas, indicators, floors }: Pick<Evaluation, 'areas' | 'indicators' | 'floors'>,
  inspected: readonly InspectedArea[],
): BesideArea {
  const banded = areas.find(({ id }) => id === area);
  const reported = inspected.find((one) => areaOfReport[one.area] === area);
  return {
    area,
    band: banded?.band ?? 'none',
    because: banded?.because ?? 'The criteria say nothing of it',
    indicators: indicators.filter((indicator) => indicator.area === area).map(sayIndicator),
    floors: floors.filter((floor) => floor.answer === 'fires' && areaOfFloor[floor.id] === area).map(sayFloor),
    inspection: reported === undefined ? null : `${reported.area}: ${lowerFirst(reported.judgement)} (${reported.source})`,
  };
}

/** Floors that fire and speak of no one area. */
export function floorsOfTheWhole({ floors }: Pick<Evaluation, 'floors'>): readonly string[] {
  return floors.filter(({ id, answer }) => answer === 'fires' && areaOfFloor[id] === undefined).map(sayFloor);
}

export function sayFloor({ label, facts }: TestedFloor): string {
  const says = facts
    .map((fact) => fact.says)
    .filter((text) => text !== '' && text !== 'true')
    .join('; ');
  return says === '' ? label : `${label} (${lowerFirst(says)})`;
}

/** "Reading, writing and maths (2025/26): amber, 4 points below England". */
function sayIndicator({ name, period, band, ahead, because }: BandedIndicator): string {
  const named = period === null ? name : `${name} (${period})`;
  if (ahead === null) return `${named}: no band. ${because ?? 'No figure.'}`;
  const points = Math.round(Math.abs(ahead) * 10) / 10;
  const beside =
    points === 0 ? 'as England' : `${String(points)} ${points === 1 ? 'point' : 'points'} ${ahead > 0 ? 'better' : 'worse'} than England`;
  return `${named}: ${bandLabels[band].toLowerCase()}, ${beside}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
