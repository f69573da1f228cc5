import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { type Field, FormReader } from '../../register/index.ts';
import { answerForm, doingOf } from './answer-concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import { findSameDayRoute } from './find-same-day-route.ts';
import { setSameDayRoute } from './set-same-day-route.ts';

const fields: readonly Field[] = [
  { kind: 'textarea', name: 'mash', label: 'A child may be at risk: the MASH', rows: 2, hint: 'Whom to ring, with the number and the hours' },
  {
    kind: 'textarea',
    name: 'lado',
    label: 'An adult who works with children: the LADO',
    rows: 2,
    hint: 'Whom to ring, with the number and the hours',
  },
  { kind: 'textarea', name: 'out-of-hours', label: 'Evenings and weekends', rows: 2 },
  { kind: 'textarea', name: 'note', label: 'Anything else to know first (optional)', rows: 2 },
];

function showForm(request: PageRequest, form: URLSearchParams, isProvisional: boolean, errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: 'Concerns',
    title: 'The same-day route for safeguarding',
    lead: [
      'Whoever logs a safeguarding concern is shown this first, before it can be saved.',
      ...(isProvisional ? ['These words are provisional: not from the published framework. Enter the authority’s own contact details.'] : []),
    ],
    fields,
    button: 'Save',
    cancel: '/concerns',
  };
  return answerForm(request, page, form, errors);
}

export async function openSameDayRoute({ db }: ConcernMeans, request: PageRequest): Promise<Reply> {
  const { authorityId } = request.actor;
  if (authorityId === null) return { kind: 'not-found' };
  const { mash, lado, outOfHours, note, setBy } = await findSameDayRoute(db.kysely, authorityId);
  return showForm(request, new URLSearchParams({ mash, lado, 'out-of-hours': outOfHours, 'note': note ?? '' }), setBy === null);
}

export async function saveSameDayRoute(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  const { authorityId } = request.actor;
  if (authorityId === null) return { kind: 'not-found' };
  const answers = new FormReader(request.form);
  const text = (field: string, what: string) => answers.longText(field, { what, most: 500, missing: `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}` });
  const mash = text('mash', 'How to reach the MASH');
  const lado = text('lado', 'How to reach the LADO');
  const outOfHours = text('out-of-hours', 'Whom to reach out of hours');
  const note = answers.longText('note', { what: 'The note', most: 1000 });
  if (mash === null || lado === null || outOfHours === null || answers.errors.length > 0) return showForm(request, request.form, false, answers.errors);
  await means.db.transaction((tx) => setSameDayRoute(tx, doingOf(means, request), authorityId, { mash, lado, outOfHours, note }), { authorityId });
  return { kind: 'redirect', to: '/concerns', notice: { kind: 'success', text: 'The same-day route is saved.' } };
} // prettier-ignore
