import type { Reply } from '../../../platform/http/route.ts';
import { FormReader, isAllowed } from '../../../register/index.ts';
import type { Asked, SupportPage } from '../../common/open-page.ts';
import { readId } from '../../common/read-decimal.ts';
import { choices, labelled, showForm } from '../../common/show-form.ts';
import { partnerKindIds, partnerKinds } from './catalogue.ts';
import { courseInWords } from './catalogue-pages.ts';
import { listCourses, listPartners, type Partner } from './find-catalogue.ts';
import { overtaken, recordPartner, withdrawPartner } from './record-course.ts';

const breadcrumbs = [
  { text: 'Academy', href: '/academy' },
  { text: 'Partners', href: '/academy/partners' },
];

const inWords = (partner: Partner) => ({ ...partner, kindWords: partnerKinds[partner.kind], href: `/academy/partners/${String(partner.id)}` });

export const showPartners: SupportPage = async ({ means, request, authority }): Promise<Reply> => {
  const partners = (await listPartners(means.db.kysely, authority.authorityId)).filter(({ isWithdrawn }) => !isWithdrawn);
  const courses = await listCourses(means.db.kysely, authority.authorityId);
  return {
    kind: 'page',
    template: 'support/development/academy/partners.njk',
    data: {
      partners: partners.map((partner) => ({ ...inWords(partner), offers: courses.filter((course) => course.partner?.id === partner.id).length })),
      mayManage: isAllowed(request.actor, 'academy.manage'),
      breadcrumbs: breadcrumbs.slice(0, 1),
    },
  };
};

async function findAskedPartner({ means, request, authority }: Asked): Promise<Partner | null> {
  const id = readId(request.params['partnerId']);
  const partners = await listPartners(means.db.kysely, authority.authorityId);
  return partners.find((one) => one.id === id && !one.isWithdrawn) ?? null;
}

export const showPartner: SupportPage = async (asked): Promise<Reply> => {
  const partner = await findAskedPartner(asked);
  if (partner === null) return { kind: 'not-found' };
  const { means, request, authority } = asked;
  const courses = await listCourses(means.db.kysely, authority.authorityId);
  return {
    kind: 'page',
    template: 'support/development/academy/partner.njk',
    data: {
      partner: inWords(partner),
      courses: courses.filter((course) => course.partner?.id === partner.id).map(courseInWords),
      mayManage: isAllowed(request.actor, 'academy.manage'),
      breadcrumbs,
    },
  };
};

const formOf = (partner: Partner | null): Record<string, string> => ({
  'name': partner?.name ?? '',
  'kind': partner?.kind ?? '',
  'says': partner?.says ?? '',
  'contact-name': partner?.contactName ?? '',
  'contact-email': partner?.contactEmail ?? '',
  'web': partner?.web ?? '',
  'seen': String(partner?.changed ?? 0),
});

function partnerForm(partner: Partner | null, form: URLSearchParams | Record<string, string>, errors: FormReader['errors'] = []): Reply {
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  return showForm({
    template: 'support/development/academy/partner-form.njk',
    form,
    errors,
    data: {
      title: partner === null ? 'Add a partner' : 'Change a partner',
      action: partner === null ? '/academy/partners/new' : `/academy/partners/${String(partner.id)}/change`,
      back: partner === null ? '/academy/partners' : `/academy/partners/${String(partner.id)}`,
      kinds: choices(labelled(partnerKinds), held['kind'], 'Choose'),
      breadcrumbs,
    },
  });
}

/** Enough to be written to: whether anybody reads it, no form can tell. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

async function savePartnerOf(asked: Asked, partner: Partner | null): Promise<Reply> {
  const { means, request, doing } = asked;
  const { form } = request;
  const answers = new FormReader(form);
  const name = answers.text('name', { what: 'The name', most: 120, missing: 'Enter the partner’s name' });
  const kind = answers.choice('kind', partnerKindIds, 'Choose what kind of partner it is');
  const says = answers.longText('says', { what: 'What they bring', most: 2000, missing: 'Enter what they bring' });
  const contactName = answers.text('contact-name', { what: 'The contact', most: 120, missing: 'Enter whom to ask for' });
  const contactEmail = answers.text('contact-email', { what: 'The e-mail address', most: 200, missing: 'Enter an e-mail address' });
  if (contactEmail !== null && !isEmail(contactEmail)) answers.refuse('contact-email', 'Enter an e-mail address, like name@example.org');
  const web = answers.text('web', { what: 'The page', most: 300 });
  if (web !== null && !/^https:\/\/\S+$/.test(web)) answers.refuse('web', 'The page must begin with https://');
  if (answers.errors.length > 0 || name === null || kind === null || says === null || contactName === null || contactEmail === null)
    return partnerForm(partner, form, answers.errors);
  const changing = partner === null ? null : { id: partner.id, seen: Number(form.get('seen') ?? -1) };
  const done = await means.db.transaction((tx) => recordPartner(tx, doing, { name, kind, says, contactName, contactEmail, web }, changing));
  if (!done.ok && done.reason === overtaken && partner !== null) {
    const again = partnerForm(partner, { ...Object.fromEntries(form), seen: String(partner.changed) }, [
      { field: 'name', at: 'name', text: `${overtaken}.` },
    ]);
    return { ...again, status: 409 } as Reply;
  }
  if (!done.ok) return partnerForm(partner, form, [{ field: 'name', at: 'name', text: done.reason }]);
  return { kind: 'redirect', to: `/academy/partners/${String(done.value)}`, notice: { kind: 'success', text: `“${name}” is among the partners.` } };
}

export const showNewPartner: SupportPage = async () => partnerForm(null, formOf(null));
export const saveNewPartner: SupportPage = (asked) => savePartnerOf(asked, null);

export const showChangePartner: SupportPage = async (asked) => {
  const partner = await findAskedPartner(asked);
  return partner === null ? { kind: 'not-found' } : partnerForm(partner, formOf(partner));
};

export const saveChangePartner: SupportPage = async (asked) => {
  const partner = await findAskedPartner(asked);
  return partner === null ? { kind: 'not-found' } : savePartnerOf(asked, partner);
};

function withdrawalForm({ id, name }: Partner, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  return showForm({
    template: 'support/common/withdraw.njk',
    form,
    errors,
    data: {
      title: 'Withdraw a partner',
      what: `“${name}” is listed no longer.`,
      action: `/academy/partners/${String(id)}/withdraw`,
      backLink: `/academy/partners/${String(id)}`,
    },
  });
}

export const showWithdrawPartner: SupportPage = async (asked) => {
  const partner = await findAskedPartner(asked);
  return partner === null ? { kind: 'not-found' } : withdrawalForm(partner);
};

export const saveWithdrawPartner: SupportPage = async (asked) => {
  const partner = await findAskedPartner(asked);
  if (partner === null) return { kind: 'not-found' };
  const { form } = asked.request;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is withdrawn' });
  if (reason === null) return withdrawalForm(partner, form, answers.errors);
  const done = await asked.means.db.transaction((tx) => withdrawPartner(tx, asked.doing, partner.id, reason));
  if (!done.ok) return withdrawalForm(partner, form, [{ field: 'reason', at: 'reason', text: done.reason }]);
  return { kind: 'redirect', to: '/academy/partners', notice: { kind: 'success', text: `“${partner.name}” is withdrawn.` } };
};
