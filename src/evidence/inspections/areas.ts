/** What each framework judges, by our columns' names, in its own words and order. */
export const reportCardAreas = {
  inclusion: 'Inclusion',
  curriculum_and_teaching: 'Curriculum and teaching',
  achievement: 'Achievement',
  attendance_and_behaviour: 'Attendance and behaviour',
  personal_development: 'Personal development and well-being',
  early_years: 'Early years',
  post_16: 'Post-16 provision',
  leadership_and_governance: 'Leadership and governance',
} as const;

export const gradedAreas = {
  graded_quality_of_education: 'Quality of education',
  graded_behaviour: 'Behaviour and attitudes',
  graded_personal_development: 'Personal development',
  graded_leadership: 'Leadership and management',
  graded_early_years: 'Early years provision',
  graded_sixth_form: 'Sixth form provision',
} as const;

export const earlyYearsAreas = {
  quality_of_education: 'Quality of education',
  behaviour_and_attitudes: 'Behaviour and attitudes',
  personal_development: 'Personal development',
  leadership_and_management: 'Leadership and management',
  inclusion: 'Inclusion',
  curriculum_and_teaching: 'Curriculum and teaching',
  achievement: 'Achievement',
  behaviour_and_routines: 'Behaviour, attitudes and establishing routines',
  welfare_and_wellbeing: 'Children’s welfare and well-being',
  leadership_and_governance: 'Leadership and governance',
} as const;

export interface Judged {
  readonly area: string;
  readonly judgement: string;
}

/** The areas of which something is said, in the framework's order. */
export function judgedAreas(areas: Readonly<Record<string, string>>, cells: Readonly<Record<string, unknown>>): Judged[] {
  return Object.entries(areas).flatMap(([column, area]) => {
    const cell = cells[column];
    return typeof cell === 'string' && cell !== '' && cell !== 'NULL' ? [{ area, judgement: cell }] : [];
  });
}
