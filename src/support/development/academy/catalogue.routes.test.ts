import { beforeAll, describe, expect, it } from 'vitest';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { academyRoutes } from './academy.routes.ts';
import { addCourse, courseForm, idIn, sessionForm } from './academy-forms.fixture.ts';

let app: SupportApp;
let head: string;
let member: string;
beforeAll(async () => {
  app = await openSupportApp(academyRoutes);
  const school = await app.addSchool('Ashmere Primary School');
  head = await app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: school }] });
  member = await app.signInAs('network-member');
});

describe('the catalogue', { shuffle: false }, () => {
  it('takes a course and a session of it, each once however often its form is sent', async () => {
    const id = await addCourse(app, 'Coaching for heads');
    const again = await app.send('/academy/courses/new', { ...courseForm, title: 'Coaching for heads' });
    expect(idIn(again.headers.location)).toBe(id);
    const other = await app.send('/academy/courses/new', { ...courseForm, title: 'Coaching for heads', says: 'Something else.' });
    expect(other.statusCode).toBe(422);
    expect(words(other.body)).toContain('The catalogue has a course of this name already');
    await app.send(`/academy/courses/${id}/sessions/new`, sessionForm('2027-01-14'));
    await app.send(`/academy/courses/${id}/sessions/new`, sessionForm('2027-01-14'));
    const page = words((await app.open(`/academy/courses/${id}`, head)).body);
    expect(page.match(/Thursday 14 January 2027/g)?.length).toBeGreaterThan(0);
    expect(page).toContain('2 of 2 places left');
    expect(page).toContain('A place costs Ashmere Primary School: £180. Full price: No subscription.');
    expect(await app.db.kysely.selectFrom('academy_session').select('id').where('course_id', '=', Number(id)).execute()).toHaveLength(1);
  });

  it('shows a form again with what was typed, and what is wrong with it', async () => {
    const id = await addCourse(app, 'Wrong forms');
    const answer = await app.send(`/academy/courses/${id}/sessions/new`, {
      ...sessionForm('2026-01-10'),
      'to': '9am',
      'places': '',
      'more-days': 'tomorrow',
    });
    expect(answer.statusCode).toBe(422);
    const page = words(answer.body);
    for (const wrong of ['It must end after it begins', 'Enter how many places there are', 'Further days must be real dates'])
      expect(page).toContain(wrong);
    expect(answer.body).toContain('The old library');
  });

  it('does not let a form undo what somebody else changed meanwhile', async () => {
    const id = await addCourse(app, 'Two at once');
    const first = await app.send(`/academy/courses/${id}/change`, { ...courseForm, title: 'Two at once', says: 'The first.' });
    expect(first.statusCode).toBe(303);
    const second = await app.send(`/academy/courses/${id}/change`, { ...courseForm, title: 'Two at once', says: 'The second.' });
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('The second.');
  });

  it('is searched, and taken away as CSV', async () => {
    expect(words((await app.open('/academy?q=coaching', member)).body)).toContain('Coaching for heads');
    expect(words((await app.open('/academy?q=nonsense', member)).body)).toContain('Nothing fits');
    expect((await app.open('/academy/catalogue.csv?q=coaching', member)).body).toContain('Coaching for heads');
  });
});

it('a partner has a page with what it offers, and is not withdrawn while it does', async () => {
  const form = {
    'name': 'Northern Hub',
    'kind': 'teaching-school-hub',
    'says': 'NPQs',
    'contact-name': 'Ann Example',
    'contact-email': 'hub@ambermoor.example',
    'web': '',
    'seen': '0',
  };
  const partner = idIn((await app.send('/academy/partners/new', form)).headers.location);
  expect(idIn((await app.send('/academy/partners/new', form)).headers.location), 'the same form again').toBe(partner);
  const npq = await app.send('/academy/courses/new', { ...courseForm, kind: 'npq', title: 'NPQ for headship', partner });
  expect(words((await app.open(String(npq.headers.location), member)).body)).toContain('About Northern Hub');
  expect(words((await app.open(`/academy/partners/${partner}`, member)).body)).toContain('NPQ for headship');
  const refusedOf = await app.send(`/academy/partners/${partner}/withdraw`, { reason: 'Closed' });
  expect(words(refusedOf.body)).toContain('The catalogue has courses of theirs');
});
