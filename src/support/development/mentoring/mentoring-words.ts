/** Who mentors others. Provisional: not from the published framework. */
export const mentorSorts = {
  'head': 'Headteacher with three years in post',
  'partnership-head': 'Partnership headteacher',
  'national-leader': 'National leader of education or governance',
  'setting-leader': 'Leader of an early years setting',
  'partner-setting': 'A setting that partners another',
  'business': 'Business mentor',
} as const;
export type MentorSort = keyof typeof mentorSorts;

export const mentoringKinds = {
  'headteacher': 'Headteacher mentoring',
  'coaching': 'Coaching',
  'early-years': 'Early years mentoring',
  'business': 'Business mentoring',
  'partnership': 'Partnership between two settings',
} as const;
export type MentoringKind = keyof typeof mentoringKinds;

/** Who is mentored. */
export const menteePosts = {
  'head': 'Headteacher',
  'acting-head': 'Acting or interim headteacher',
  'setting-manager': 'Manager of a setting',
  'senior-leader': 'Senior leader',
  'chair': 'Chair of governors',
  'setting': 'The setting as a whole',
} as const;
export type MenteePost = keyof typeof menteePosts;

export const mentorStates = { proposed: 'Proposed', approved: 'Approved', paused: 'Paused', retired: 'Retired' } as const;
export type MentorState = keyof typeof mentorStates;

export const doneKinds = { training: 'Training', reference: 'Reference', check: 'Check' } as const;
export type DoneKind = keyof typeof doneKinds;

export const conflictSorts = {
  'line-management': 'One manages the other, or sits on a panel about them',
  'works-with': 'They work together',
  'family-or-friend': 'They are family or friends',
  'interest': 'A contract or another interest',
  'other': 'Another reason',
} as const;
export type ConflictSort = keyof typeof conflictSorts;

export const sides = { mentor: 'Mentor', mentee: 'Mentee' } as const;
export type Side = keyof typeof sides;
/** Who acts in a pairing: one of the two, or the coordinator for somebody who has no account. */
export type Part = Side | 'coordinator';

export const pairingStates = {
  'proposed': 'Waiting for an answer',
  'accepted': 'Accepted, to be agreed',
  'under-way': 'Under way',
  'completed': 'Completed',
  'ended': 'Ended early',
  'declined': 'Declined',
  'withdrawn': 'Withdrawn',
} as const;
export type PairingState = keyof typeof pairingStates;
export const pairingColours: Readonly<Record<PairingState, string>> = {
  'proposed': 'yellow',
  'accepted': 'yellow',
  'under-way': 'blue',
  'completed': 'green',
  'ended': 'grey',
  'declined': 'grey',
  'withdrawn': 'grey',
};

/** How often the two mean to meet, and after how many days without a meeting one is overdue. */
export const rhythms = {
  'fortnight': { label: 'Every two weeks', days: 21 },
  'month': { label: 'Every month', days: 42 },
  'half-term': { label: 'Every half-term', days: 63 },
  'term': { label: 'Every term', days: 126 },
} as const;
export type Rhythm = keyof typeof rhythms;

export const meetingStates = { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' } as const;
export type MeetingState = keyof typeof meetingStates;

export const reviewFindings = {
  well: 'It goes well: go on as agreed',
  adjust: 'Go on, with something changed',
  change: 'Another mentor would fit better',
} as const;
export type ReviewFinding = keyof typeof reviewFindings;

export const feedbackScales = {
  'very-useful': 'Very useful',
  'useful': 'Useful',
  'a-little': 'A little useful',
  'not-useful': 'Not useful',
} as const;
export type FeedbackScale = keyof typeof feedbackScales;

export const moments = { halfway: 'Halfway', end: 'At the end' } as const;
export type Moment = keyof typeof moments;

export const aimsMet = { all: 'All of them', most: 'Most of them', some: 'Some of them', none: 'None of them' } as const;
export type AimsMet = keyof typeof aimsMet;

/** Two people may talk freely only where both know where that ends. */
export const confidentialityOffered =
  'What we say stays between the two of us. It ends where a child or an adult may be at risk of harm, or the law is broken: then whoever learns of it tells the ' +
  'designated safeguarding lead the same day, and says so to the other first where that is safe. Mentoring is no part of appraisal, capability or any judgement of the school.';
