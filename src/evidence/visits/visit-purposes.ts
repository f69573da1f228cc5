import { visitAreaNames, type VisitArea } from './visit-areas.ts';

export const visitPurposes = {
  'termly': 'Termly visit',
  'annual-conversation': 'Annual conversation',
  'early-years': 'Early years visit',
  'safeguarding': 'Safeguarding and section 175 review',
  'diagnostic-review': 'Diagnostic review',
  'pre-inspection': 'Preparing for an inspection',
} as const;
export type VisitPurpose = keyof typeof visitPurposes;
export const visitPurposeNames = Object.keys(visitPurposes) as VisitPurpose[];

export interface TemplateSection {
  /** Kept with what is written in it; never changed. */
  readonly key: string;
  readonly title: string;
  readonly hint: string;
}

/** What a note of a purpose asks for: sections in order, and areas to judge. A visit keeps the version that it began with. */
export interface VisitTemplate {
  readonly purpose: VisitPurpose;
  readonly version: number;
  readonly sections: readonly TemplateSection[];
  readonly areas: readonly VisitArea[];
}

/** Every note has these, whatever else its template asks. */
export const lastingSections = ['strengths', 'development', 'support'] as const;

const section = (key: string, title: string, hint: string): TemplateSection => ({ key, title, hint });
const strengths = section('strengths', 'Strengths', 'What goes well, and how you know.');
const development = section('development', 'Areas for development', 'What is to be better, and how you know.');
const support = section('support', 'Support given', 'What you did on the day, and what the authority offers next.');
const schoolLife: readonly VisitArea[] = visitAreaNames;

const shipped: Readonly<Record<VisitPurpose, Omit<VisitTemplate, 'purpose' | 'version'>>> = {
  'termly': {
    sections: [section('since', 'Since the last visit', 'What was agreed, and what came of it.'), strengths, development, support],
    areas: schoolLife,
  },
  'annual-conversation': {
    sections: [
      section('year', 'The year', 'How the year went, in the school’s own words and in its results.'),
      strengths,
      development,
      section('ahead', 'The year ahead', 'Priorities, and what could stand in their way.'),
      section('give', 'What the school can give', 'Practice worth sharing, and people who could support others.'),
      support,
    ],
    areas: schoolLife,
  },
  'early-years': {
    sections: [
      section('setting', 'The setting on the day', 'Rooms, ages, ratios and qualifications: no child and no parent is named.'),
      strengths,
      development,
      section('requirements', 'Safeguarding and welfare requirements', 'What was looked at, and whether it is met.'),
      support,
    ],
    areas: ['leadership-and-governance', 'curriculum-and-teaching', 'achievement', 'inclusion', 'personal-development', 'safeguarding'],
  },
  'safeguarding': {
    sections: [
      section('looked-at', 'What was looked at', 'The single central record, policies, training, the section 175 return, conversations held.'),
      strengths,
      development,
      section('culture', 'The culture of safeguarding', 'What staff and pupils say. Name no child: what is about a child goes to MASH or LADO, outside this service.'),
      support,
    ],
    areas: ['leadership-and-governance', 'safeguarding', 'attendance-and-behaviour', 'inclusion'],
  },
  'diagnostic-review': {
    sections: [
      section('scope', 'What was reviewed and how', 'Lessons, books, records, conversations.'),
      strengths,
      development,
      section('causes', 'Why it is so', 'Causes rather than signs.'),
      section('capacity', 'Capacity to improve', 'Who will lead it, and what they need.'),
      support,
    ],
    areas: schoolLife,
  },
  'pre-inspection': {
    sections: [
      section('self-view', 'How the school sees itself', 'Whether its own evaluation holds.'),
      strengths,
      development,
      section('questions', 'Questions an inspector may ask', 'And where the answer is to be found.'),
      support,
    ],
    areas: schoolLife,
  },
}; // prettier-ignore

/** Version 1 of each: provisional, not from the published framework. */
export function shippedTemplate(purpose: VisitPurpose): VisitTemplate {
  return { purpose, version: 1, ...shipped[purpose] };
}
