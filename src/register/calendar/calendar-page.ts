import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { academicYear, academicYearOf, firstYearOf } from '../../kernel/period.ts';
import { isAllowed } from '../access/permissions.ts';
import { findMeant } from '../accounts/find-reach-choices.ts';
import type { Choice } from '../by-hand/entry-field.ts';
import { calendarOf, countingYears, type CountingYear, type EnteredYear } from './calendar-year.ts';
import { todayInWords } from './calendar-words.ts';
import { listLoadedBankHolidays } from './find-bank-holidays.ts';
import { listEnteredYears, listProvidersWithOwnDates } from './find-calendar.ts';
import { findOwner, type NamedOwner } from './find-owner.ts';
import { provisionalWords } from './provisional-years.ts';

export interface CalendarMeans {
  readonly db: Database;
  readonly clock: Clock;
}

/** The years that can be entered: this one, the two to come, and last year’s. */
export function yearsOffered(today: string): string[] {
  const now = firstYearOf(academicYearOf(today)) ?? 0;
  return [0, 1, 2, -1].map((after) => academicYear(now + after));
}

function yearQuery({ providerId }: Pick<NamedOwner, 'providerId'>, year: string): string {
  return `?year=${encodeURIComponent(year)}${providerId === null ? '' : `&provider=${String(providerId)}`}`;
}

export async function showCalendar({ db, clock }: CalendarMeans, { actor, query }: PageRequest): Promise<Reply> {
  const owner = await findOwner(db.kysely, actor, query.get('provider'));
  if (owner === null) return { kind: 'not-found' };
  const words = (query.get('school') ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 200); // prettier-ignore
  const meant = words === '' ? [] : await findMeant(db.kysely, owner.scope, 'provider', words);
  const [only, ...more] = meant;
  if (only !== undefined && more.length === 0) return { kind: 'redirect', to: hrefOf(only) };
  const entered = await listEnteredYears(db.kysely, owner);
  const counting = countingYears(entered, owner.providerId);
  const today = clock.today();
  const mayEdit = isAllowed(actor, 'calendar.edit');
  const calendar = calendarOf(counting, await listLoadedBankHolidays(db.kysely));
  return {
    kind: 'page',
    template: 'register/calendar/calendar.njk',
    data: {
      owner: { name: owner.name, isProvider: owner.providerId !== null, authorityName: owner.authorityName, id: owner.providerId },
      today,
      now: todayInWords(calendar, today),
      isNowProvisional: calendar.provisionalYears.includes(academicYearOf(today)),
      provisionalWords,
      mayEdit,
      years: yearsOffered(today).map((name) =>
        presentYear(
          owner,
          name,
          counting.find((year) => year.academicYear === name),
        ),
      ),
      withdrawn: entered
        .filter((year) => year.withdrawn !== null && year.providerId === owner.providerId)
        .map(presentWithdrawn)
        .toReversed(),
      bankHolidays: calendar.bankHolidays.filter(({ on }) => on >= today && on <= `${String(Number(today.slice(0, 4)) + 2)}-12-31`),
      school: words,
      meant: meant.map((choice) => ({ ...choice, href: hrefOf(choice) })),
      isNotFound: words !== '' && meant.length === 0,
      withOwnDates: owner.providerId === null ? await listProvidersWithOwnDates(db.kysely, owner.authorityId) : [],
      ...(owner.providerId === null ? {} : { backLink: '/calendar' }),
    },
  };
}

const hrefOf = ({ value }: Choice): string => `/calendar?provider=${value}`;

function presentYear(owner: NamedOwner, name: string, year: CountingYear | undefined) {
  const isOwn = year?.entered ? year.entered.providerId === owner.providerId : false;
  return {
    name,
    terms: year?.terms ?? [],
    insetDays: year?.insetDays ?? [],
    isProvisional: year?.of === 'nobody',
    isAuthoritys: owner.providerId !== null && year?.of === 'authority',
    isOwn,
    entered: year?.entered ?? null,
    enterHref: `/calendar/enter${yearQuery(owner, name)}`,
    withdrawHref: `/calendar/withdraw${yearQuery(owner, name)}`,
  };
}

function presentWithdrawn({ academicYear: name, terms, withdrawn, enteredBy, enteredAt, source }: EnteredYear) {
  const [from, to] = [terms[0]?.startsOn ?? '', terms.at(-1)?.endsOn ?? ''];
  return { name, from, to, terms, withdrawn, enteredBy, enteredAt, source };
}
