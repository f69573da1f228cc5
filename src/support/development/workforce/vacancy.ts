import { addMonths } from '../../../kernel/plain-date.ts';

export const posts = {
  'leader': 'Leader',
  'teacher': 'Teacher',
  'support': 'Support staff',
  'early-years': 'Early years practitioner',
  'other': 'Other post',
} as const;
export type PostId = keyof typeof posts;
export const postIds = Object.keys(posts) as PostId[];

export const covers = {
  'nobody': 'Nobody: it stands empty',
  'supply': 'Supply staff',
  'acting': 'Somebody acting up',
  'own-staff': 'Our own staff take it on',
} as const;
export type CoverId = keyof typeof covers;
export const coverIds = Object.keys(covers) as CoverId[];

/** Outside the authority nothing is shown that fewer providers than this have told of. */
export const fewestProviders = 5;

const longestYears = 10;

/** A post that is said to be empty for longer is a mistyped year. */
export function wrongWithSince(vacantSince: string, today: string): string | null {
  if (vacantSince > today) return 'The day must be today or before';
  return vacantSince < addMonths(today, -12 * longestYears) ? `The day must be within the last ${String(longestYears)} years` : null;
}

/** A post may be filled from a day to come, once somebody is appointed. */
export function wrongWithFilled(filledOn: string, { vacantSince, today }: { readonly vacantSince: string; readonly today: string }): string | null {
  if (filledOn < vacantSince) return 'It cannot be filled before it stood empty';
  return filledOn > addMonths(today, 12) ? 'The day must be within a year from today' : null;
}

export interface Vacancy {
  readonly providerId: number;
  readonly localityId: number | null;
  readonly post: PostId;
  readonly coveredBy: CoverId;
  readonly vacantSince: string;
  readonly filledOn: string | null;
}

export interface Turnover {
  readonly providerId: number;
  readonly localityId: number | null;
  readonly staff: number;
  readonly leavers: number;
}

export interface LocalityWorkforce {
  readonly localityId: number | null;
  /** Open providers there. */
  readonly providers: number;
  /** Those that told of vacancies or of turnover; the rest is not known, and never nought. */
  readonly told: number;
  readonly vacant: number | null;
  readonly emptyOrSupply: number | null;
  readonly longVacant: number | null;
  readonly turnoverPercent: number | null;
  readonly turnoverTold: number;
  /** Of whom the percentage is; null where there is none. */
  readonly turnoverOf: { readonly staff: number; readonly leavers: number } | null;
  /** Why a figure is missing. */
  readonly why: string | null;
}

interface Question {
  readonly localities: readonly { readonly id: number | null; readonly providers: number }[];
  readonly vacancies: readonly Vacancy[];
  readonly turnovers: readonly Turnover[];
  /** Providers that have said how they stand: one without a vacancy says so by its return. */
  readonly told: ReadonlyMap<number, number | null>;
  readonly isStaff: boolean;
  readonly today: string;
  readonly aTermAgo: string;
}

/** Vacancies and turnover by locality, of those who told; withheld outside the authority below five providers. */
export function workforceByLocality({ localities, vacancies, turnovers, told, isStaff, today, aTermAgo }: Question): LocalityWorkforce[] {
  const rows = localities.map(({ id, providers }): LocalityWorkforce => {
    const telling = [...told].filter(([, at]) => at === id).length;
    const left = turnovers.filter(({ localityId }) => localityId === id);
    const nothing = {
      localityId: id,
      providers,
      vacant: null,
      emptyOrSupply: null,
      longVacant: null,
      turnoverPercent: null,
      turnoverOf: null,
    } as const;
    if (telling === 0) return { ...nothing, told: 0, turnoverTold: 0, why: 'Not known: no provider has told' };
    if (!isStaff && telling < fewestProviders)
      return { ...nothing, told: 0, turnoverTold: 0, why: `Withheld: fewer than ${String(fewestProviders)} providers have told` };
    const open = vacancies.filter(
      ({ localityId, vacantSince, filledOn }) => localityId === id && vacantSince <= today && (filledOn === null || filledOn > today),
    );
    const staff = left.reduce((sum, one) => sum + one.staff, 0);
    const leavers = left.reduce((sum, one) => sum + one.leavers, 0);
    const mayTellTurnover = left.length > 0 && (isStaff || left.length >= fewestProviders);
    return {
      localityId: id,
      providers,
      told: telling,
      vacant: open.length,
      emptyOrSupply: open.filter(({ coveredBy }) => coveredBy === 'nobody' || coveredBy === 'supply').length,
      longVacant: open.filter(({ vacantSince }) => vacantSince <= aTermAgo).length,
      turnoverPercent: mayTellTurnover ? Math.round((1000 * leavers) / staff) / 10 : null,
      turnoverTold: mayTellTurnover ? left.length : 0,
      turnoverOf: mayTellTurnover ? { staff, leavers } : null,
      why: null,
    };
  });
  return rows;
}
