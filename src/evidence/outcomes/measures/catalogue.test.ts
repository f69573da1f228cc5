import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSource } from '../../../datasets/index.ts';
import { CsvReading } from '../../../datasets/reading/read-csv.ts';
import { parseAcademicYear } from '../../../kernel/period.ts';
import { shippedMeasures } from './catalogue.ts';
import { boundInLait } from './find-measures.ts';
import { gapPairs, isGroup } from './groups.ts';
import { measuresOfDictionary, yearsOf, type DictionaryRow } from './lait-measures.ts';
import type { Binding, Measure, Polarity } from './measure.ts';

interface Bound extends Binding {
  readonly measure: Measure;
  readonly group: string;
}
const bindings: readonly Bound[] = shippedMeasures.flatMap((measure) =>
  Object.entries(measure.groups).flatMap(([group, list]) => list.map((binding) => ({ ...binding, measure, group }))),
);
const measures = shippedMeasures.map((measure) => ({ id: measure.id, measure }));
const twiceIn = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

/** Where we differ from LAIT, which has "lower is better" for a fact about pupils, and no direction for a time limit in law. */
const polarityOfOurs: Readonly<Record<string, Polarity>> = {
  'free-school-meals-six-years-primary': 'neither',
  'free-school-meals-six-years-secondary': 'neither',
  'destinations-college': 'neither',
  'destinations-school-sixth-form': 'neither',
  'destinations-sixth-form-college': 'neither',
  'ehc-reviews-in-four-weeks': 'higher',
};

describe('the catalogue of measures', () => {
  it('names each measure once, in an address and on a page', () => {
    expect(twiceIn(shippedMeasures.map(({ id }) => id))).toEqual([]);
    expect(twiceIn(shippedMeasures.map(({ name }) => name.toLowerCase()))).toEqual([]);
    expect(shippedMeasures.filter(({ id }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(shippedMeasures.filter(({ id }) => id.startsWith('lait-'))).toEqual([]);
  });

  it('has the measure that the council asks for first', () => {
    expect(shippedMeasures.find(({ name }) => name === 'Reading, writing and maths, expected standard')).toMatchObject({
      id: 'ks2-rwm-expected',
      unit: 'percent',
      decimals: 0,
      polarity: 'higher',
    });
  });

  it.each(measures)('says in sentences what $id is, and when the next is due', ({ measure }) => {
    expect(measure.name).toMatch(/^\p{Lu}[^.]*$/u);
    expect(measure.about).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect(measure.due).toMatch(/^\p{Lu}.{7,}[^.]$/u);
    expect(measure.phrase ?? 'none').toMatch(/^\p{Ll}.*[^.]$/u);
    expect(measure.phrase === undefined || measure.unit === 'percent').toBe(true);
    for (const { periods, because } of measure.missing ?? []) {
      expect(because).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(periods.map(parseAcademicYear)).toEqual(periods);
    }
    expect(twiceIn((measure.missing ?? []).flatMap(({ periods }) => periods))).toEqual([]);
  });

  it.each(measures)('has $id for all pupils, and for groups that are known', ({ measure }) => {
    expect(measure.groups.all?.length).toBeGreaterThan(0);
    expect(Object.keys(measure.groups).filter((group) => !isGroup(group))).toEqual([]);
    expect(Object.values(measure.groups).filter((list) => list.length === 0)).toEqual([]);
    expect(measure.decimals).toBeLessThanOrEqual(2);
  });

  it('binds no place twice: not LAIT’s short name, nor a column of the same rows', () => {
    expect(twiceIn(bindings.filter(({ dataset }) => dataset === 'lait').map(({ breakdown }) => breakdown ?? ''))).toEqual([]);
    const places = bindings
      // A school's own absence, census and workforce stand under each phase, and the page chooses.
      .filter(({ levels }) => levels?.includes('school') !== true)
      .map(({ dataset, column, breakdown }) => [dataset, column, breakdown ?? ''].join('|'));
    expect(twiceIn(places)).toEqual([]);
  });

  it('binds columns of the performance tables that their layouts name', () => {
    const layouts = findSource('performance-tables')?.layouts ?? [];
    const missing = layouts.flatMap((layout) => {
      const known = new Set((layout.untyped ?? []).map(({ header }) => header));
      const wanted = bindings.filter(({ dataset }) => dataset === layout.name).flatMap(({ column, cohort }) => [column, cohort ?? column]);
      expect(wanted.length).toBeGreaterThan(0);
      return wanted.filter((column) => !known.has(column)).map((column) => `${layout.name} ${column}`);
    });
    expect(missing).toEqual([]);
  });

  it('counts shares and averages over pupils, and plain numbers over nothing', () => {
    expect(bindings.filter(({ measure, cohort }) => measure.unit === 'number' && cohort !== undefined)).toEqual([]);
  });

  it('says that a collection is the authority’s own exactly where it is', () => {
    expect(bindings.filter(({ dataset, isOwn }) => dataset.startsWith('own-') !== (isOwn === true))).toEqual([]);
  });

  it('has both sides of every gap that is spoken of for some measure, but the one that nobody publishes yet', () => {
    const unseen = gapPairs.filter(({ group, against }) => !shippedMeasures.some(({ groups }) => groups[group] && groups[against]));
    expect(unseen.map(({ group }) => group)).toEqual(['white-british-disadvantaged']);
  });
});

const data = join(import.meta.dirname, '../../../../../shared/data');
const isThere = existsSync(join(data, 'MANIFEST.md'));
if (!isThere) process.stdout.write(`skipped: the real files are not at ${data}\n`);

function readRows(path: string): Record<string, string>[] {
  const reading = new CsvReading();
  const rows = [...reading.push(readFileSync(join(data, path), 'utf8').replace(/^\uFEFF/, '')), ...reading.end()];
  const headers = rows[0]?.cells.map((header) => header.trim()) ?? [];
  return rows.slice(1).map(({ cells }) => Object.fromEntries(headers.map((header, index) => [header, (cells[index] ?? '').trim()])));
}

describe.runIf(isThere)('the catalogue beside LAIT’s real dictionary', () => {
  const rows: DictionaryRow[] = isThere
    ? readRows('lait/lait_data_dictionary.csv').map((row) => ({
        short_name: row['Measure_short'] ?? '',
        topic: row['Topic'] ?? null,
        name: row['Measure'] ?? null,
        chart_title: row['Chart_title'] ?? null,
        polarity: row['Polarity'] ?? null,
        axis: row['y_axis_name'] ?? null,
        description: row['Description'] ?? null,
        year_type: row['Year_Type'] ?? null,
        decimal_places: row['dps'] ?? null,
        owner: row['Data Owner (DO) /Supplier and Contact Details'] ?? null,
        next_update: row['Next Update'] ?? null,
      }))
    : [];
  const ofLait = bindings.filter(({ dataset }) => dataset === 'lait');
  const rowOf = ({ breakdown }: Binding) => rows.find(({ short_name: shortName }) => shortName === breakdown);

  it('binds only short names that exist, and reads their years as it says', () => {
    expect(ofLait.filter((binding) => !rowOf(binding)).map(({ breakdown }) => breakdown)).toEqual([]);
    const others = ofLait.filter((binding) => yearsOf(rowOf(binding)?.year_type ?? null) !== binding.years);
    expect(others.map(({ breakdown }) => breakdown)).toEqual([]);
  });

  it('agrees on which way is better, unless it says why', () => {
    const word = { higher: 'High', lower: 'Low', neither: null };
    const others = ofLait.filter((binding) => {
      const written = rowOf(binding)?.polarity ?? null;
      return word[binding.measure.polarity] !== (written === 'High' || written === 'Low' ? written : null);
    });
    const named = Object.fromEntries(others.filter(({ group }) => group === 'all').map(({ measure }) => [measure.id, measure.polarity]));
    expect(named).toEqual(polarityOfOurs);
    expect(others.filter(({ measure }) => polarityOfOurs[measure.id] === undefined)).toEqual([]);
  });

  it('leaves none of its 434 measures out, and names none twice', () => {
    const rest = measuresOfDictionary(rows, boundInLait);
    expect(boundInLait.size + rest.length).toBe(434);
    const every = [...shippedMeasures, ...rest];
    expect(twiceIn(every.map(({ id }) => id))).toEqual([]);
    expect(twiceIn(every.map(({ name }) => name.toLowerCase()))).toEqual([]);
    expect(rest.filter(({ about, due, name }) => !/^\S.*[.!?]$/.test(about) || due.length < 8 || name.length < 3)).toEqual([]);
  });

  it('publishes as many digits as LAIT, at most', () => {
    const written = readRows('lait/lait_bds_nnc_sn_region_england.csv').filter((row) => row['LA Number'] === '940');
    const digits = Map.groupBy(written, (row) => row['Short Desc'] ?? '');
    const invented = ofLait.filter(({ breakdown, measure, decimals }) => {
      const values = (digits.get(breakdown ?? '') ?? []).map((row) => Number(row['Values'])).filter((value) => Number.isFinite(value));
      const most = Math.max(0, ...values.map((value) => /\.(\d+)$/.exec(String(Number(value.toPrecision(12))))?.[1]?.length ?? 0));
      return values.length > 3 && (decimals ?? measure.decimals) > most;
    });
    expect(invented.map(({ breakdown }) => breakdown)).toEqual([]);
  });
});

const plans = ['breakdown_topic', 'breakdown'];
const filesOfStatistics: Readonly<Record<string, readonly [file: string, filters: readonly string[]]>> = {
  'attendance-year-to-date': ['ees/attendance_EES_ytd_data.csv', ['education_phase']],
  'attendance-weekly': ['ees/attendance_EES_weekly_data.csv', ['education_phase']],
  'school-places': ['ees/scap_scorecard_data_2025_2023.csv', []],
  'early-years-profile': ['ees/send_dash_1_eyfsp_headline_measures_2022.csv', ['characteristic', 'characteristic_type', 'gender']],
  'neet': ['ees/UD_NEETNK_LA_dashboard_2023_final.csv', ['Age']],
  'children-in-need-key-stage-2': ['ees/csc_ks2_la.csv', ['social_care_group']],
  'children-in-need-key-stage-4': ['ees/csc_ks4_la.csv', ['social_care_group']],
  'children-in-need-absence': ['ees/csc_absence_la.csv', ['absence_terms', 'social_care_group', 'phase_type_grouping']],
  'key-stage-4-pupils': ['performance/202324_information_about_schools_final.csv', []],
  'ehc-annual-reviews': ['ees/ehcp2025_annual_reviews.csv', plans],
  'ehc-assessments': ['ees/ehcp2025_assessments.csv', plans],
  'ehc-caseload': ['ees/ehcp2025_caseload.csv', plans],
  'ehc-ceased': ['ees/ehcp2025_ceased_plans.csv', plans],
  'ehc-new-plans': ['ees/ehcp2025_newplans.csv', plans],
  'ehc-personal-budgets': ['ees/ehcp2025_personal_budgets.csv', plans],
  'ehc-requests': ['ees/ehcp2025_requests.csv', plans],
  'ehc-residential': ['ees/ehcp2025_residential_settings.csv', plans],
  'ehc-needs-new': ['ees/ehcp2025_sen_need_newplans.csv', plans],
  'ehc-needs': ['ees/ehcp2025_sen_needs_all_plans.csv', plans],
  'ehc-timeliness': ['ees/ehcp2025_timeliness_20_week.csv', plans],
  'ehc-work-based': ['ees/ehcp2025_work_based_placements.csv', plans],
};

describe.runIf(isThere)('the catalogue beside the real files of explore education statistics', () => {
  it.each(Object.entries(filesOfStatistics))('binds columns and parts that %s has', { timeout: 60_000 }, (dataset, [file, filters]) => {
    const rows = readRows(file);
    const wanted = bindings.filter((binding) => binding.dataset === dataset);
    expect(wanted.length).toBeGreaterThan(0);
    const headers = new Set(Object.keys(rows[0] ?? {}));
    const parts = new Set(rows.map((row) => filters.map((filter) => row[filter] ?? '').join('|')));
    expect(wanted.flatMap(({ column, cohort }) => [column, cohort ?? column]).filter((header) => !headers.has(header))).toEqual([]);
    expect(wanted.filter(({ breakdown }) => !parts.has(breakdown ?? '')).map(({ breakdown }) => breakdown)).toEqual([]);
  });

  it('leaves no file of theirs unread', () => {
    const elsewhere = ['lait', 'deprivation', 'key-stage-2', 'key-stage-4', 'key-stage-4-destinations', 'absence', 'census', 'workforce'];
    const datasets = [...new Set(bindings.filter(({ isOwn }) => isOwn !== true).map(({ dataset }) => dataset))];
    expect(datasets.filter((dataset) => !elsewhere.includes(dataset)).sort()).toEqual(Object.keys(filesOfStatistics).sort());
  });
});
