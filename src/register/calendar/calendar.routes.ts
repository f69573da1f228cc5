import type { Route } from '../../platform/http/route.ts';
import '../access/permissions.ts';
import { showCalendar, type CalendarMeans } from './calendar-page.ts';
import { answerEnterYear, showEnterYear } from './enter-year-pages.ts';
import { answerWithdrawYear, showWithdrawYear } from './withdraw-year-pages.ts';

/** When schools are open: the authority's terms, and those of providers that have their own. */
export function calendarRoutes(means: CalendarMeans): Route[] {
  const edit = { permission: 'calendar.edit' } as const;
  return [
    { method: 'GET', path: '/calendar', permission: 'register.view', audit: 'calendar.viewed', handle: (request) => showCalendar(means, request) },
    { ...edit, method: 'GET', path: '/calendar/enter', audit: 'term.form-opened', handle: (request) => showEnterYear(means, request) },
    { ...edit, method: 'POST', path: '/calendar/enter', audit: 'term.entered', handle: (request) => answerEnterYear(means, request) },
    { ...edit, method: 'GET', path: '/calendar/withdraw', audit: 'term.form-opened', handle: (request) => showWithdrawYear(means, request) },
    { ...edit, method: 'POST', path: '/calendar/withdraw', audit: 'term.withdrawn', handle: (request) => answerWithdrawYear(means, request) },
  ];
}
