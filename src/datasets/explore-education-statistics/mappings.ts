import type { TidyMapping } from './tidy-mapping.ts';

const areas = ['country', 'region', 'authority'] as const;

/** Weekly and cumulative files have the same columns but one, and what stands in them tells them apart. */
const attendance: readonly TidyMapping[] = [
  {
    dataset: 'attendance-weekly',
    title: 'Attendance, week by week',
    levels: areas,
    filters: ['education_phase'],
    indicators: [
      'enrolments',
      'possible_sessions',
      'attendance_perc',
      'overall_absence_perc',
      'authorised_absence_perc',
      'unauthorised_absence_perc',
    ],
    holds: { header: 'time_identifier', begins: 'Week' },
  },
  {
    dataset: 'attendance-year-to-date',
    title: 'Attendance, year to date',
    levels: areas,
    filters: ['education_phase'],
    indicators: [
      ...['enrolments', 'possible_sessions', 'attendance_perc', 'overall_absence_perc', 'authorised_absence_perc', 'unauthorised_absence_perc'],
      'pa_perc',
    ],
    holds: { header: 'time_identifier', begins: 'Academic' },
  },
];

/** The scorecard has names of its own for places, and 230 columns of figures that change from year to year. */
const schoolPlaces: TidyMapping = {
  dataset: 'school-places',
  title: 'School places scorecard',
  headers: { period: 'Year', identifier: null, laCode: 'LANumber', laName: 'LA_name', regionName: 'Region' },
  levels: ['country', 'authority'],
  filters: [],
  indicators: ['PriNOR', 'SecNOR', 'PriCap', 'SecCap', 'For_1_P', 'For_1_S', 'For_3_P', 'For_3_S'],
};

/** A unitary authority stands in it twice: as itself, and, under the same old code, as a district. */
const earlyYearsProfile: TidyMapping = {
  dataset: 'early-years-profile',
  title: 'Early years foundation stage profile, by area',
  levels: ['country', 'region', 'authority', 'district'],
  filters: ['characteristic', 'characteristic_type', 'gender'],
  indicators: ['children_number', 'average_elgs', 'elg_number', 'elg_percentage', 'gld_number', 'gld_percentage'],
};

const leavers: readonly TidyMapping[] = [
  {
    dataset: 'neet',
    title: 'Aged 16 and 17, not in education or training, or not known',
    levels: areas,
    filters: ['Age'],
    indicators: ['Cohort_DJFavg', 'NEET_not_known_percent', 'NEET_percent', 'Notknown_percent'],
  },
  {
    dataset: 'key-stage-4-destinations-areas',
    title: 'Destinations after key stage 4, by district',
    levels: ['district'],
    filters: ['breakdown_topic', 'level_methodology', 'institution_group', 'breakdown', 'data_type'],
    indicators: ['cohort', 'education', 'appren', 'all_work', 'all_notsust', 'all_unknown'],
  },
  {
    dataset: 'key-stage-4-pupils',
    title: 'Pupils at the end of key stage 4, by school',
    levels: ['school'],
    filters: [],
    indicators: ['t_pupils', 'pt_boys', 'pt_girls', 't_disadvantaged', 'pt_disadvantaged', 'pt_language_not_english', 'pt_sen_with_ehcp'],
    statusColumn: 'version',
  },
];

const childrenInNeed: readonly TidyMapping[] = [
  {
    dataset: 'children-in-need-key-stage-2',
    title: 'Key stage 2 of children in need and looked after, by area',
    levels: areas,
    filters: ['social_care_group'],
    indicators: ['t_rwm_eligible_pupils', 't_rwm_met_expected_standard', 'pt_rwm_met_expected_standard'],
    statusColumn: 'version',
  },
  {
    dataset: 'children-in-need-key-stage-4',
    title: 'Key stage 4 of children in need and looked after, by area',
    levels: areas,
    filters: ['social_care_group'],
    indicators: ['t_pupils', 'avg_att8', 'pt_l2basics_95', 'pt_l2basics_94'],
    statusColumn: 'version',
  },
  {
    dataset: 'children-in-need-absence',
    title: 'Absence of children in need and looked after, by area',
    levels: areas,
    filters: ['absence_terms', 'social_care_group', 'phase_type_grouping'],
    indicators: ['t_pupils', 't_sess_possible', 'pt_overall', 'pt_sess_unauthorised', 'pt_pupils_pa_10_exact'],
  },
];

const ehc = (dataset: string, title: string, indicators: readonly string[], more: Partial<TidyMapping> = {}): TidyMapping => ({
  dataset: `ehc-${dataset}`,
  title: `Education, health and care plans: ${title}`,
  levels: areas,
  filters: ['breakdown_topic', 'breakdown'],
  indicators,
  ...more,
});

/** Columns that carry a year in their names (review_meeting_25) are left unnamed: the next file has others. One of annual reviews stands there twice. */
const ehcPlans: readonly TidyMapping[] = [
  ehc('annual-reviews', 'annual reviews', ['total_ehc_plans', 'review_expected', 'total_review_meeting', 'pc_decsion_4weeks']),
  ehc('assessments', 'needs assessments', ['assess_in_year', 'assess_issued', 'assess_issued_pc', 'assess_not_issued_pc']),
  ehc('caseload', 'plans in place', ['ehcplans', 'mainstream_total', 'special_total', 'ap_pru_total', 'fe_total']),
  ehc('ceased', 'plans ceased', ['max_age', 'needs_met', 'total_ceased']),
  ehc('new-plans', 'new plans', ['new_ehc_plans', 'mainstream_total', 'special_total', 'ap_pru_total', 'fe_total']),
  ehc('personal-budgets', 'personal budgets', ['personal_budget', 'pb_health', 'pb_education', 'pb_social']),
  ehc('requests', 'requests for assessment', ['requests_received_in_year', 'requests_decided_not_to_assess', 'request_not_assess_pc']),
  ehc('residential', 'residential settings', ['Res_3851', 'Res_52', 'Res_tot']),
  // The same columns: plans made in a calendar year, and plans in place at the census of a school year.
  ehc('needs-new', 'primary need, new plans', ['ehc_plans', 'number_asd', 'asd_pc', 'number_semh', 'semh_pc', 'number_slcn', 'slcn_pc'], {
    holds: { header: 'time_identifier', begins: 'Calendar' },
  }),
  ehc('needs', 'primary need, plans in place', ['ehc_plans', 'number_asd', 'asd_pc', 'number_semh', 'semh_pc', 'number_slcn', 'slcn_pc'], {
    holds: { header: 'time_identifier', begins: 'Academic' },
  }),
  ehc('timeliness', 'issued within 20 weeks', ['plans_issued_den_ex', 'plans_issued_20_weeks_ex', 'PC_plans_issued_20_weeks_ex']),
  ehc('work-based', 'work-based placements', ['open_supp_intern', 'open_apprentice', 'open_wbp']),
];

/** Those that come with the service. An authority's officers add their own. */
export const shippedMappings: readonly TidyMapping[] = [...attendance, schoolPlaces, earlyYearsProfile, ...leavers, ...childrenInNeed, ...ehcPlans];
