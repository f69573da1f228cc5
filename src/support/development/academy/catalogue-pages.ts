import { hasWords } from '../../../kernel/plain-text.ts';
import { phases } from '../../common/phases.ts';
import { isOutside } from '../../../evidence/index.ts';
import { csvType, writeCsv } from '../../../platform/files/write-csv.ts';
import type { Reply } from '../../../platform/http/route.ts';
import { isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled } from '../../common/show-form.ts';
import { findLevels, findPaysAs } from '../subscriptions/find-subscriptions.ts';
import { academicYearOf } from '../../../kernel/period.ts';
import { audienceInWords, courseKinds, courseRoles, skills, stages } from './catalogue.ts';
import { chargeFor, pounds } from './charge.ts';
import { standingOf, sessionStandings, wasHeld } from './decide-places.ts';
import { summarise } from './evaluation.ts';
import { countAttended, listBookingsOfAccount, listEvaluations } from './find-bookings.ts';
import { type Course, findCourse, listCourses, listSessions, type Session } from './find-catalogue.ts';
import { listBookableProviders, listOwnProviders } from './find-own-providers.ts';
import { daysInWords, whenInWords } from './session-words.ts';

const colours = { planned: 'grey', open: 'green', full: 'orange', closed: 'grey', held: 'blue', cancelled: 'red' } as const;

export function sessionInWords(session: Session, today: string) {
  const standing = standingOf(session, session, today);
  const left = session.places - session.booked;
  const room =
    standing === 'open'
      ? `${String(left)} of ${String(session.places)} places left`
      : standing === 'full'
        ? session.waiting === 0
          ? 'Nobody waits yet'
          : `${String(session.waiting)} on the waiting list`
        : null;
  return {
    ...session,
    when: whenInWords(session),
    daysWords: daysInWords(session.days),
    standing,
    tag: { text: sessionStandings[standing], colour: colours[standing] },
    room,
    mayCancel: standing !== 'cancelled' && !wasHeld(session, today),
    isAskable: standing === 'open' || standing === 'full',
  };
}

export function courseInWords(course: Course) {
  return {
    ...course,
    href: `/academy/courses/${String(course.id)}`,
    kindWords: courseKinds[course.kind],
    forWhom: audienceInWords(courseRoles, course.roles, 'Everybody'),
    phaseWords: audienceInWords(phases, course.phases, 'Every phase'),
    stageWords: audienceInWords(stages, course.stages, 'Every stage'),
    skillWords: audienceInWords(skills, course.skills, 'None named'),
    price: course.pricePence === 0 ? 'Free' : pounds(course.pricePence),
    provider: course.partner?.name ?? 'The authority',
  };
}

/** What a place would cost whoever reads: by their own provider’s subscription, where they have one provider. */
async function findOwnPrice({ means, request, authority, today }: Asked, course: Course) {
  const db = means.db.kysely;
  if (!isOutside(request.actor.role, request.actor.kind)) return null;
  const own = await listOwnProviders(db, request.actor, today);
  if (own.length > 1) return null;
  const pays = await findPaysAs(db, authority.authorityId, own[0]?.id ?? null, today);
  const { pence, rule } = chargeFor(course, { ...pays, isOwnStaff: false });
  return { text: pence === 0 ? 'Nothing' : pounds(pence), rule, forWhom: own[0]?.name ?? 'you' };
}

const fields = ['kind', 'role', 'phase', 'stage', 'skill'] as const;

function isFound(course: Course, query: URLSearchParams): boolean {
  const has = (name: (typeof fields)[number], of: readonly string[]): boolean => {
    const asked = query.get(name) ?? '';
    return asked === '' || of.length === 0 || of.includes(asked);
  };
  return (
    hasWords(`${course.title} ${course.says} ${course.partner?.name ?? ''}`, query.get('q') ?? '') &&
    (!query.get('kind') || query.get('kind') === course.kind) &&
    has('role', course.roles) &&
    has('phase', course.phases) &&
    has('stage', course.stages) &&
    (!query.get('skill') || course.skills.some((skill) => skill === query.get('skill')))
  );
}

async function listFound({ means, request, authority, today }: Asked) {
  const db = means.db.kysely;
  const courses = (await listCourses(db, authority.authorityId)).filter((course) => isFound(course, request.query));
  const sessions = await listSessions(db, authority.authorityId, { from: today });
  return courses.map((course) => ({
    ...courseInWords(course),
    coming: sessions
      .filter(({ courseId, state }) => courseId === course.id && state !== 'cancelled')
      .map((session) => sessionInWords(session, today)),
  }));
}

export const showCatalogue: SupportPage = async (asked): Promise<Reply> => {
  const { request, today, means, authority } = asked;
  const found = await listFound(asked);
  const { actor, query } = request;
  const chosen = (name: string, labels: Readonly<Record<string, string>>) => choices(labelled(labels), query.get(name), 'Any');
  const own = isOutside(actor.role, actor.kind) ? await listBookableProviders(means.db.kysely, actor, today) : [];
  const mine = actor.accountId === null ? [] : await listBookingsOfAccount(means.db.kysely, authority.authorityId, actor.accountId);
  return {
    kind: 'page',
    template: 'support/development/academy/catalogue.njk',
    data: {
      courses: found,
      q: query.get('q') ?? '',
      filters: [
        { name: 'kind', label: 'What it is', items: chosen('kind', courseKinds) },
        { name: 'role', label: 'For whom', items: chosen('role', courseRoles) },
        { name: 'phase', label: 'Phase', items: chosen('phase', phases) },
        { name: 'stage', label: 'Stage of the pathway', items: chosen('stage', stages) },
        { name: 'skill', label: 'Skill', items: chosen('skill', skills) },
      ],
      isFiltered: [...fields, 'q'].some((name) => (query.get(name) ?? '') !== ''),
      csv: `/academy/catalogue.csv?${query.toString()}`,
      mayManage: isAllowed(actor, 'academy.manage'),
      mayBookSelf: isAllowed(actor, 'academy.book-self'),
      mayCharge: isAllowed(actor, 'academy.charges-view'),
      ownProviders: own,
      myPlaces: mine.filter(({ state, lastOn }) => state !== 'cancelled' && lastOn >= today).length,
    },
  };
};

export const exportCatalogue: SupportPage = async (asked): Promise<Reply> => {
  const rows = (await listFound(asked)).flatMap((course) => {
    const about = [
      course.title,
      course.kindWords,
      course.provider,
      course.forWhom,
      course.phaseWords,
      course.stageWords,
      course.length,
      course.pricePence / 100,
    ];
    const sessions = course.coming.map(({ when, place, places, booked, waiting, tag }) => [
      ...about,
      when,
      place,
      tag.text,
      places,
      places - booked,
      waiting,
    ]);
    return sessions.length === 0 ? [[...about, null, null, null, null, null, null]] : sessions;
  });
  const header = [
    'Title',
    'Kind',
    'Provider',
    'For whom',
    'Phases',
    'Stages',
    'Length',
    'Price in pounds',
    'When',
    'Where',
    'State',
    'Places',
    'Free',
    'Waiting',
  ];
  return { kind: 'download', fileName: 'academy-catalogue.csv', contentType: csvType, body: writeCsv([header, ...rows]) };
};

export async function findAskedCourse({ means, request, authority }: Asked): Promise<Course | null> {
  const id = readId(request.params['courseId']);
  return id === null ? null : findCourse(means.db.kysely, authority.authorityId, id);
}

export const showCourse: SupportPage = async (asked): Promise<Reply> => {
  const { means, request, authority, today } = asked;
  const course = await findAskedCourse(asked);
  if (course === null) return { kind: 'not-found' };
  const db = means.db.kysely;
  const { actor } = request;
  const isStaff = !isOutside(actor.role, actor.kind);
  const sessions = (await listSessions(db, authority.authorityId, { courseId: course.id })).map((session) => sessionInWords(session, today));
  const levels = await findLevels(db, authority.authorityId, academicYearOf(today));
  const own = isStaff ? [] : await listBookableProviders(db, actor, today);
  const summary = summarise(
    await listEvaluations(db, authority.authorityId, course.id),
    await countAttended(db, authority.authorityId, course.id),
    isStaff,
  );
  const prices = levels.map((one) => ({ one, ...chargeFor(course, { level: one.id, levelName: one.name, isOwnStaff: false }) }));
  return {
    kind: 'page',
    template: 'support/development/academy/course.njk',
    data: {
      course: courseInWords(course),
      coming: sessions.filter(({ lastOn }) => lastOn >= today),
      past: isStaff ? sessions.filter(({ lastOn }) => lastOn < today) : [],
      prices: prices.map(({ one, pence, rule }) => ({
        name: one.name,
        isProvisional: one.isProvisional && one.id !== 'none',
        text: pence === 0 ? 'Nothing' : pounds(pence),
        rule,
      })),
      ownPrice: await findOwnPrice(asked, course),
      summary,
      mayManage: isAllowed(actor, 'academy.manage') && !course.isWithdrawn,
      maySeePeople: isAllowed(actor, 'academy.people'),
      mayBookSelf: isAllowed(actor, 'academy.book-self'),
      mayBookForAny: isStaff && isAllowed(actor, 'academy.book'),
      ownProviders: own,
      breadcrumbs: [{ text: 'Academy', href: '/academy' }],
    },
  };
};
