import { phaseIds, phases } from '../../common/phases.ts';
import { kindsOfTraining, trainingKinds } from '../../governors/boards/training.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { FormReader } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readDecimal, readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { courseKindIds, courseKinds, courseRoleIds, courseRoles, knownOf, skillIds, skills, stageIds, stages } from './catalogue.ts';
import { findAskedCourse } from './catalogue-pages.ts';
import { type CourseTerms, type LevelTerms, provisionalTerms, termIds, termLabels } from './charge.ts';
import { type Course, listPartners } from './find-catalogue.ts';
import { type CourseEntry, overtaken, recordCourse, withdrawCourse } from './record-course.ts';

const boxes = (labels: Readonly<Record<string, string>>, chosen: readonly string[]) =>
  Object.entries(labels).map(([value, text]) => ({ value, text, checked: chosen.includes(value) }));

const linesOf = (course: Course | null): URLSearchParams => {
  const terms = course?.terms ?? provisionalTerms;
  const form = new URLSearchParams({
    'kind': course?.kind ?? '',
    'title': course?.title ?? '',
    'says': course?.says ?? '',
    'length': course?.length ?? '',
    'price': course === null ? '' : String(course.pricePence / 100),
    'partner': course?.partner === null || course?.partner === undefined ? '' : String(course.partner.id),
    'seen': String(course?.changed ?? 0),
    'governor-training': course?.governorTraining ?? '',
    'core-term': terms.core.term,
    'core-off': terms.core.off === 0 ? '' : String(terms.core.off),
    'full-term': terms.full.term,
    'full-off': terms.full.off === 0 ? '' : String(terms.full.off),
  });
  for (const [name, of] of [
    ['roles', course?.roles],
    ['phases', course?.phases],
    ['stages', course?.stages],
    ['skills', course?.skills],
  ] as const)
    for (const one of of ?? []) form.append(name, one);
  return form;
};

async function courseForm(
  asked: Asked,
  course: Course | null,
  form: URLSearchParams,
  errors: FormReader['errors'] = [],
  status?: number,
): Promise<Reply> {
  const partners = (await listPartners(asked.means.db.kysely, asked.authority.authorityId)).filter(({ isWithdrawn }) => !isWithdrawn);
  return showForm({
    template: 'support/development/academy/course-form.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      title: course === null ? 'Add to the catalogue' : 'Change what the catalogue says',
      action: course === null ? '/academy/courses/new' : `/academy/courses/${String(course.id)}/change`,
      back: course === null ? '/academy' : `/academy/courses/${String(course.id)}`,
      kinds: choices(labelled(courseKinds), form.get('kind'), 'Choose'),
      partners: choices(
        partners.map(({ id, name }) => ({ value: String(id), text: name })),
        form.get('partner'),
        'The authority itself',
      ),
      trainings: choices(
        kindsOfTraining.map((value) => ({ value, text: trainingKinds[value].label })),
        form.get('governor-training'),
        'None',
      ),
      roles: boxes(courseRoles, form.getAll('roles')),
      phases: boxes(phases, form.getAll('phases')),
      stages: boxes(stages, form.getAll('stages')),
      skills: boxes(skills, form.getAll('skills')),
      levels: [
        { id: 'core', name: 'Core subscription', terms: choices(labelled(termLabels), form.get('core-term')) },
        { id: 'full', name: 'Full subscription', terms: choices(labelled(termLabels), form.get('full-term')) },
      ],
      breadcrumbs: [{ text: 'Academy', href: '/academy' }],
    },
  });
}

function readTerms(form: URLSearchParams, answers: FormReader, level: 'core' | 'full'): LevelTerms | null {
  const term = answers.choice(`${level}-term`, termIds, 'Choose what this subscription pays');
  if (term !== 'discounted') return term === null ? null : { term, off: 0 };
  const off = readDecimal(form, answers, `${level}-off`, {
    what: 'The discount',
    most: 100,
    decimals: 0,
    more: 0,
    missing: 'Enter how many per cent are taken off',
  });
  return off === null ? null : { term, off };
}

function readCourse(form: URLSearchParams, answers: FormReader): CourseEntry | null {
  const kind = answers.choice('kind', courseKindIds, 'Choose what it is');
  const title = answers.text('title', { what: 'The name', most: 120, missing: 'Enter what it is called' });
  const says = answers.longText('says', { what: 'What one learns', most: 3000, missing: 'Enter what one learns' });
  const length = answers.text('length', { what: 'The length', most: 80, missing: 'Enter how long it takes, such as 2 half days' });
  const price = readDecimal(form, answers, 'price', { what: 'The price', most: 100_000, missing: 'Enter the full price of a place, or 0' });
  const governorTraining = answers.optionalChoice('governor-training', kindsOfTraining, 'Choose from the list');
  const core = readTerms(form, answers, 'core');
  const full = readTerms(form, answers, 'full');
  if (
    answers.errors.length > 0 ||
    kind === null ||
    title === null ||
    says === null ||
    length === null ||
    price === null ||
    core === null ||
    full === null
  )
    return null;
  const terms: CourseTerms = { none: provisionalTerms.none, core, full };
  return {
    kind,
    title,
    says,
    length,
    roles: knownOf(courseRoleIds, form.getAll('roles')),
    phases: knownOf(phaseIds, form.getAll('phases')),
    stages: knownOf(stageIds, form.getAll('stages')),
    skills: knownOf(skillIds, form.getAll('skills')),
    pricePence: Math.round(price * 100),
    terms,
    governorTraining,
    partnerId: readId(form.get('partner') ?? ''),
  };
}

async function saveCourseOf(asked: Asked, course: Course | null): Promise<Reply> {
  const { means, request, doing } = asked;
  const answers = new FormReader(request.form);
  const entry = readCourse(request.form, answers);
  if (entry === null) return courseForm(asked, course, request.form, answers.errors);
  const changing = course === null ? null : { id: course.id, seen: Number(request.form.get('seen') ?? -1) };
  const done = await means.db.transaction((tx) => recordCourse(tx, doing, entry, changing));
  if (!done.ok && done.reason === overtaken && course !== null) {
    const form = new URLSearchParams(request.form);
    form.set('seen', String(course.changed));
    return { ...(await courseForm(asked, course, form, [{ field: 'title', at: 'title', text: `${overtaken}.` }])), status: 409 } as Reply;
  }
  if (!done.ok) return courseForm(asked, course, request.form, [{ field: 'title', at: 'title', text: done.reason }]);
  return {
    kind: 'redirect',
    to: `/academy/courses/${String(done.value)}`,
    notice: { kind: 'success', text: `“${entry.title}” is in the catalogue.` },
  };
}

export const showNewCourse: SupportPage = (asked) => courseForm(asked, null, linesOf(null));
export const saveNewCourse: SupportPage = (asked) => saveCourseOf(asked, null);

const standing = async (asked: Asked): Promise<Course | null> => {
  const course = await findAskedCourse(asked);
  return course === null || course.isWithdrawn ? null : course;
};

export const showChangeCourse: SupportPage = async (asked) => {
  const course = await standing(asked);
  return course === null ? { kind: 'not-found' } : courseForm(asked, course, linesOf(course));
};

export const saveChangeCourse: SupportPage = async (asked) => {
  const course = await standing(asked);
  return course === null ? { kind: 'not-found' } : saveCourseOf(asked, course);
};

function withdrawalForm({ id, title }: Course, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw from the catalogue',
      what: `“${title}” leaves the catalogue. Places, certificates and charges stay readable.`,
      action: `/academy/courses/${String(id)}/withdraw`,
      backLink: `/academy/courses/${String(id)}`,
    },
  });
}

export const showWithdrawCourse: SupportPage = async (asked) => {
  const course = await standing(asked);
  return course === null ? { kind: 'not-found' } : withdrawalForm(course);
};

export const saveWithdrawCourse: SupportPage = async (asked) => {
  const course = await standing(asked);
  if (course === null) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(course, form, answers.errors);
  const done = await asked.means.db.transaction((tx) => withdrawCourse(tx, asked.doing, course.id, reason));
  if (!done.ok) return withdrawalForm(course, form, [{ field: 'reason', at: 'reason', text: done.reason }]);
  return { kind: 'redirect', to: '/academy', notice: { kind: 'success', text: `“${course.title}” is withdrawn.` } };
};
