import { phaseIds, phases } from '../../common/phases.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, ProviderPage, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { courseRoleIds, courseRoles, knownOf, skillIds, skills, stageIds, stages } from '../academy/catalogue.ts';
import { timeOfDay } from '../../../platform/clock.ts';
import { bookingInWords } from '../academy/booking-words.ts';
import { daysInWords } from '../academy/session-words.ts';
import { listOwnProviders, type NamedProvider } from '../academy/find-own-providers.ts';
import { findNextSteps, findRecord, listFitting, listShared, listTaken, listWorkplaces, type PathwayRecord } from './find-pathway.ts';
import { npqIds, npqs } from './pathway.ts';
import { recordPathway } from './record-pathway.ts';

const recordInWords = (record: PathwayRecord) => ({
  ...record,
  stageWords: stages[record.stage],
  roleWords: courseRoles[record.role],
  phaseWords: record.phase === null ? null : phases[record.phase],
  npqWords: record.npqs.map((id) => npqs[id]),
  wantWords: record.wants.map((id) => skills[id]),
});

/** Every stage, with what in the catalogue is for it. */
export const showPathway: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const courses = await listFitting(means.db.kysely, authority.authorityId, today);
  const { accountId } = request.actor;
  const record = accountId === null ? null : await findRecord(means.db.kysely, authority.authorityId, accountId, today);
  return {
    kind: 'page',
    template: 'support/development/pathway/pathway.njk',
    data: {
      stages: stageIds.map((id) => ({
        title: stages[id],
        isMine: record?.stage === id,
        courses: courses
          .filter((course) => course.stages.includes(id))
          .map(({ id: courseId, title, nextOn }) => ({ href: `/academy/courses/${String(courseId)}`, title, nextOn })),
      })),
      mayKeep: isAllowed(request.actor, 'pathway.own'),
      own: isAllowed(request.actor, 'pathway.shared') ? await listOwnProviders(means.db.kysely, request.actor, today) : [],
    },
  };
};

interface Mine {
  readonly record: PathwayRecord | null;
  readonly workplaces: readonly NamedProvider[];
  readonly accountId: number;
}

async function openMine({ means, request, authority, today }: Asked): Promise<Mine | null> {
  const { accountId } = request.actor;
  if (accountId === null) return null;
  const db = means.db.kysely;
  return {
    accountId,
    record: await findRecord(db, authority.authorityId, accountId, today),
    workplaces: await listWorkplaces(db, authority.authorityId, accountId, today),
  };
}

export const showMine: SupportPage = async (asked): Promise<Reply> => {
  const mine = await openMine(asked);
  if (mine === null) return { kind: 'not-found' };
  const { means, authority, today } = asked;
  const { attended, coming } = await listTaken(means.db.kysely, authority.authorityId, mine.accountId);
  const steps = mine.record === null ? [] : await findNextSteps(means.db.kysely, authority.authorityId, mine.record, today);
  const shown = ({ id, title, days }: (typeof attended)[number]) => ({ href: `/academy/bookings/${String(id)}`, title, days: daysInWords(days) });
  return {
    kind: 'page',
    template: 'support/development/pathway/mine.njk',
    data: {
      record: mine.record === null ? null : recordInWords(mine.record),
      steps: steps.map((step) => ({ ...step, href: `/academy/courses/${String(step.id)}` })),
      attended: attended.map(shown),
      coming: coming.filter((one) => !bookingInWords(one, today, timeOfDay(means.clock.now())).isOver).map(shown),
      breadcrumbs: [{ text: 'Pathway', href: '/pathway' }],
    },
  };
};

const boxes = (labels: Readonly<Record<string, string>>, chosen: readonly string[]) =>
  Object.entries(labels).map(([value, text]) => ({ value, text, checked: chosen.includes(value) }));

function mineForm({ workplaces }: Mine, form: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/development/pathway/mine-form.njk',
    form,
    errors,
    data: {
      stages: choices(labelled(stages), form.get('stage'), 'Choose'),
      roles: choices(labelled(courseRoles), form.get('role'), 'Choose'),
      phases: choices(labelled(phases), form.get('phase'), 'None, or several'),
      npqs: boxes(npqs, form.getAll('npqs')),
      wants: boxes(skills, form.getAll('wants')),
      shares: choices(
        workplaces.map(({ id, name }) => ({ value: String(id), text: `The head of ${name}` })),
        form.get('shared-with'),
        'Nobody: it is mine alone',
      ),
      breadcrumbs: [
        { text: 'Pathway', href: '/pathway' },
        { text: 'My record', href: '/pathway/mine' },
      ],
    },
  });
}

export const showChangeMine: SupportPage = async (asked) => {
  const mine = await openMine(asked);
  if (mine === null) return { kind: 'not-found' };
  const { record } = mine;
  const form = new URLSearchParams({
    'stage': record?.stage ?? '',
    'role': record?.role ?? '',
    'phase': record?.phase ?? '',
    'aims': record?.aims ?? '',
    'shared-with': record?.sharedWith === null || record === null ? '' : String(record.sharedWith),
  });
  for (const one of record?.npqs ?? []) form.append('npqs', one);
  for (const one of record?.wants ?? []) form.append('wants', one);
  return mineForm(mine, form);
};

export const saveMine: SupportPage = async (asked) => {
  const mine = await openMine(asked);
  if (mine === null) return { kind: 'not-found' };
  const { means, request, doing } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const stage = answers.choice('stage', stageIds, 'Choose the stage at which you are');
  const role = answers.choice('role', courseRoleIds, 'Choose what you do');
  const phase = answers.optionalChoice('phase', phaseIds, 'Choose a phase from the list');
  const aims = answers.longText('aims', { what: 'What you want', most: 2000 });
  const shared = form.get('shared-with') ?? '';
  const workplace = mine.workplaces.find(({ id }) => id === readId(shared));
  if (shared !== '' && workplace === undefined) answers.refuse('shared-with', 'Choose from the list to whom you show it');
  if (answers.errors.length > 0 || stage === null || role === null) return mineForm(mine, form, answers.errors);
  const entry = {
    stage,
    role,
    phase,
    npqs: knownOf(npqIds, form.getAll('npqs')),
    wants: knownOf(skillIds, form.getAll('wants')),
    aims,
    sharedWith: workplace?.id ?? null,
  };
  await means.db.transaction((tx) => recordPathway(tx, doing, mine.accountId, entry));
  return { kind: 'redirect', to: '/pathway/mine', notice: { kind: 'success', text: 'Your record is saved. Below is what fits next.' } };
};

/** What people of a school show to its head. */
export const showShared: ProviderPage = async ({ means, authority, today }, provider): Promise<Reply> => {
  const db = means.db.kysely;
  const records = await listShared(db, authority.authorityId, provider.id, today);
  const people = [];
  for (const record of records) {
    const steps = await findNextSteps(db, authority.authorityId, record, today);
    const { attended } = await listTaken(db, authority.authorityId, record.accountId);
    people.push({
      ...recordInWords(record),
      attended: attended.map(({ title, days }) => `${title}, ${daysInWords(days)}`),
      steps: steps.slice(0, 3).map((step) => ({ ...step, href: `/academy/courses/${String(step.id)}` })),
    });
  }
  return {
    kind: 'page',
    template: 'support/development/pathway/shared.njk',
    data: { provider, people, breadcrumbs: [{ text: 'Pathway', href: '/pathway' }] },
  };
};
