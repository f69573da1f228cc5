/** Provisional: not from the published framework. When a rule asks somebody to look, and the days and shares that it counts with. */
export const signalThresholds = {
  /** Points that a percentage, or tenths of a score, must have got worse by over three years. */
  fallOverThreeYears: 5,
  /** Points worse than England, in two of three years (domain.md, the floor "vulnerable at best"). */
  farFromEngland: 10,
  /** Years since the last inspection of any kind. */
  yearsSinceInspection: 4,
  /** Share of places that are filled, in percent. */
  placesFilled: 85,
  /** Share of governors’ places that are vacant, in percent. */
  governorVacancies: 25,
  /** Concerns accepted at triage in 12 months (domain.md, the floor "vulnerable at best"). */
  acceptedConcerns: 3,
} as const;

export const signalRules = {
  'three-year-fall': {
    title: 'Worse each year for three years',
    why: 'A result that got worse two years running, by 5 points or more in all, and by more than chance where that can be told.',
  },
  'worst-fifth': {
    title: 'Worst fifth two years running',
    why: 'A result in the worst fifth of England’s state-funded schools of the phase, this year and last.',
  },
  'far-from-england': {
    title: 'Far below England',
    why: 'A result 10 points or more worse than England in two of the last three years, with the whole interval on that side.',
  },
  'head-vacant': { title: 'No substantive head', why: 'The headteacher’s or manager’s post is vacant, or somebody is covering it.' },
  'head-new': {
    title: 'Head in the first two years',
    why: 'The head or manager began within the last two years: induction and a mentor are there to be offered.',
  },
  'heads-changing': { title: 'Third head in five years', why: 'Three people or more have led within the last five years.' },
  'leader-leaving': { title: 'Head or chair leaving', why: 'The last day of the head or of the chair of governors is recorded.' },
  'chair-changing': {
    title: 'Chair of governors changing',
    why: 'There is no chair of governors, or there has been more than one within three years.',
  },
  'long-since-inspection': { title: 'Long since inspection', why: 'More than four years since the last inspection of any kind.' },
  'places-unfilled': { title: 'Places unfilled', why: 'Fewer than 85% of the school’s places are filled.' },
  'audit-not-returned': { title: 'Safeguarding audit not returned', why: 'The yearly safeguarding audit (section 175) is recorded as not returned.' },
  'governor-vacancies': { title: 'Governors’ places vacant', why: 'A quarter or more of the governors’ places are vacant.' },
  'concerns-accepted': { title: 'Three or more concerns accepted', why: 'Three or more concerns were accepted at triage in the last 12 months.' },
} as const;

export type SignalRule = keyof typeof signalRules;
export const ruleNames = Object.keys(signalRules) as SignalRule[];
