import { addMonths, dateInWords } from '../../kernel/plain-date.ts';
import type { Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { showForm } from '../common/show-form.ts';
import { saveWithdrawal, showWithdrawal } from '../common/withdrawal-pages.ts';
import { answerSaved, errorAt, seenIn } from './answer-saved.ts';
import type { KeptService } from './list-services.ts';
import { entryOf, recordService } from './record-service.ts';
import { crumbs, findService, hrefOf, presented } from './service-pages.ts';

const againIn = { 3: 'In three months', 6: 'In six months', 12: 'In a year' } as const;

function reviewForm(
  { today }: Asked,
  service: KeptService,
  form: URLSearchParams | Record<string, string>,
  errors: readonly FieldError[] = [],
): Reply {
  return showForm({
    template: 'support/directory/review.njk',
    form,
    errors,
    data: {
      service: presented(service, today),
      seen: service.changed,
      months: Object.entries(againIn).map(([value, text]) => ({ value, text })),
      action: hrefOf(service.id, '/review'),
      change: hrefOf(service.id, '/change'),
      cancel: hrefOf(service.id),
      breadcrumbs: [...crumbs, { text: service.name, href: hrefOf(service.id) }],
    },
  });
}

/** Its owner says that it is right as it stands, and when to look again. */
export const showReview: SupportPage = async (asked) => {
  const service = await findService(asked);
  return service === null || service.withdrawn !== null ? { kind: 'not-found' } : reviewForm(asked, service, { months: '12' });
};

export const saveReview: SupportPage = async (asked) => {
  const service = await findService(asked);
  if (service === null || service.withdrawn !== null) return { kind: 'not-found' };
  const { means, request, doing, today } = asked;
  const reader = new FormReader(request.form);
  const months = reader.choice('months', Object.keys(againIn), 'Choose when to look again');
  if (months === null) return reviewForm(asked, service, request.form, reader.errors);
  const entry = { ...entryOf(service), reviewedOn: today, reviewDueOn: addMonths(today, Number(months)) };
  const seen = seenIn(request.form);
  const saved = await means.db.transaction((tx) => recordService(tx, doing, entry, { id: service.id, seen }));
  return answerSaved(saved, {
    again: (errors) =>
      Promise.resolve(
        reviewForm(
          asked,
          service,
          request.form,
          errors.length > 0 ? errors : [errorAt('months', 'Somebody changed it meanwhile: read it as it is now, and answer again')],
        ),
      ),
    to: hrefOf,
    text: `It stands, and is looked at again by ${dateInWords(entry.reviewDueOn)}.`,
  });
};

const withdrawalOf = ({ id, name }: KeptService) => ({
  table: 'directory_service' as const,
  id,
  title: 'Withdraw a service',
  what: `“${name}” leaves the directory. Officers can still read what it said.`,
  action: hrefOf(id, '/withdraw'),
  back: hrefOf(id),
});

export const showServiceWithdrawal: SupportPage = async (asked) => {
  const service = await findService(asked);
  return service === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(service));
};
export const saveServiceWithdrawal: SupportPage = async (asked) => {
  const service = await findService(asked);
  return service === null ? { kind: 'not-found' } : saveWithdrawal(asked, withdrawalOf(service));
};
