import { phaseIds, phases } from '../common/phases.ts';
import { addMonths } from '../../kernel/plain-date.ts';
import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader, isAllowed } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, labelled, showForm } from '../common/show-form.ts';
import { answerSaved, refuseWrong, seenIn } from './answer-saved.ts';
import { type KeptService, listOwners, listServices } from './list-services.ts';
import { recordService } from './record-service.ts';
import {
  answersQuestion,
  categoryIds,
  isOverdue,
  phasesInWords,
  serviceCategories,
  type ServiceEntry,
  type ServiceQuestion,
  wrongWith,
} from './service.ts';

const list = '/services';
export const hrefOf = (id: number, rest = ''): string => `${list}/${String(id)}${rest}`;
export const crumbs = [{ text: 'Services', href: list }];

function questionOf({ request: { query }, authority, today }: Asked): ServiceQuestion {
  const chosen = <T extends string>(name: string, known: readonly T[]): T | null => known.find((each) => each === query.get(name)) ?? null;
  return {
    words: (query.get('q') ?? '').trim().slice(0, 100),
    category: chosen('category', categoryIds),
    phase: chosen('phase', phaseIds),
    localityId: authority.localities.find(({ slug }) => slug === query.get('locality'))?.id ?? null,
    overdueOn: query.get('review') === 'overdue' ? today : null,
  };
}

/** Those that stand; whoever edits may ask for those that were withdrawn instead. */
const asksWithdrawn = ({ request: { query, actor } }: Asked): boolean => query.get('standing') === 'withdrawn' && isAllowed(actor, 'directory.edit');
const listAsked = async (asked: Asked): Promise<KeptService[]> =>
  (await listServices(asked.means.db.kysely, asked.authority.authorityId)).filter(({ withdrawn }) => (withdrawn !== null) === asksWithdrawn(asked));

export const presented = (service: KeptService, today: string) => ({
  ...service,
  href: hrefOf(service.id),
  categoryLabel: serviceCategories[service.category],
  forWhom: phasesInWords(service.phases),
  where: service.localityName ?? 'The whole authority',
  tel: service.phone?.replaceAll(/[\s()]/gu, '') ?? null,
  // It stays on one line.
  phoneText: service.phone?.replaceAll(/\s+/gu, '\u00A0') ?? null,
  isOverdue: isOverdue(service, today),
});

/** Every service that answers the question. */
export const showServices: SupportPage = async (asked): Promise<Reply> => {
  const { request, authority, today } = asked;
  const question = questionOf(asked);
  const all = await listAsked(asked);
  const shown = all.filter((service) => answersQuestion(service, question));
  const mayEdit = isAllowed(request.actor, 'directory.edit');
  const options = (of: Readonly<Record<string, string>>, chosen: string | null) =>
    Object.entries(of).map(([value, text]) => ({ value, text, checked: value === chosen }));
  const kept = new URLSearchParams([...request.query].filter(([name, value]) => name !== 'page' && value !== ''));
  return {
    kind: 'page',
    template: 'support/directory/services.njk',
    data: {
      mayEdit,
      total: all.length,
      isWithdrawn: asksWithdrawn(asked),
      services: shown.map((service) => presented(service, today)),
      isAsked: kept.size > 0,
      words: question.words,
      groups: [
        { name: 'category', legend: 'What it is', select: true, options: options(serviceCategories, question.category) },
        { name: 'phase', legend: 'For whom', select: true, options: options(phases, question.phase) },
        {
          name: 'locality',
          legend: 'Locality',
          select: true,
          options: authority.localities.map(({ id, slug, name }) => ({ value: slug, text: name, checked: id === question.localityId })),
        },
        ...(mayEdit
          ? [
              {
                name: 'review',
                legend: 'Review',
                select: true,
                options: [{ value: 'overdue', text: 'Overdue', checked: question.overdueOn !== null }],
              },
              {
                name: 'standing',
                legend: 'Standing',
                select: true,
                options: [{ value: 'withdrawn', text: 'Withdrawn', checked: asksWithdrawn(asked) }],
              },
            ]
          : []),
      ],
      csv: `${list}/csv${kept.size === 0 ? '' : `?${kept.toString()}`}`,
    },
  };
};

const header = ['Service', 'What it is', 'What it does', 'For whom', 'Where', 'Email', 'Telephone', 'Web', 'Last looked at', 'To be looked at by'];

export const exportServices: SupportPage = async (asked): Promise<Reply> => {
  const question = questionOf(asked);
  const shown = (await listAsked(asked)).filter((service) => answersQuestion(service, question));
  const rows = shown.map((service) => {
    const { name, categoryLabel, says, forWhom, where, email, phone, web, reviewedOn, reviewDueOn } = presented(service, asked.today);
    return [name, categoryLabel, says, forWhom, where, email, phone, web, reviewedOn, reviewDueOn];
  });
  return { kind: 'download', fileName: 'services.csv', contentType: csvType, body: writeCsv([header, ...rows]) };
};

export async function findService(asked: Asked): Promise<KeptService | null> {
  const id = readId(asked.request.params['serviceId']);
  return (await listServices(asked.means.db.kysely, asked.authority.authorityId)).find((one) => one.id === id) ?? null;
}

/** One that was withdrawn is read by those who edit: it says why. */
export const showService: SupportPage = async (asked): Promise<Reply> => {
  const service = await findService(asked);
  const mayEdit = isAllowed(asked.request.actor, 'directory.edit');
  if (service === null || (service.withdrawn !== null && !mayEdit)) return { kind: 'not-found' };
  const edits = mayEdit && service.withdrawn === null;
  return {
    kind: 'page',
    template: 'support/directory/service.njk',
    data: {
      service: presented(service, asked.today),
      mayEdit,
      edits: edits
        ? { change: hrefOf(service.id, '/change'), review: hrefOf(service.id, '/review'), withdraw: hrefOf(service.id, '/withdraw') }
        : null,
      breadcrumbs: crumbs,
    },
  };
};

async function serviceForm(
  asked: Asked,
  service: KeptService | null,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
  status?: number,
): Promise<Reply> {
  const { means, authority, request } = asked;
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const owners = await listOwners(means.db.kysely, authority.authorityId);
  const isShutOut = service !== null && !owners.some(({ id }) => id === service.ownerAccountId);
  return showForm({
    template: 'support/directory/service-form.njk',
    form,
    errors,
    ...(status === undefined ? {} : { status }),
    data: {
      title: service === null ? 'Add a service' : `Change ${service.name}`,
      seen: service?.changed ?? 0,
      overtaken: status === 409,
      action: service === null ? `${list}/new` : hrefOf(service.id, '/change'),
      cancel: service === null ? list : hrefOf(service.id),
      categories: choices(labelled(serviceCategories), held['category'], 'Choose'),
      phases: phaseIds.map((value) => ({ value, text: phases[value], checked: ticked(form).includes(value) })),
      localities: choices(
        authority.localities.map(({ id, name }) => ({ value: String(id), text: name })),
        held['locality'],
        'The whole authority',
      ),
      owners: choices(
        [...owners, ...(isShutOut ? [{ id: service.ownerAccountId, name: service.ownerName }] : [])].map(({ id, name }) => ({
          value: String(id),
          text: name,
        })),
        held['owner'] ?? String(request.actor.accountId ?? ''),
        'Choose',
      ),
      breadcrumbs: crumbs,
    },
  });
}

/** Tick-boxes of one name are lost when a form becomes a record: those of a form that is begun are joined. */
const ticked = (form: URLSearchParams | Record<string, string>): string[] =>
  form instanceof URLSearchParams ? form.getAll('phases') : (form['phases'] ?? '').split(' ');

export const showNewService: SupportPage = (asked) =>
  serviceForm(asked, null, { ...dateBoxes('reviewed', asked.today), ...dateBoxes('review-due', addMonths(asked.today, 12)) });

export const showServiceChange: SupportPage = async (asked) => {
  const service = await findService(asked);
  if (service === null || service.withdrawn !== null) return { kind: 'not-found' };
  const { category, name, says, phases: of, localityId, email, phone, web, ownerAccountId, reviewedOn, reviewDueOn } = service;
  return serviceForm(asked, service, {
    ...{ category, name, says, email: email ?? '', phone: phone ?? '', web: web ?? '' },
    phases: of.join(' '),
    locality: String(localityId ?? ''),
    owner: String(ownerAccountId),
    ...dateBoxes('reviewed', reviewedOn),
    ...dateBoxes('review-due', reviewDueOn),
  });
};

function readService({ request: { form }, authority, today }: Asked, reader: FormReader): ServiceEntry | null {
  const category = reader.choice('category', categoryIds, 'Choose what kind of service it is');
  const name = reader.text('name', { what: 'The name', most: 120, missing: 'Enter what it is called' });
  const says = reader.longText('says', { what: 'What it does', most: 2000, missing: 'Enter what it does' });
  const localityId = readId(form.get('locality') ?? '');
  const email = reader.text('email', { what: 'The email address', most: 200 });
  const phone = reader.text('phone', { what: 'The telephone number', most: 40 });
  const web = reader.text('web', { what: 'The web address', most: 300 });
  const owner = readId(form.get('owner') ?? '');
  if (owner === null) reader.refuse('owner', 'Choose whose entry it is');
  const reviewedOn = reader.date('reviewed', { what: 'The day', missing: 'Enter when it was last looked at' });
  const reviewDueOn = reader.date('review-due', { what: 'The day', missing: 'Enter by when it is to be looked at again' });
  if (localityId !== null && !authority.localities.some(({ id }) => id === localityId)) reader.refuse('locality', 'Choose where it is');
  refuseWrong(reader, wrongWith({ email, phone, web, reviewedOn, reviewDueOn }, today));
  if (
    reader.errors.length > 0 ||
    category === null ||
    name === null ||
    says === null ||
    owner === null ||
    reviewedOn === null ||
    reviewDueOn === null
  )
    return null;
  const chosen = form.getAll('phases');
  return {
    ...{ category, name, says, localityId, email, phone, web, reviewedOn, reviewDueOn },
    phases: phaseIds.filter((phase) => chosen.includes(phase)),
    ownerAccountId: owner,
  };
}

async function saveServiceOf(asked: Asked, service: KeptService | null): Promise<Reply> {
  const { means, request, doing } = asked;
  const reader = new FormReader(request.form);
  const entry = readService(asked, reader);
  if (entry === null) return serviceForm(asked, service, request.form, reader.errors);
  const seen = seenIn(request.form);
  const saved = await means.db.transaction((tx) => recordService(tx, doing, entry, service === null ? null : { id: service.id, seen }));
  return answerSaved(saved, {
    again: (errors, status) => serviceForm(asked, service, request.form, errors, status),
    to: (id) => hrefOf(id),
    text: `“${entry.name}” is in the directory.`,
  });
}

export const saveNewService: SupportPage = (asked) => saveServiceOf(asked, null);
export const saveServiceChange: SupportPage = async (asked) => {
  const service = await findService(asked);
  return service === null || service.withdrawn !== null ? { kind: 'not-found' } : saveServiceOf(asked, service);
};
