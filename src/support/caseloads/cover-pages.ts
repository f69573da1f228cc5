import { dateInWords } from '../../kernel/plain-date.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader, listAdvisers } from '../../register/index.ts';
import type { Asked, SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices, showForm } from '../common/show-form.ts';
import { showWithdrawal } from '../common/withdrawal-pages.ts';
import { type Cover, listCovers } from './find-covers.ts';
import { type CoverAsked, proposeCover } from './propose-cover.ts';
import { recordCover, seenIn } from './record-cover.ts';
import { withdrawCover } from './withdraw-cover.ts';

const crumbs = [{ text: 'Caseloads', href: '/caseloads' }];

async function coverForm(
  { means, authority }: Asked,
  form: URLSearchParams | Record<string, string>,
  errors: FormReader['errors'] = [],
): Promise<Reply> {
  const held = form instanceof URLSearchParams ? Object.fromEntries(form) : form;
  const advisers = (await listAdvisers(means.db.kysely, means.clock, authority.authorityId)).map(({ id, name }) => ({
    value: String(id),
    text: name,
  }));
  return showForm({
    template: 'support/caseloads/cover.njk',
    form,
    errors,
    data: {
      absent: choices(advisers, held['absent'], 'Choose'),
      cover: choices(advisers, held['cover'], 'Choose'),
      breadcrumbs: crumbs,
    },
  });
}

export const showCoverForm: SupportPage = (asked) =>
  coverForm(asked, { absent: asked.request.query.get('adviser') ?? '', ...dateBoxes('from', asked.today) });

async function readCover({ means, request, authority }: Asked, answers: FormReader): Promise<CoverAsked | null> {
  const advisers = await listAdvisers(means.db.kysely, means.clock, authority.authorityId);
  const find = (field: string) => advisers.find(({ id }) => id === readId(request.form.get(field) ?? ''));
  const [absent, cover] = [find('absent'), find('cover')];
  if (!absent) answers.refuse('absent', 'Choose who is away');
  if (!cover) answers.refuse('cover', 'Choose who stands in');
  if (absent && absent === cover) answers.refuse('cover', 'Whoever stands in must be somebody else');
  const from = answers.date('from', { what: 'The first day', missing: 'Enter the first day' });
  const to = answers.date('to', { what: 'The last day', missing: 'Enter the last day' });
  if (from !== null && to !== null && to < from)
    answers.errors.push({ field: 'to', at: 'to-day', text: 'The last day must be the same as or after the first day' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter the reason, without saying more of the absence than all may know' });
  if (answers.errors.length > 0 || !absent || !cover || from === null || to === null || reason === null) return null;
  return { absent, cover, from, to, reason };
}

/** Shows what would be done at each provider first, and does just that when it is confirmed. */
export const saveCover: SupportPage = async (asked) => {
  const { means, request, authority, doing } = asked;
  if (request.form.get('step') === 'change') return coverForm(asked, request.form);
  const answers = new FormReader(request.form);
  const cover = await readCover(asked, answers);
  if (cover === null) return coverForm(asked, request.form, answers.errors);
  if (request.form.get('step') !== 'save') return preview(asked, cover);
  const done = await means.db.transaction((tx) => recordCover(tx, doing, cover, request.form.get('seen') ?? ''), {
    authorityId: authority.authorityId,
  });
  if (!done.ok) return preview(asked, cover, done.reason);
  const text = `${cover.cover.name} stands in for ${cover.absent.name} at ${String(done.value)} ${done.value === 1 ? 'provider' : 'providers'} until ${dateInWords(cover.to)}. You can undo it below.`;
  return { kind: 'redirect', to: '/caseloads', notice: { kind: 'success', text } };
};

async function preview({ means, request, authority }: Asked, cover: CoverAsked, problem: string | null = null): Promise<Reply> {
  const lines = await proposeCover(means.db.kysely, { ...request.actor, authorityId: authority.authorityId }, cover);
  const carried = ['absent', 'cover', 'from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year', 'reason'];
  return {
    kind: 'page',
    template: 'support/caseloads/check-cover.njk',
    ...(problem === null ? {} : { status: 422 }),
    data: {
      cover,
      lines: lines.map(({ provider, from, to, leftBecause }) => ({ name: provider.name, from, to, leftBecause })),
      count: lines.filter(({ leftBecause }) => leftBecause === null).length,
      seen: seenIn(lines),
      carried: carried.map((name) => ({ name, value: request.form.get(name) ?? '' })),
      errors: problem === null ? [] : [{ text: problem, href: '#lines' }],
      breadcrumbs: crumbs,
    },
  };
}

async function findStanding({ means, request, authority }: Asked): Promise<Cover | null> {
  const id = readId(request.params['coverId']);
  return (await listCovers(means.db.kysely, authority.authorityId)).find((one) => one.id === id && one.withdrawn === null) ?? null;
}

const withdrawalOf = ({ id, absent, cover, from, to, allocationIds }: Cover) => ({
  table: 'caseload_cover' as const,
  id,
  title: 'Undo cover of a caseload',
  what: `${cover} stands in for ${absent} from ${dateInWords(from)} to ${dateInWords(to)} at ${String(allocationIds.length)} providers. What has begun of it ends yesterday, and what is to come is withdrawn.`,
  action: `/caseloads/cover/${String(id)}/undo`,
  back: '/caseloads',
});

export const showCoverUndo: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  return found === null ? { kind: 'not-found' } : showWithdrawal(withdrawalOf(found));
};

export const saveCoverUndo: SupportPage = async (asked) => {
  const found = await findStanding(asked);
  if (found === null) return { kind: 'not-found' };
  const { means, request, authority, doing } = asked;
  const answers = new FormReader(request.form);
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it is undone' });
  if (reason === null) return showWithdrawal(withdrawalOf(found), request.form, answers.errors);
  const done = await means.db.transaction((tx) => withdrawCover(tx, doing, found, reason), { authorityId: authority.authorityId });
  const text = done.ok ? `${found.cover} does not stand in for ${found.absent} any more.` : `${done.reason}.`;
  return { kind: 'redirect', to: '/caseloads', notice: { kind: done.ok ? 'success' : 'important', text } };
};
