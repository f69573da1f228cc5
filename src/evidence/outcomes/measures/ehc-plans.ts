import { column, department, each, lait, together } from './bindings.ts';
import type { Binding, Measure } from './measure.ts';

/** What stands in the file of EHC plans for all children and young people. */
const allOf = (topic: string) => `${topic}|${topic}`;
const ehc = (dataset: string, topic: string, name: string, cohort?: string): Binding =>
  column(`ehc-${dataset}`, name, cohort, { breakdown: allOf(topic) });
const bySex = (dataset: string, name: string, cohort: string) =>
  each({
    boys: column(`ehc-${dataset}`, name, cohort, { breakdown: 'Sex|Male' }),
    girls: column(`ehc-${dataset}`, name, cohort, { breakdown: 'Sex|Female' }),
  });

/** LAIT dates what is counted through a calendar year by that year. */
const inYear = (shortName: string) => lait(shortName, { years: 'calendar' });

const plans = { phase: 'all', topic: 'send', publisher: department, due: 'Each June' } as const;
const count = { ...plans, unit: 'number', decimals: 0, polarity: 'neither' } as const;
const share = { ...plans, unit: 'percent', decimals: 1, polarity: 'neither' } as const;

function need(id: string, name: string, header: string): Measure {
  return {
    ...share,
    id: `ehc-need-${id}`,
    name: `EHC plans for ${name}`,
    about: `Children and young people with an education, health and care plan whose primary need is ${name}, of all with a plan, in January.`,
    groups: together({ all: [ehc('needs', 'All EHC plans', header, 'ehc_plans')] }, bySex('needs', header, 'ehc_plans')),
  };
}

const requests = 'All requests for EHC needs assessments';
const assessments = 'All EHC needs assessments';
const timeliness = 'All EHC plans issued';

export const ehcPlans: readonly Measure[] = [
  {
    ...share,
    id: 'ehc-within-20-weeks',
    name: 'New EHC plans issued within 20 weeks',
    phrase: 'were issued within 20 weeks',
    about: 'New education, health and care plans issued within the 20 weeks that the law allows, leaving out those to which an exception applies.',
    polarity: 'higher',
    groups: together(
      { all: [ehc('timeliness', timeliness, 'PC_plans_issued_20_weeks_ex', 'plans_issued_den_ex'), inYear('SEN_EHC_Excpt_20wks')] },
      bySex('timeliness', 'PC_plans_issued_20_weeks_ex', 'plans_issued_den_ex'),
    ),
    isHeadline: true,
  },
  {
    ...share,
    id: 'ehc-within-20-weeks-all',
    name: 'New EHC plans issued within 20 weeks, exceptions counted',
    phrase: 'were issued within 20 weeks',
    about: 'New education, health and care plans issued within 20 weeks, of all that were issued in the year, those with an exception among them.',
    polarity: 'higher',
    groups: together(
      { all: [ehc('timeliness', timeliness, 'pc_plans_issued_within_20_weeks', 'plans_issued_den'), inYear('SEN_EHC_All_20wks')] },
      bySex('timeliness', 'pc_plans_issued_within_20_weeks', 'plans_issued_den'),
    ),
  },
  {
    ...count,
    id: 'ehc-requests',
    name: 'Requests for an EHC needs assessment',
    about: 'Requests, in a calendar year, that a child or young person’s needs be assessed for an education, health and care plan.',
    groups: { all: [ehc('requests', requests, 'requests_received_in_year'), inYear('SEN_INIT_REQ')] },
  },
  {
    ...share,
    id: 'ehc-requests-refused',
    name: 'Requests for an EHC needs assessment refused',
    phrase: 'were refused',
    about: 'Requests for an assessment that the authority refused, of those received in a calendar year.',
    groups: { all: [ehc('requests', requests, 'request_not_assess_pc', 'requests_received_in_year'), inYear('EHCP_Initial_req_refused')] },
  },
  {
    ...count,
    id: 'ehc-assessments',
    name: 'EHC needs assessments completed',
    about: 'Assessments for an education, health and care plan that came to a decision in a calendar year.',
    groups: { all: [ehc('assessments', assessments, 'assess_in_year'), inYear('SEN_ASSESSMENT')] },
  },
  {
    ...share,
    id: 'ehc-assessments-with-plan',
    name: 'EHC needs assessments that led to a plan',
    phrase: 'led to a plan',
    about: 'Assessments after which an education, health and care plan was issued, of those that came to a decision in a calendar year.',
    groups: { all: [ehc('assessments', assessments, 'assess_issued_pc', 'assess_in_year'), inYear('SEN_PLAN_ISSUED')] },
  },
  {
    ...count,
    id: 'ehc-new-plans',
    name: 'New EHC plans',
    about: 'Education, health and care plans issued for the first time in a calendar year.',
    groups: { all: [ehc('new-plans', 'New EHC plans', 'new_ehc_plans'), inYear('SEN_CASES_DUR_YEAR')] },
  },
  {
    ...count,
    id: 'ehc-plans',
    name: 'EHC plans that the authority maintains',
    about: 'Children and young people, up to 25 years old, for whom the authority maintains an education, health and care plan, in January.',
    groups: { all: [ehc('caseload', 'All EHC plans', 'ehcplans'), lait('SEN_CASES_JAN')] },
  },
  {
    ...share,
    id: 'ehc-plans-mainstream',
    name: 'EHC plans in mainstream schools',
    phrase: 'are in mainstream schools',
    about: 'Children and young people with an education, health and care plan who are placed in a mainstream school, of all with a plan, in January.',
    groups: { all: [ehc('caseload', 'All EHC plans', 'mainstream_total_pc', 'ehcplans')] },
  },
  {
    ...share,
    id: 'ehc-plans-special',
    name: 'EHC plans in special schools',
    phrase: 'are in special schools',
    about: 'Children and young people with an education, health and care plan who are placed in a special school, of all with a plan, in January.',
    groups: { all: [ehc('caseload', 'All EHC plans', 'special_total_pc', 'ehcplans')] },
  },
  need('autism', 'autistic spectrum disorder', 'asd_pc'),
  need('mental-health', 'social, emotional and mental health', 'semh_pc'),
  need('language', 'speech, language and communication', 'slcn_pc'),
  {
    ...share,
    id: 'ehc-new-need-mental-health',
    name: 'New EHC plans for social, emotional and mental health',
    about: 'New education, health and care plans whose primary need is social, emotional and mental health, of all issued in a calendar year.',
    groups: { all: [ehc('needs-new', 'All EHC plans', 'semh_pc', 'ehc_plans')] },
  },
  {
    ...count,
    id: 'ehc-ceased',
    name: 'EHC plans that ended',
    about: 'Education, health and care plans that ended in a calendar year, for whatever reason.',
    groups: { all: [ehc('ceased', 'All ceased EHC plans', 'total_ceased'), inYear('SEN_TOT_CEASED_EHC_PLAN')] },
  },
  {
    ...share,
    id: 'ehc-reviews-in-four-weeks',
    name: 'Annual reviews of EHC plans decided within four weeks',
    phrase: 'were decided within four weeks',
    about: 'Decisions after an annual review that the authority made within the four weeks that the law allows, of all decisions made.',
    polarity: 'higher',
    groups: { all: [ehc('annual-reviews', 'All annual reviews', 'pc_decsion_4weeks'), inYear('SEN_PEC_OUTCOME_COM_4WKS')] },
  },
  {
    ...share,
    id: 'ehc-tribunal-appeals',
    name: 'Appeals to the SEND Tribunal',
    phrase: 'were appealed against',
    about: 'Appeals to the SEND Tribunal, of all decisions of the authority against which there may be an appeal.',
    polarity: 'lower',
    groups: { all: [inYear('SEN_AppealableDec')] },
  },
  {
    ...count,
    id: 'ehc-personal-budgets',
    name: 'Personal budgets in EHC plans',
    about: 'Children and young people whose education, health and care plan has a personal budget, in January.',
    groups: { all: [ehc('personal-budgets', 'All personal budgets', 'personal_budget')] },
  },
  {
    ...count,
    id: 'ehc-residential',
    name: 'EHC plans in residential places',
    about: 'Children and young people whose education, health and care plan places them in a residential setting, in January.',
    groups: { all: [ehc('residential', 'All residential placements', 'Res_tot')] },
  },
  {
    ...count,
    id: 'ehc-supported-internships',
    name: 'EHC plans with a supported internship',
    about: 'Young people whose education, health and care plan has a supported internship, in January.',
    groups: { all: [ehc('work-based', 'All work based placements', 'open_supp_intern')] },
  },
];
