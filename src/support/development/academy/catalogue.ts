/** The words of the catalogue: what there is, whom it is for, and which skills it builds. */
export const courseKinds = {
  'course': 'Course',
  'conference': 'Conference',
  'network-meeting': 'Network meeting',
  'npq': 'National professional qualification (NPQ)',
  'partner-offer': 'Partner’s offer',
} as const;
export type CourseKind = keyof typeof courseKinds;
export const courseKindIds = Object.keys(courseKinds) as CourseKind[];

export const partnerKinds = {
  'teaching-school-hub': 'Teaching school hub',
  'alliance': 'Alliance of schools',
  'university': 'University',
  'diocese': 'Diocese',
  'trust': 'Academy trust',
  'other': 'Another partner',
} as const;
export type PartnerKind = keyof typeof partnerKinds;
export const partnerKindIds = Object.keys(partnerKinds) as PartnerKind[];

export const courseRoles = {
  'teacher': 'Teachers',
  'support-staff': 'Support staff',
  'early-years': 'Early years staff and managers',
  'middle-leader': 'Middle leaders',
  'senior-leader': 'Senior leaders',
  'head': 'Headteachers',
  'governor': 'Governors and trustees',
  'clerk': 'Clerks and governance professionals',
  'executive': 'Trust and system leaders',
} as const;
export type CourseRole = keyof typeof courseRoles;
export const courseRoleIds = Object.keys(courseRoles) as CourseRole[];

/** From initial teacher training to a Masters, in order. */
export const stages = {
  'initial-training': 'Initial teacher training',
  'early-career': 'Early career teacher (ECT)',
  'middle-leader': 'Middle leader',
  'senior-leader': 'Senior leader',
  'aspiring-head': 'Aspiring headteacher',
  'new-head': 'New headteacher',
  'system-leader': 'Executive or system leader',
  'masters': 'Masters',
} as const;
export type Stage = keyof typeof stages;
export const stageIds = Object.keys(stages) as Stage[];

export const skills = {
  'leading-teams': 'Leading teams and change',
  'curriculum': 'Curriculum and subject leadership',
  'reading': 'Early reading and literacy',
  'mathematics': 'Mathematics',
  'behaviour': 'Behaviour and attendance',
  'send': 'SEND and inclusion',
  'safeguarding': 'Safeguarding',
  'early-years': 'Early years practice',
  'assessment': 'Assessment and using data',
  'coaching': 'Coaching and mentoring',
  'governance': 'Governance and accountability',
  'finance': 'Finance and resources',
  'well-being': 'Well-being and workload',
} as const;
export type Skill = keyof typeof skills;
export const skillIds = Object.keys(skills) as Skill[];

/** Of those that the code knows, in its order: what is not known is left out. */
export function knownOf<T extends string>(known: readonly T[], given: readonly string[]): T[] {
  return known.filter((one) => given.includes(one));
}

/** "Everybody" where nothing was chosen. */
export function audienceInWords(labels: Readonly<Record<string, string>>, chosen: readonly string[], all: string): string {
  return chosen.length === 0 ? all : chosen.map((one) => labels[one] ?? one).join(', ');
}
