const staff: readonly (string | null)[] = [
  'director',
  'assistant-director',
  'lead',
  'sia',
  'eeca',
  'safeguarding-lead',
  'specialist',
  'data-officer',
  'business-support',
  'auditor',
];

/** Whether a reader is outside the authority, and so sees what is shared with the provider, and reports and does not decide. A role that is not named is. */
export function isOutside(role: string | null, kind: string): boolean {
  return kind !== 'operator' && !staff.includes(role);
}
