import type { LightMyRequestResponse } from 'fastify';
import { actionRoutes } from '../../evidence/actions/actions.routes.ts';
import { concernRoutes } from '../../evidence/concerns/concerns.routes.ts';
import { day } from '../../register/by-hand/sent-form.fixture.ts';
import type { Doing } from '../common/doing.ts';
import { findRun, type Run } from '../programmes/find-runs.ts';
import { asPerson } from '../programmes/programmes.fixture.ts';
import type { Step } from '../programmes/run.ts';
import { interventionRoutes } from '../intervention/intervention.routes.ts';
import { boardRoutes } from '../programme-board/board.routes.ts';
import { programmeRoutes } from '../programmes/programmes.routes.ts';
import { startRun } from '../programmes/starting/start-run.ts';
import { takeStep } from '../programmes/take-step.ts';
import { openSupportApp, type SupportApp } from '../support-app.fixture.ts';
import { inventedCalendar } from './trip.fixture.ts';
import { tripRoutes } from './trip.routes.ts';

export const doing = (task: string, on: string, answers: Record<string, string> = {}): Step => ({ kind: 'task-done', task, on, answers, note: null });
export const through = (gate: string, on: string): Step => ({ kind: 'gate-passed', gate, on, reason: 'It is time' });
export const seen = (html: string): string => /name="seen" value="(-?\d+)"/.exec(html)?.[1] ?? '';
export const hidden = (html: string, field: string): string => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** The pages of rapid improvement, with term dates, on 23 November 2026. */
export async function openTripApp(): Promise<SupportApp & { readonly doingAsLead: Doing }> {
  const app = await openSupportApp((means) => [
    ...tripRoutes(means),
    ...programmeRoutes(means),
    ...interventionRoutes(means),
    ...actionRoutes(means),
    ...concernRoutes(means),
    ...boardRoutes(means),
  ]);
  const term = { authority_id: app.authorityId, source: 'Test', entered_by: 'Test', entered_at: new Date('2026-07-01T09:00:00Z'), inset_days: '[]' };
  for (const { academicYear, name, startsOn, halfTermFrom, halfTermTo, endsOn } of inventedCalendar.terms)
    await app.db.kysely
      .insertInto('term')
      .values({
        ...term,
        academic_year: academicYear,
        name,
        starts_on: startsOn,
        half_term_from: halfTermFrom,
        half_term_to: halfTermTo,
        ends_on: endsOn,
      })
      .execute();
  return { ...app, doingAsLead: await asPerson(app, 'lead', 'Pat Moor') };
}

/** A run of an invented school that has come as far as its single plan, and what people enter on its pages. */
export class InventedRun {
  readonly app: Awaited<ReturnType<typeof openTripApp>>;
  readonly school: number;
  readonly runId: number;
  readonly path: string;

  private constructor(app: InventedRun['app'], school: number, runId: number) {
    this.app = app;
    this.school = school;
    this.runId = runId;
    this.path = `/providers/${String(school)}/programmes/${String(runId)}`;
  }

  /** Only just begun, in triage. */
  static async start(app: InventedRun['app'], name: string): Promise<InventedRun> {
    return InventedRun.startAt(app, await app.addSchool(name));
  }

  /** At a school that is there already. */
  static async startAt(app: InventedRun['app'], school: number, on = '2026-09-07'): Promise<InventedRun> {
    const given = { providerId: school, programme: 'trip', trigger: 'by-hand', triggerRef: null, reason: 'It asked', accountId: null } as const;
    const begun = await app.db.transaction((tx) => startRun(tx, app.doingAsLead, { ...given, on }));
    if (!begun.ok) throw new Error(begun.reason);
    return new InventedRun(app, school, begun.value.runId);
  }

  static async begin(app: InventedRun['app'], name: string): Promise<InventedRun> {
    const run = await InventedRun.start(app, name);
    await run.comeToPlan();
    return run;
  }

  /** `entered` is what else is done on entry, where it is not for every school. */
  async comeToPlan(...entered: Step[]): Promise<void> {
    await this.take(
      doing('safeguarding-first', '2026-09-07', { safeguarding: 'no' }),
      doing('triage', '2026-09-10', { known: 'Results fell', why: 'It cannot wait' }),
      through('begin', '2026-09-10'),
      doing('entry-meeting', '2026-09-14', { attended: 'Head, chair', agreed: 'To begin' }),
      doing('entry-letter', '2026-09-15', {
        'called-on': '2026-09-14',
        'sent-on': '2026-09-15',
        'sent-to': 'Head and chair',
        'signed-by': 'Jo Marsh',
      }),
      ...entered,
      through('go-on-to-diagnosis', '2026-09-15'),
      doing('diagnostic-review', '2026-09-22', { found: 'Reading is weak', causes: 'No scheme', capacity: 'A keen deputy' }),
      through('go-on-to-planning', '2026-09-23'),
    );
  }

  async now(): Promise<Run> {
    const found = await findRun(this.app.db.kysely, this.app.authorityId, this.runId);
    if (found === null) throw new Error('The run is there.');
    return found;
  }

  async try(step: Step): ReturnType<typeof takeStep> {
    const { count } = (await this.now()).now;
    return this.app.db.transaction((tx) => takeStep(tx, this.app.doingAsLead, { runId: this.runId, step, seen: count }));
  }

  async take(...steps: Step[]): Promise<void> {
    for (const step of steps) {
      const taken = await this.try(step);
      if (!taken.ok) throw new Error(taken.reason);
    }
  }

  async open(at: string, cookie?: string): Promise<string> {
    return (await this.app.open(`${this.path}/${at}`, cookie)).body;
  }

  send(at: string, form: Readonly<Record<string, string>>, cookie?: string): Promise<LightMyRequestResponse> {
    return this.app.send(`${this.path}/${at}`, form, cookie);
  }

  /** What a person enters of a priority on the form that they were shown. */
  async fillPriority(title: string, at = 'new'): Promise<Record<string, string>> {
    const page = await this.open(`plan/priorities/${at}`);
    const objective = hidden(page, 'objectives').split(' ')[0] ?? '';
    const action = hidden(page, 'actions').split(' ')[0] ?? '';
    const milestones = [...page.matchAll(new RegExp(`name="(${objective}-by-[^"]+)"`, 'g'))].map(([, field]) => field ?? '');
    return {
      seen: seen(page),
      key: hidden(page, 'key'),
      objectives: hidden(page, 'objectives'),
      actions: hidden(page, 'actions'),
      title,
      why: 'Too few read fluently',
      [`${objective}-says`]: `${title} is taught well`,
      [`${objective}-success`]: 'Four in five pass',
      ...Object.fromEntries(milestones.map((field, index) => [field, `${title}, step ${String(index + 1)}`])),
      [`${action}-what`]: `Train staff in ${title.toLowerCase()}`,
      [`${action}-side`]: 'provider',
      [`${action}-owner`]: 'Deputy head',
      [`${action}-success`]: 'All were seen to teach it',
      ...day(`${action}-due`, '2026-11-13'),
    };
  }

  async fillSupport(): Promise<Record<string, string>> {
    const page = await this.open('plan/support');
    const row = hidden(page, 'rows').split(' ')[0] ?? '';
    const said = { [`${row}-what`]: 'An adviser in classrooms', [`${row}-by`]: 'Adviser', [`${row}-days`]: '6', [`${row}-cost`]: '3000' };
    return { seen: seen(page), rows: hidden(page, 'rows'), ...said };
  }

  /** What a form about the draft says that it was opened on. */
  async opened(at: string): Promise<Record<string, string>> {
    const page = await this.open(at);
    return { version: hidden(page, 'version'), seen: seen(page) };
  }

  async beginDraft(endsOn = '2027-02-12'): Promise<LightMyRequestResponse> {
    return this.send('plan/draft', { ...(await this.opened('plan/draft')), ...day('starts-on', '2026-09-28'), ...day('ends-on', endsOn) });
  }

  async agree(version: string, on: string): Promise<LightMyRequestResponse> {
    return this.send('plan/agree', { ...(await this.opened('plan/agree')), version, with: 'Head, chair', ...day('on', on) });
  }

  approve(): Promise<LightMyRequestResponse> {
    return this.send('plan/approve', { version: '1', meeting: 'Full governing body, minute 7', ...day('on', '2026-10-05') });
  }

  async draftPlan(): Promise<void> {
    await this.beginDraft();
    await this.send('plan/priorities/new', await this.fillPriority('Early reading'));
    await this.send('plan/support', await this.fillSupport());
  }

  async agreePlan(): Promise<void> {
    await this.draftPlan();
    const agreed = await this.agree('1', '2026-09-28');
    if (agreed.statusCode !== 303) throw new Error(agreed.body);
  }

  async beginPlan(): Promise<void> {
    await this.agreePlan();
    await this.approve();
    await this.take(through('begin-the-plan', '2026-10-05'));
  }

  async hold(on: string, grade: string, over: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const page = await this.open('reviews/new');
    const keys = [...page.matchAll(/name="grade-(p\d+)"/g)].map(([, key]) => key ?? '');
    return this.send('reviews/new', {
      'seen': seen(page),
      ...day('on', on),
      'chaired-by': 'Pat Moor',
      ...Object.fromEntries(
        keys.flatMap((key) => [
          [`grade-${key}`, grade],
          [`evidence-${key}`, `Two lessons on ${on}`],
        ]),
      ),
      'direction': 'Slow',
      'attended': 'Head\nChair',
      'apologies': '',
      'minutes': `Minutes of ${on}`,
      'next-steps': 'Visit again',
      ...over,
    });
  }

  /** What a person enters of every priority on the exit test’s form. */
  async exitTest(can: string, evidence = 'Two leaders are trained'): Promise<Record<string, string>> {
    const page = await this.open('exit-test');
    const keys = new Set([...page.matchAll(/name="can-(p\d+)"/g)].map(([, key]) => key ?? ''));
    const said = [...keys].flatMap((key) => [
      [`can-${key}`, can],
      [`evidence-${key}`, evidence],
    ]);
    return { seen: seen(page), ...(Object.fromEntries(said) as Record<string, string>) };
  }

  head(): Promise<string> {
    return this.app.signInAs('headteacher', { reaches: [{ kind: 'provider', providerId: this.school }] });
  }

  actions() {
    return this.app.db.kysely
      .selectFrom('agreed_action')
      .select(['id', 'what', 'state', 'due_on', 'came_from', 'is_shared'])
      .where('provider_id', '=', this.school)
      .orderBy('id')
      .execute();
  }

  findings() {
    return this.app.db.kysely
      .selectFrom('finding')
      .select(['value', 'valid_from', 'withdrawn_at'])
      .where('provider_id', '=', this.school)
      .where('kind', '=', 'trip-review')
      .orderBy('valid_from')
      .execute();
  }
}
