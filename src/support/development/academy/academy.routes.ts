import type { Route } from '../../../platform/http/route.ts';
import { openPage, openProviderPage, type SupportPage } from '../../common/open-page.ts';
import type { SupportMeans } from '../../common/support-means.ts';
import * as after from './after-pages.ts';
import * as booking from './booking-pages.ts';
import { exportCatalogue, showCatalogue, showCourse } from './catalogue-pages.ts';
import * as course from './course-pages.ts';
import * as partner from './partner-pages.ts';
import * as session from './session-pages.ts';

/** The academy: what there is, when it is, who has a place, and what came of it. */
export function academyRoutes(means: SupportMeans): Route[] {
  const line =
    (permission: 'academy.view' | 'academy.manage' | 'academy.book-self') =>
    (method: Route['method'], path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
      method,
      path,
      permission,
      audit,
      handle: openPage(means, page),
    });
  const view = line('academy.view');
  const manage = line('academy.manage');
  const bookSelf = line('academy.book-self');
  const people = (path: Route['path'], audit: Route['audit'], page: SupportPage): Route => ({
    method: 'GET',
    path,
    permission: 'academy.people',
    audit,
    sensitive: true,
    subject: { kind: 'academy-session', param: 'sessionId' },
    handle: openPage(means, page),
  });
  const ofProvider = { permission: 'academy.book', of: 'providerId' } as const;
  return [
    view('GET', '/academy', 'academy.viewed', showCatalogue),
    view('GET', '/academy/catalogue.csv', 'academy.downloaded', exportCatalogue),
    view('GET', '/academy/mine', 'academy.own-viewed', booking.showMyPlaces),
    manage('GET', '/academy/courses/new', 'academy-course.opened-form', course.showNewCourse),
    manage('POST', '/academy/courses/new', 'academy-course.added', course.saveNewCourse),
    view('GET', '/academy/courses/:courseId', 'academy-course.viewed', showCourse),
    manage('GET', '/academy/courses/:courseId/change', 'academy-course.opened-form', course.showChangeCourse),
    manage('POST', '/academy/courses/:courseId/change', 'academy-course.changed', course.saveChangeCourse),
    manage('GET', '/academy/courses/:courseId/withdraw', 'academy-course.opened-form', course.showWithdrawCourse),
    manage('POST', '/academy/courses/:courseId/withdraw', 'academy-course.withdrawn', course.saveWithdrawCourse),
    manage('GET', '/academy/courses/:courseId/sessions/new', 'academy-session.opened-form', session.showNewSession),
    manage('POST', '/academy/courses/:courseId/sessions/new', 'academy-session.added', session.saveNewSession),
    manage('GET', '/academy/sessions/:sessionId/change', 'academy-session.opened-form', session.showChangeSession),
    manage('POST', '/academy/sessions/:sessionId/change', 'academy-session.changed', session.saveChangeSession),
    manage('GET', '/academy/sessions/:sessionId/cancel', 'academy-session.opened-form', session.showCancelSession),
    manage('POST', '/academy/sessions/:sessionId/cancel', 'academy-session.cancelled', session.saveCancelSession),
    people('/academy/sessions/:sessionId/people', 'academy-session.people-viewed', after.showPeople),
    people('/academy/sessions/:sessionId/people.csv', 'academy-session.people-downloaded', after.exportPeople),
    manage('POST', '/academy/sessions/:sessionId/attendance', 'academy-booking.attendance-recorded', after.saveAttendance),
    manage('GET', '/academy/sessions/:sessionId/book-for', 'academy-booking.opened-form', booking.showBookFor),
    bookSelf('GET', '/academy/sessions/:sessionId/book', 'academy-booking.opened-form', booking.showBookSelf),
    bookSelf('POST', '/academy/sessions/:sessionId/book', 'academy-booking.asked', booking.saveBookSelf),
    view('GET', '/academy/bookings/:bookingId', 'academy-booking.viewed', booking.showBooking),
    view('GET', '/academy/bookings/:bookingId/cancel', 'academy-booking.opened-form', booking.showCancelBooking),
    view('POST', '/academy/bookings/:bookingId/cancel', 'academy-booking.cancelled', booking.saveCancelBooking),
    view('GET', '/academy/bookings/:bookingId/certificate', 'academy-booking.certificate-viewed', after.showCertificate),
    view('GET', '/academy/bookings/:bookingId/certificate.docx', 'academy-booking.certificate-downloaded', after.exportCertificate),
    view('GET', '/academy/bookings/:bookingId/evaluation', 'academy-booking.opened-form', after.showEvaluation),
    view('POST', '/academy/bookings/:bookingId/evaluation', 'academy-booking.evaluated', after.saveEvaluation),
    view('GET', '/academy/partners', 'academy-partner.listed', partner.showPartners),
    manage('GET', '/academy/partners/new', 'academy-partner.opened-form', partner.showNewPartner),
    manage('POST', '/academy/partners/new', 'academy-partner.added', partner.saveNewPartner),
    view('GET', '/academy/partners/:partnerId', 'academy-partner.viewed', partner.showPartner),
    manage('GET', '/academy/partners/:partnerId/change', 'academy-partner.opened-form', partner.showChangePartner),
    manage('POST', '/academy/partners/:partnerId/change', 'academy-partner.changed', partner.saveChangePartner),
    manage('GET', '/academy/partners/:partnerId/withdraw', 'academy-partner.opened-form', partner.showWithdrawPartner),
    manage('POST', '/academy/partners/:partnerId/withdraw', 'academy-partner.withdrawn', partner.saveWithdrawPartner),
    {
      method: 'GET',
      path: '/providers/:providerId/academy',
      ...ofProvider,
      audit: 'academy.provider-viewed',
      handle: openProviderPage(means, booking.showProviderPlaces),
    },
    {
      method: 'GET',
      path: '/providers/:providerId/academy.csv',
      ...ofProvider,
      audit: 'academy.provider-downloaded',
      handle: openProviderPage(means, after.exportProviderPlaces),
    },
    {
      method: 'GET',
      path: '/providers/:providerId/academy/:sessionId/book',
      ...ofProvider,
      audit: 'academy-booking.opened-form',
      handle: openProviderPage(means, booking.showBookStaff),
    },
    {
      method: 'POST',
      path: '/providers/:providerId/academy/:sessionId/book',
      ...ofProvider,
      audit: 'academy-booking.asked',
      handle: openProviderPage(means, booking.saveBookStaff),
    },
  ];
}
