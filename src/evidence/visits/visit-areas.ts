/** The nine areas, as judgement has them (a test holds the two together). Provisional: not from the published framework. */
export const visitAreas = {
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
export type VisitArea = keyof typeof visitAreas;
export const visitAreaNames = Object.keys(visitAreas) as VisitArea[];

/** What a visit may say of an area: the words that advisers judge in. None is a number. */
export const areaLevels = {
  'strength': 'A strength',
  'sound': 'Sound',
  'needs-support': 'Needs support',
  'serious-concern': 'A serious concern',
} as const;
export type AreaLevel = keyof typeof areaLevels;
export const areaLevelNames = Object.keys(areaLevels) as AreaLevel[];

export const areaConfidences = { high: 'High', medium: 'Medium', low: 'Low' } as const;
export type AreaConfidence = keyof typeof areaConfidences;
export const areaConfidenceNames = Object.keys(areaConfidences) as AreaConfidence[];
