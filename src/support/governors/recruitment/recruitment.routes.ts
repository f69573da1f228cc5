import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import { boardFormRoutes, serviceFormRoutes } from '../boards/open-board-form.ts';
import { prepareAppointment, prepareArranging, prepareDeclining, prepareIntroduction, prepareMet } from './open-introduction-forms.ts';
import { prepareVacancy, prepareVacancyWithdrawal } from './open-vacancy-forms.ts';
import { prepareNewVolunteer, prepareVolunteer, prepareVolunteerState } from './open-volunteer-forms.ts';
import {
  exportVacancies,
  exportVolunteers,
  showIntroduction,
  showVacancies,
  showVacancy,
  showVolunteer,
  showVolunteers,
} from './show-recruitment.ts';

const board = '/governors/boards/:providerId' as const;
const introduction = `${board}/introductions/:introductionId` as const;
const ofVolunteer = { kind: 'governor-volunteer', param: 'volunteerId' };

/** Vacancies that boards publish, volunteers who would govern, and how the two are brought together. */
export function recruitmentRoutes(means: SupportMeans): Route[] {
  const view = (path: Route['path'], audit: Route['audit'], page: SupportPage, over: Pick<Route, 'sensitive' | 'subject'> = {}): Route => ({
    method: 'GET',
    path,
    permission: 'governor-recruitment.run',
    audit,
    ...over,
    handle: openPage(means, page),
  });
  const recruit = { permission: 'governor-recruitment.run' } as const;
  const edit = { permission: 'board.edit' } as const;
  return [
    view('/governors/vacancies', 'board-vacancy.listed', showVacancies),
    view('/governors/vacancies/csv', 'board-vacancy.exported', exportVacancies),
    view('/governors/vacancies/:vacancyId', 'board-vacancy.viewed', showVacancy, { sensitive: true }),
    ...serviceFormRoutes(
      means,
      { ...recruit, path: '/governors/vacancies/:vacancyId/introduce', audit: 'governor-introduction.made' },
      prepareIntroduction,
    ),
    view('/governors/volunteers', 'governor-volunteer.listed', showVolunteers, { sensitive: true }),
    view('/governors/volunteers/csv', 'governor-volunteer.exported', exportVolunteers, { sensitive: true }),
    ...serviceFormRoutes(means, { ...recruit, path: '/governors/volunteers/new', audit: 'governor-volunteer.registered' }, prepareNewVolunteer),
    view('/governors/volunteers/:volunteerId', 'governor-volunteer.viewed', showVolunteer, { sensitive: true }),
    ...serviceFormRoutes(
      means,
      { ...recruit, path: '/governors/volunteers/:volunteerId/edit', audit: 'governor-volunteer.changed', sensitive: ofVolunteer },
      prepareVolunteer,
    ),
    ...serviceFormRoutes(
      means,
      { ...recruit, path: '/governors/volunteers/:volunteerId/state', audit: 'governor-volunteer.state-changed' },
      prepareVolunteerState,
    ),
    ...boardFormRoutes(means, { ...edit, path: `${board}/seats/:seatId/vacancy`, audit: 'board-vacancy.published' }, prepareVacancy),
    ...boardFormRoutes(
      means,
      { ...edit, path: `${board}/vacancies/:vacancyId/withdraw`, audit: 'board-vacancy.withdrawn' },
      prepareVacancyWithdrawal,
    ),
    {
      ...edit,
      method: 'GET',
      path: introduction,
      of: 'providerId',
      audit: 'governor-introduction.viewed',
      sensitive: true,
      subject: { kind: 'governor-introduction', param: 'introductionId' },
      handle: openProviderPage(means, showIntroduction),
    },
    ...boardFormRoutes(means, { ...edit, path: `${introduction}/arrange`, audit: 'governor-introduction.meeting-arranged' }, prepareArranging),
    ...boardFormRoutes(means, { ...edit, path: `${introduction}/met`, audit: 'governor-introduction.met' }, prepareMet),
    ...boardFormRoutes(means, { ...edit, path: `${introduction}/decline`, audit: 'governor-introduction.declined' }, prepareDeclining),
    ...boardFormRoutes(means, { ...edit, path: `${introduction}/appoint`, audit: 'governor-introduction.appointed' }, prepareAppointment),
  ];
}
