import { dateInWords } from '../../../kernel/plain-date.ts';
import { isAllowed } from '../../../register/index.ts';
import type { ProviderPage } from '../../common/open-page.ts';
import { listRuns } from '../../programmes/find-runs.ts';
import { findMentorOf } from '../mentoring/find-mentor-of.ts';
import { isTold } from '../../programmes/own-run-view.ts';
import { pathOf, stateTag } from '../../programmes/run-words.ts';
import { isInductionKey } from './induction-definitions.ts';
import { inductionView, type InductionView } from './induction-view.ts';

/** The inductions of a provider: who, when, the agenda and what there is to read. The head sees the same, once they were told. */
export const showInduction: ProviderPage = async ({ means, request, authority }, provider) => {
  const isOwn = isAllowed(request.actor, 'programme.answer');
  const all = (await listRuns(means.db.kysely, authority.authorityId, { providerId: provider.id })).filter(({ definition }) =>
    isInductionKey(definition.key),
  );
  const runs = isOwn ? all.filter(({ definition, subject, now }) => isTold(definition, subject, now)) : all;
  if (isOwn && runs.length === 0) return { kind: 'not-found' };
  const matched = await findMentorOf(means.db.kysely, { authorityId: authority.authorityId, providerId: provider.id });
  const agreed = matched === null ? null : `${matched.name}, agreed on ${dateInWords(matched.since)}`;
  return {
    kind: 'page',
    subject: { kind: 'provider', id: provider.id },
    template: 'support/development/induction/induction.njk',
    data: {
      provider,
      isOwn,
      runs: runs.map(({ id, definition, now, holder }) => ({
        ...withMentor(inductionView(definition, now), now.outcome === null ? agreed : null),
        programme: definition.name,
        says: definition.says,
        source: definition.source,
        state: stateTag(now.state),
        startedOn: now.startedOn,
        holder,
        href: pathOf(provider.id, id),
        outcome: definition.outcomes.find(({ key }) => key === now.outcome)?.label ?? null,
      })),
      mentoring: !isOwn && isAllowed(request.actor, 'leadership.record') ? '/mentoring' : null,
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };
};

/** Whom the register of mentors matched, where the run does not name one itself. */
const withMentor = (view: InductionView, agreed: string | null): InductionView => ({ ...view, mentor: view.mentor ?? agreed });
