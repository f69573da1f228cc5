import { phases as phasesOfProviders } from '../../common/phases.ts';

/** The nine areas in which a provider is judged, as judgement names them: what is offered and asked for is sorted by the same words. */
export const areaThemes = {
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

const subjectThemes = {
  'early-reading': 'Early reading and phonics',
  'reading': 'Reading',
  'writing': 'Writing',
  'mathematics': 'Mathematics',
  'science': 'Science',
  'humanities': 'History, geography and religious education',
  'languages': 'Languages',
  'arts': 'Art, music and drama',
  'computing': 'Computing, design and technology',
  'physical-education': 'Physical education',
} as const;

export const themes = { ...areaThemes, ...subjectThemes };
export type Theme = keyof typeof themes;
export const themeIds = Object.keys(themes) as Theme[];
const isSubject = (theme: Theme): boolean => Object.hasOwn(subjectThemes, theme);

/** Within a sentence. */
export const themeInWords = (theme: Theme): string => themes[theme].charAt(0).toLowerCase() + themes[theme].slice(1);

export type ThemeFit = 'same' | 'part' | 'no';

/** Whether what is offered on one theme is of use to a need on another: a subject is part of curriculum and teaching, and the other way round. */
export function themeFit(need: Theme, offered: Theme): ThemeFit {
  if (need === offered) return 'same';
  const pair = [need, offered];
  return pair.includes('curriculum-and-teaching') && pair.some(isSubject) ? 'part' : 'no';
}

export const phases = { any: 'Any phase', ...phasesOfProviders } as const;
export type Phase = keyof typeof phases;
export const phaseIds = Object.keys(phases) as Phase[];

export const phaseFits = (need: Phase, offered: Phase): boolean => need === 'any' || offered === 'any' || need === offered;

/** The phase that a provider’s own entries begin with, by the register’s phase. */
export function phaseOfProvider(registered: string): Phase {
  if (registered === 'early-years' || registered === 'nursery') return 'early-years';
  if (registered === 'primary' || registered === 'secondary') return registered;
  if (registered === 'special' || registered === 'alternative-provision') return 'special';
  return registered === '16-plus' ? 'post-16' : 'any';
}

export type SupportingMeasures = { readonly ids: readonly string[] } | { readonly none: string };

/** Published measures that speak of a theme, the first of a phase being the one that is shown; or why there is none. */
export function measuresOf(theme: Theme): SupportingMeasures {
  const ids: Partial<Record<Theme, readonly string[]>> = {
    'curriculum-and-teaching': ['ks2-rwm-expected', 'ks4-attainment-8'],
    'achievement': ['ks2-rwm-expected', 'ks4-attainment-8'],
    'attendance-and-behaviour': ['absence-persistent'],
    'reading': ['ks2-reading-expected'],
    'writing': ['ks2-writing-expected'],
    'mathematics': ['ks2-maths-expected', 'ks4-english-maths-5'],
  };
  const found = ids[theme];
  if (found !== undefined) return { ids: found };
  return {
    none:
      theme === 'early-reading'
        ? 'The phonics check is not published for single schools'
        : `No result that is published for single schools speaks of ${themeInWords(theme)}`,
  };
}
