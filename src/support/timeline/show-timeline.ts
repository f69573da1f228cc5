import { happeningKinds } from '../../register/index.ts';
import type { ProviderPage } from '../common/open-page.ts';
import { choices, labelled } from '../common/show-form.ts';
import { gatherTimeline } from './gather-timeline.ts';
import { arrangeTimeline, yearsOfTimeline } from './timeline.ts';

/** One provider across everything, for whoever may see it, of what they may see. */
export const showProviderTimeline: ProviderPage = async ({ means, request, today }, provider) => {
  const all = await gatherTimeline(means, request.actor, provider, today);
  const years = yearsOfTimeline(all);
  const had = new Set<string>(all.map(({ kind }) => kind));
  const kind = [...had].find((each) => each === request.query.get('kind')) ?? null;
  const year = years.find((each) => each === request.query.get('year')) ?? null;
  const shown = arrangeTimeline(all, { kind, year });
  return {
    kind: 'page',
    template: 'support/timeline/timeline.njk',
    data: {
      provider,
      years: shown.map((each) => ({
        ...each,
        title: each.year === null ? 'Day not known' : `Academic year ${each.year}`,
        happenings: each.happenings.map((one) => ({ ...one, label: happeningKinds[one.kind] })),
      })),
      total: shown.reduce((sum, { happenings }) => sum + happenings.length, 0),
      isFiltered: kind !== null || year !== null,
      kindChoices: choices(labelled(happeningKinds).filter(({ value }) => had.has(value)), kind, 'Everything'), // prettier-ignore
      yearChoices: choices(years.map((value) => ({ value, text: value })), year, 'Every year'), // prettier-ignore
      path: `/providers/${String(provider.id)}/timeline`,
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };
};
