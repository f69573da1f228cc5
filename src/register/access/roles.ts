/** Who uses Waymark, in the framework's own words (provisional). */
export const roles = {
  'director': 'Director of Children’s Services',
  'assistant-director': 'Assistant Director',
  'lead': 'Head of Education Effectiveness',
  'sia': 'School Improvement Advisor',
  'eeca': 'Early Education Childcare Advisor',
  'safeguarding-lead': 'Safeguarding lead',
  'specialist': 'Specialist officer',
  'data-officer': 'Data officer',
  'business-support': 'Business support',
  'administrator': 'Administrator',
  'headteacher': 'Headteacher or setting manager',
  'head-delegate': 'Head’s delegate',
  'chair': 'Chair of governors',
  'governor': 'Governor',
  'clerk': 'Clerk to governors',
  'trust-executive': 'Trust chief executive',
  'diocese': 'Diocese',
  'network-member': 'Network member',
  'childrens-trust': 'Children’s Trust',
  'executive-member': 'Executive Member',
  'elected-member': 'Elected member',
  'auditor': 'Auditor',
} as const;
export type Role = keyof typeof roles;

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** Strands of work that a specialist officer may have for their own. */
export const strands = {
  'send': 'SEND',
  'attendance-inclusion': 'Attendance and inclusion',
  'finance': 'Finance',
  'hr': 'HR',
  'governance': 'Governance',
} as const;
export type Strand = keyof typeof strands;

/** Roles that are mostly named together. */
export const officers = [
  'director',
  'assistant-director',
  'lead',
  'sia',
  'eeca',
  'safeguarding-lead',
  'specialist',
  'data-officer',
] as const satisfies readonly Role[];
export const advisers = ['sia', 'eeca'] as const satisfies readonly Role[];
export const school = ['headteacher', 'head-delegate', 'chair', 'governor', 'clerk'] as const satisfies readonly Role[];
