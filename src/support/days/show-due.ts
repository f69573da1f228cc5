import { academicYearOf } from '../../kernel/period.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { tierLabels } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import type { SupportPage } from '../common/open-page.ts';
import { readId } from '../common/read-decimal.ts';
import { choices } from '../common/show-form.ts';
import { type DueContact, gatherDue } from './gather-due.ts';
import { gatherEntitled } from './gather-entitled.ts';

const spans = { overdue: 'Overdue', month: 'Due within four weeks, or overdue', all: 'All' } as const;
type Span = keyof typeof spans;

/** Visits and other contacts by when they are due, the longest overdue first; those that cannot be dated come last, with why. */
export const showDue: SupportPage = async ({ means, request, authority, today }): Promise<Reply> => {
  const { authorityId } = authority;
  const actor = { ...request.actor, authorityId };
  const { providers, isProvisional } = await gatherEntitled(means.db.kysely, {
    actor,
    permission: 'days.view',
    year: academicYearOf(today),
    today,
  });
  const all = await gatherDue(means.db.kysely, { authorityId, today, providers });
  const adviser = readId(request.query.get('adviser') ?? '');
  const span = (Object.keys(spans) as Span[]).find((each) => each === request.query.get('span')) ?? 'month';
  const people = new Map(providers.flatMap(({ lead }) => (lead === null ? [] : [[lead.id, lead.name] as const])));
  const until = { overdue: addDays(today, -1), month: addDays(today, 28), all: '9999-12-31' }[span];
  const shown = all
    .filter(
      ({ provider, due }) => (adviser === null || provider.lead?.id === adviser) && (due.kind === 'not-known' ? span === 'all' : due.on <= until),
    )
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
  return {
    kind: 'page',
    template: 'support/days/due.njk',
    data: {
      due: shown.map((each) => ({
        name: each.provider.name,
        href: `/providers/${String(each.provider.id)}/adviser-days`,
        tier: each.provider.tier === null ? null : tierLabels[each.provider.tier],
        adviser: each.provider.lead?.name ?? 'No lead adviser',
        says: each.says,
        plannedOn: each.plannedOn,
        on: each.due.kind === 'due' ? each.due.on : null,
        how: each.due.kind === 'due' ? each.due.how : each.due.because,
        isLate: each.plannedOn !== null && each.due.kind === 'due' && each.plannedOn > each.due.on,
        isOverdue: each.due.kind === 'due' && each.due.on < today,
      })),
      total: shown.length,
      isProvisional,
      spans: choices(
        Object.entries(spans).map(([value, text]) => ({ value, text })),
        span,
      ),
      advisers: choices(
        [...people].map(([id, text]) => ({ value: String(id), text })).toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB')),
        adviser === null ? null : String(adviser),
        'Every adviser',
      ),
      breadcrumbs: [{ text: 'Adviser days', href: '/adviser-days' }],
    },
  };
};

const dayOf = ({ due }: DueContact): string => (due.kind === 'due' ? due.on : '9999-12-31');
