import { expect } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { type SupportApp, words } from '../../support-app.fixture.ts';

export const courseForm = {
  'kind': 'course',
  'title': 'Leading reading',
  'says': 'How a whole school reads.',
  'length': '1 day',
  'price': '180',
  'partner': '',
  'core-term': 'discounted',
  'core-off': '50',
  'full-term': 'included',
  'full-off': '',
  'seen': '0',
};
export const sessionForm = (first: string, places = 2) => ({
  ...day('first', first),
  'from': '9:30am',
  'to': '3pm',
  'place': 'The old library',
  'places': String(places),
  'state': 'open',
  'more-days': '',
  'link': '',
  'seen': '0',
});
export const idIn = (location: unknown): string => /\/(\d+)(?:$|\/)/.exec(String(location))?.[1] ?? '';

export async function addCourse(app: SupportApp, title: string): Promise<string> {
  const answer = await app.send('/academy/courses/new', { ...courseForm, title });
  expect(answer.statusCode, words(answer.body)).toBe(303);
  return idIn(answer.headers.location);
}

export async function addSession(app: SupportApp, courseId: string, first = '2026-12-10', places = 2): Promise<string> {
  const answer = await app.send(`/academy/courses/${courseId}/sessions/new`, sessionForm(first, places));
  expect(answer.statusCode, words(answer.body)).toBe(303);
  const { id } = await app.db.kysely.selectFrom('academy_session').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return String(id);
}
