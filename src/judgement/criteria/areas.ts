/** The nine areas in which a provider is judged (provisional: not from the published framework). */
export const areaLabels = {
  'leadership-and-governance': 'Leadership and governance',
  'curriculum-and-teaching': 'Curriculum and teaching',
  'achievement': 'Achievement',
  'attendance-and-behaviour': 'Attendance and behaviour',
  'inclusion': 'Inclusion',
  'personal-development': 'Personal development and well-being',
  'safeguarding': 'Safeguarding',
  'early-years-and-post-16': 'Early years and post-16',
  'capacity': 'Capacity and sustainability',
} as const;
export type AreaId = keyof typeof areaLabels;
export const areaIds = Object.keys(areaLabels) as AreaId[];

/** Which of the nine areas a report's own area speaks of: only the report cards', which are never mapped onto the graded eras'. */
export const areaOfReport: Readonly<Record<string, AreaId>> = {
  'Leadership and governance': 'leadership-and-governance',
  'Curriculum and teaching': 'curriculum-and-teaching',
  'Achievement': 'achievement',
  'Attendance and behaviour': 'attendance-and-behaviour',
  'Behaviour, attitudes and establishing routines': 'attendance-and-behaviour',
  'Inclusion': 'inclusion',
  'Personal development and well-being': 'personal-development',
  'Children’s welfare and well-being': 'personal-development',
  'Early years': 'early-years-and-post-16',
  'Post-16 provision': 'early-years-and-post-16',
};
