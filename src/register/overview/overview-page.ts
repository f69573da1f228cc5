import type { Kind } from '../providers/classification.ts';
import { kinds, phases, specialSchoolPhase } from '../providers/classification.ts';
import { everything, searchHref, type ProviderSearch } from '../providers/provider-search.ts';
import type { Overview, SendUnit } from './get-overview.ts';
import { academyTypes, maintainedTypes, schoolPhases, type AcademyType, type MaintainedType, type Part, type SchoolPhase } from './overview.ts';

/** A number, and the find page's question that gives exactly that number. */
export interface Figure {
  readonly label: string;
  readonly count: number;
  readonly href: string;
  /** What the number has within it, in words: "4 nursery, 1 special". */
  readonly within?: string;
}
type Question = Partial<ProviderSearch>;

const ask = (question: Question): string => searchHref({ ...everything, ...question });
const figure = (label: string, count: number, question: Question, within?: string): Figure => ({
  label,
  count,
  href: ask(question),
  ...(within ? { within } : {}),
});

const phaseNames = Object.keys(schoolPhases) as SchoolPhase[];
const maintainedLabels: Record<MaintainedType, string> = {
  community: 'Community',
  voluntaryAided: 'Voluntary aided',
  voluntaryControlled: 'Voluntary controlled',
  foundation: 'Foundation',
  pupilReferralUnit: 'Pupil referral unit',
};
const academyLabels: Record<AcademyType, string> = { converter: 'Converter', sponsored: 'Sponsored', free: 'Free school', other: 'Other academy' };

const earlyYearsKinds: readonly Kind[] = [
  'nursery-school',
  'nursery',
  'pre-school',
  'childminder',
  'early-years-setting',
  'childrens-centre',
  'family-hub',
];
const pluralOfKind: Partial<Record<Kind, string>> = {
  'nursery-school': 'Nursery schools (maintained)',
  'nursery': 'Nurseries (private or voluntary)',
  'pre-school': 'Pre-schools',
  'childminder': 'Childminders',
  'early-years-setting': 'Early years settings, sort not known',
  'childrens-centre': 'Children’s centres',
  'family-hub': 'Family hubs',
};

/** Everything that the overview's template shows, in the order it shows it. Pure. */
export function overviewPage(overview: Overview) {
  const { counts, authority } = overview;
  const { stateFunded } = counts;
  const unplaced = overview.unplaced.filter((each) => each.stateFunded || each.suggestion !== null);
  const shown = phaseNames.filter((phase) => stateFunded.byPhase[phase] > 0);
  return {
    authority,
    isEmpty: stateFunded.total === 0 && Object.keys(counts.byKind).length === 0,
    hasLocalities: Object.keys(stateFunded.localities).length > 0,
    total: figure('State-funded schools', stateFunded.total, { stateFunded: true }),
    headline: phaseFigures(stateFunded, { stateFunded: true }, shown),
    localities: localityTable(overview, shown),
    governance: governanceTable(overview, shown),
    maintained: (Object.keys(maintainedTypes) as MaintainedType[])
      .map((type) => figureOfTypes(maintainedLabels[type], stateFunded.maintainedByType[type], maintainedTypes[type]))
      .filter(({ count }) => count > 0),
    academies: (Object.keys(academyTypes) as AcademyType[])
      .map((type) => figureOfTypes(academyLabels[type], stateFunded.academyByType[type], academyTypes[type]))
      .filter(({ count }) => count > 0),
    special: specialSchools(overview),
    earlyYears: earlyYearsKinds
      .map((kind) => figure(pluralOfKind[kind] ?? kinds[kind], counts.byKind[kind] ?? 0, { kind: [kind] }))
      .filter(({ count }) => count > 0),
    colleges: overview.named.filter((each) => each.kind === 'college' || each.kind === 'special-post-16' || each.kind === 'higher-education'),
    sixteenPlus: kindFigures(
      overview,
      ['college', 'special-post-16', 'higher-education'],
      ['Colleges', 'Special post-16 institutions', 'Higher education'],
    ),
    others: kindFigures(
      overview,
      ['independent-school', 'independent-special-school', 'alternative-provision'],
      ['Independent schools', 'Independent special schools', 'Alternative providers'],
    ),
    sendUnits: sendUnitGroups(overview.sendUnits),
    trusts: overview.trusts,
    // A list of settings without an address would only be in the way of those that somebody can place.
    unplaced,
    unplacedMore: overview.unplacedTotal - unplaced.length,
    unplacedHref: ask({ locality: ['none'] }),
    sources: overview.sources,
  };
}

function phaseFigures(part: Part, question: Question, shown: readonly SchoolPhase[]): Figure[] {
  return shown.map((phase) => figure(phases[schoolPhases[phase]], part.byPhase[phase], { ...question, phase: [schoolPhases[phase]] }));
}

function localityTable({ counts, localities }: Overview, shown: readonly SchoolPhase[]) {
  const { stateFunded } = counts;
  const row = (name: string, slug: string | null, part: Part, question: Question) => ({
    name,
    pageHref: slug && `/localities/${slug}`,
    cells: phaseFigures(part, question, shown),
    total: figure('All', part.total, question),
  });
  const rows = localities.flatMap(({ name, slug }) => {
    const part = stateFunded.localities[name];
    return part === undefined ? [] : [row(name, slug, part, { stateFunded: true, locality: [slug] })];
  });
  const { notPlaced } = stateFunded;
  const placedTwice = rows.reduce((sum, { total }) => sum + total.count, notPlaced.total) - stateFunded.total;
  return {
    phases: shown.map((phase) => phases[schoolPhases[phase]]),
    rows: [...rows, ...(notPlaced.total > 0 ? [row('Not yet placed', null, notPlaced, { stateFunded: true, locality: ['none'] })] : [])],
    totals: row('All', null, stateFunded, { stateFunded: true }),
    /** How many times a school is counted again because it has sites in more than one locality. */
    placedTwice,
  };
}

function governanceTable({ counts }: Overview, shown: readonly SchoolPhase[]) {
  const { maintained, academy } = counts.stateFunded;
  const row = (name: string, part: Part, question: Question) => ({
    name,
    cells: phaseFigures(part, question, shown),
    total: figure('All', part.total, question),
  });
  return {
    phases: shown.map((phase) => phases[schoolPhases[phase]]),
    rows: [
      row('Maintained', maintained, { stateFunded: true, governance: ['maintained'] }),
      row('Academy', academy, { stateFunded: true, governance: ['academy'] }),
    ],
  };
}

function figureOfTypes(label: string, part: Part, codes: readonly string[]): Figure {
  const within = (['nursery', 'special', 'alternativeProvision'] as const)
    .filter((phase) => part.byPhase[phase] > 0 && part.byPhase[phase] < part.total)
    .map((phase) => `${part.byPhase[phase]} ${phases[schoolPhases[phase]].toLowerCase()}`);
  return figure(label, part.total, { stateFunded: true, type: [...codes].sort() }, within.join(', '));
}

/** GIAS gives special schools no phase: the ages do, so there is no question to ask of the find page, and each school is named instead. */
function specialSchools({ counts, named }: Overview) {
  const special = named.filter((each) => each.kind === 'special-school' && each.stateFunded);
  const groups = [
    { label: 'All-through', phase: 'all-through', count: counts.specialSchoolsByPhase.allThrough },
    { label: 'Primary', phase: 'primary', count: counts.specialSchoolsByPhase.primary },
    { label: 'Secondary', phase: 'secondary', count: counts.specialSchoolsByPhase.secondary },
    { label: 'Ages not known', phase: null, count: counts.specialSchoolsByPhase.notKnown },
  ];
  return groups
    .filter(({ count }) => count > 0)
    .map(({ label, phase, count }) => ({ label, count, schools: special.filter((each) => specialSchoolPhase(each.lowAge, each.highAge) === phase) }));
}

function kindFigures({ counts }: Overview, which: readonly Kind[], labels: readonly string[]): Figure[] {
  return which
    .map((kind, index) => figure(labels[index] ?? kinds[kind], counts.byKind[kind] ?? 0, { kind: [kind] }))
    .filter(({ count }) => count > 0);
}

const unitGroups: readonly { readonly label: string; readonly holds: (unit: SendUnit) => boolean }[] = [
  { label: 'SEND units open', holds: (unit) => unit.kind !== 'semh-alternative-provision' && unit.stage === 'open' },
  { label: 'SEND units due to open', holds: (unit) => unit.kind !== 'semh-alternative-provision' && unit.stage === 'due' },
  { label: 'SEND units in the pipeline', holds: (unit) => unit.kind !== 'semh-alternative-provision' && unit.stage === 'pipeline' },
  { label: 'SEMH alternative provision', holds: (unit) => unit.kind === 'semh-alternative-provision' },
];

function sendUnitGroups(units: readonly SendUnit[]) {
  return unitGroups.map(({ label, holds }) => ({ label, units: units.filter(holds) })).filter((group) => group.units.length > 0);
}
