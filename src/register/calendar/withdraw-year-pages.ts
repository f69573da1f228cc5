import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { done, type FormPage, said, showForm } from '../accounts/show-form.ts';
import { FormReader } from '../by-hand/form-reader.ts';
import type { CalendarMeans } from './calendar-page.ts';
import { findAskedYear } from './enter-year-pages.ts';
import type { NamedOwner } from './find-owner.ts';
import { withdrawYear } from './withdraw-year.ts';

function pageOf(owner: NamedOwner, year: string): FormPage {
  const instead =
    owner.providerId === null
      ? 'Until they are entered again, provisional dates are used where there are any.'
      : 'The authority’s dates then count for it.';
  return {
    title: `Withdraw the term dates of ${year}`,
    caption: owner.name,
    lead: [`They stay readable, with your reason. ${instead}`],
    fields: [{ kind: 'text', name: 'reason', label: 'Why they are withdrawn' }],
    carried: [
      { name: 'year', value: year },
      { name: 'provider', value: String(owner.providerId ?? '') },
    ],
    button: 'Withdraw the dates',
    warning: true,
    cancel: owner.href,
  };
}

export async function showWithdrawYear(means: CalendarMeans, request: PageRequest): Promise<Reply> {
  const asked = await findAskedYear(means, request, request.query);
  return asked?.standing ? showForm(pageOf(asked.owner, asked.year), request) : { kind: 'not-found' };
}

export async function answerWithdrawYear(means: CalendarMeans, request: PageRequest): Promise<Reply> {
  const { form, actor, audit: event, reference } = request;
  const asked = await findAskedYear(means, request, form);
  if (asked === null) return { kind: 'not-found' };
  const { owner, year } = asked;
  const answers = new FormReader(form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why they are withdrawn' });
  if (reason === null) return showForm(pageOf(owner, year), request, { form, errors: answers.errors });
  const { db, clock } = means;
  const withdrawn = await db.transaction((tx) => withdrawYear(tx, { actor, clock, event, reference }, owner, year, reason), {
    authorityId: owner.authorityId,
  });
  return withdrawn.ok ? done(owner.href, `The term dates of ${year} are withdrawn.`) : said(owner.href, `${withdrawn.reason}.`);
}
