import { academicYearOf } from '../../kernel/period.ts';
import { tierLabels } from '../../kernel/tier.ts';
import { gatherVisitBriefing, type VisitBriefing } from '../../evidence/index.ts';
import type { SupportPage } from '../common/open-page.ts';
import { gatherEntitled } from '../days/gather-entitled.ts';
import { contactsInWords } from '../entitlement/entitlement.ts';
import { questionsWorthAsking } from './questions.ts';
import { firstOf, shorten } from './two-pages.ts';

const idOf = (text: string | undefined): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0);
const postLabels = { headteacher: 'Headteacher', manager: 'Manager', chair: 'Chair' } as const;

/** The briefing of a visit, for the authority’s staff: nobody of the school’s side has one, whatever they may read of the visit. */
export const showVisitBriefing: SupportPage = async ({ means, request, authority, today }) => {
  const { actor, params } = request;
  const providerId = idOf(params['providerId']);
  const found = await gatherVisitBriefing(means, actor, { providerId, visitId: idOf(params['visitId']) });
  if (found === null) return { kind: 'not-found' };
  const asked = { actor: { ...actor, authorityId: authority.authorityId }, permission: 'tier.view', year: academicYearOf(today), today, providerId } as const;
  const entitled = await gatherEntitled(means.db.kysely, asked);
  const [known] = entitled.providers;
  const tier = known === undefined || known.tier === null ? null : { tier: known.tier, since: known.entitlement.since };
  return {
    kind: 'page',
    template: 'support/visit-briefings/visit-briefing.njk',
    data: {
      ...presentBriefing(found),
      tier: tier === null ? null : { label: tierLabels[tier.tier], since: tier.since },
      entitlement: known === undefined ? null : { days: known.entitlement.days, contacts: contactsInWords(known.entitlement.contacts), isProvisional: entitled.isProvisional },
      questions: questionsWorthAsking({
        ...found,
        today,
        tier,
        posts: found.people.posts,
        lastVisitOn: found.visits[0]?.on ?? null,
      }),
      printedOn: today,
      reader: actor.name,
      breadcrumbs: [
        { text: found.provider.name, href: `/providers/${String(providerId)}` },
        { text: found.visit.title, href: found.visit.path },
      ],
    },
  };
}; // prettier-ignore

/** As much of each part as two sheets of paper hold; what is left out is counted. */
function presentBriefing(found: VisitBriefing) {
  const { ownView, development, inspections, people } = found;
  const measures = firstOf(found.measures, 10);
  return {
    visit: { ...found.visit, focus: shorten(found.visit.focus, 300), people: shortenOrNull(found.visit.people, 200), evidenceWanted: shortenOrNull(found.visit.evidenceWanted, 300) },
    provider: found.provider,
    authority: found.authority,
    ownView: ownView === null ? [] : [
      { label: 'What is going well', words: ownView.well },
      { label: 'What worries them', words: ownView.worry },
      { label: 'What they would like to talk about', words: ownView.help },
    ].flatMap(({ label, words }) => (words === null || words === '' ? [] : [{ label, words: shorten(words, 250) }])),
    open: firstOf(found.openActions.map((one) => ({ ...one, what: shorten(one.what, 160), measure: shortenOrNull(one.measure, 100) })), 7),
    done: firstOf(found.doneActions.map((one) => ({ ...one, what: shorten(one.what, 120), cameOfIt: shortenOrNull(one.cameOfIt, 120) })), 3),
    visits: firstOf(found.visits.map((one) => ({ ...one, focus: shorten(one.focus, 120) })), 3),
    development: development === null ? null : { ...development, words: shorten(development.words, 350) },
    measures,
    measureRows: measures.items.map(rowOf),
    inspections: { ...inspections, said: firstOf(inspections.said, 2), next: shortenOrNull(inspections.next, 160) },
    concerns: firstOf(found.concerns, 5),
    posts: people.posts.map(({ role, words }) => ({ label: postLabels[role], words })),
    advisers: people.advisers,
  };
} // prettier-ignore

const rowOf = ({ name, year, words, whyNone, englandWords, beforeWords, fifth, among }: VisitBriefing['measures'][number]) => ({
  measure: year === null ? name : `${name}, ${year}`,
  here: words ?? whyNone,
  england: englandWords ?? 'No figure',
  before: beforeWords ?? 'Not comparable, or no figure',
  similar: fifth === null ? 'Not placed' : `Fifth ${String(fifth)} of 5, among ${String(among)}`,
});

const shortenOrNull = (words: string | null, most: number): string | null => (words === null || words === '' ? null : shorten(words, most));
