import { beforeAll, expect, it } from 'vitest';
import { day } from '../../../register/by-hand/sent-form.fixture.ts';
import { academyRoutes } from '../../development/academy/academy.routes.ts';
import { addCourse, courseForm, idIn, sessionForm } from '../../development/academy/academy-forms.fixture.ts';
import { openSupportApp, type SupportApp, words } from '../../support-app.fixture.ts';
import { makeBoard } from './boards.fixture.ts';
import { governingBoardRoutes } from './boards.routes.ts';

let app: SupportApp;
beforeAll(async () => {
  app = await openSupportApp((means) => [...governingBoardRoutes(means), ...academyRoutes(means)]);
});

it('a governor who attends a course that is training of governors has done it, by the board’s own record; one who does not come has not', async () => {
  const { path, clerk, add, addPersonOf } = await makeBoard(app, 'Willowmere Primary School');
  const ada = await addPersonOf('governor', 'Ada Reed');
  const member = await add('Ada Reed', 'parent', '2026-10-01', { accountId: ada.id });
  const course = await addCourse(app, 'Safeguarding for governors');
  const change = { ...courseForm, 'title': 'Safeguarding for governors', 'governor-training': 'safeguarding' };
  expect((await app.send(`/academy/courses/${course}/change`, { ...change, 'governor-training': 'cooking' })).statusCode).toBe(422);
  expect((await app.send(`/academy/courses/${course}/change`, change)).statusCode).toBe(303);
  expect((await app.open(`/academy/courses/${course}/change`)).body).toContain('value="safeguarding" selected');
  await app.send(`/academy/courses/${course}/sessions/new`, { ...sessionForm('2026-11-23'), ...day('closes', '2026-11-23') });
  const { id: session } = await app.db.kysely.selectFrom('academy_session').select('id').executeTakeFirstOrThrow();
  const booked = await app.send(`/academy/sessions/${String(session)}/book`, { role: 'Governor' }, ada.cookie);
  expect(booked.statusCode, words(booked.body)).toBe(303);
  const read = async () => words((await app.open(member, clerk)).body);
  const came = (how: string) => app.send(`/academy/sessions/${String(session)}/attendance`, { [`came-${idIn(booked.headers.location)}`]: how });
  expect(await read()).toMatch(/Safeguarding .* Not yet 1 January 2027 Due soon/);
  expect((await came('attended')).statusCode).toBe(303);
  expect(await read()).toMatch(/Safeguarding .* 23 November 2026 23 November 2029 To come/);
  expect(await read()).toContain('Safeguarding, 23 November 2026: The academy: Safeguarding for governors');
  expect((await app.open(member, clerk)).body, 'it is corrected at the academy').not.toMatch(/training\/\d+\/withdraw/);
  expect(words((await app.open(path(), clerk)).body)).not.toContain('Ada Reed : safeguarding');
  await came('absent');
  expect(await read(), 'it was said in error').toMatch(/Safeguarding .* Not yet 1 January 2027 Due soon/);
});
