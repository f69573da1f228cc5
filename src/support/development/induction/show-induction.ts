import { outcomeOf } from '../../programmes/replay.ts';
import { isOutside } from '../../../evidence/index.ts';
import { dateInWords } from '../../../kernel/plain-date.ts';
import { isAllowed } from '../../../register/index.ts';
import type { ProviderPage } from '../../common/open-page.ts';
import { listRuns } from '../../programmes/find-runs.ts';
import { findMentorsOf } from '../mentoring/find-mentor-of.ts';
import { isToldTo } from '../../programmes/own-run-view.ts';
import { pathOf, stateTag } from '../../programmes/run-words.ts';
import { isInductionKey } from './induction-definitions.ts';
import { inductionView, type InductionView } from './induction-view.ts';

/**
 * The inductions of a provider: who, when, the agenda and what there is to read. The provider’s own people see what is under way, once they were told: a head their own
 * and neither a predecessor’s nor a successor’s, chair and trust without what the head wrote for the talk.
 */
export const showInduction: ProviderPage = async ({ means, request, authority, today }, provider) => {
  const { actor } = request;
  const isOwn = isOutside(actor.role, actor.kind);
  const isHead = actor.role === 'headteacher';
  const all = (await listRuns(means.db.kysely, authority.authorityId, { providerId: provider.id }))
    .filter(({ definition }) => isInductionKey(definition.key))
    .map((run) => ({ ...run, view: inductionView(run.definition, run.now) }));
  const runs = isOwn ? all.filter((run) => isToldTo(run, actor, today)) : all;
  if (isOwn && runs.length === 0) return { kind: 'not-found' };
  const showsAgenda = !isOwn || isHead;
  const agreed = new Map<number, string>();
  const mentorOf = await findMentorsOf(means.db.kysely, { authorityId: authority.authorityId, ids: [provider.id] });
  for (const { id, now, person } of runs) {
    if (now.outcome !== null || person === null) continue;
    const matched = mentorOf({ providerId: provider.id, named: person });
    if (matched !== null) agreed.set(id, `${matched.name}, agreed on ${dateInWords(matched.since)}`);
  }
  return {
    kind: 'page',
    subject: { kind: 'provider', id: provider.id },
    template: 'support/development/induction/induction.njk',
    data: {
      provider,
      isOwn,
      showsAgenda,
      runs: runs.map(({ id, definition, now, holder, view }) => ({
        ...withMentor(showsAgenda ? view : withoutOwnWords(view), agreed.get(id) ?? null),
        programme: definition.name,
        says: definition.says,
        source: definition.source,
        state: stateTag(now.state),
        startedOn: now.startedOn,
        holder,
        href: pathOf(provider.id, id),
        outcome: outcomeOf(definition, now)?.label ?? null,
      })),
      mentoring: !isOwn && isAllowed(actor, 'leadership.record') ? '/mentoring' : null,
      breadcrumbs: [{ text: provider.name, href: `/providers/${String(provider.id)}` }],
    },
  };
};

/** Whom the register of mentors matched, where the run does not name one itself. */
const withMentor = (view: InductionView, agreed: string | null): InductionView => ({ ...view, mentor: view.mentor ?? agreed });

/** What the new leader and the adviser wrote for their talks is for the two of them. */
const withoutOwnWords = (view: InductionView): InductionView => ({
  ...view,
  agendas: [],
  documents: [],
  checklist: view.checklist === null ? null : { ...view.checklist, note: null },
});
