import { isRestricted } from '../proposals/restricted.ts';
import { valueInWords } from '../../kernel/statistic.ts';
import type { Reply } from '../../platform/http/route.ts';
import { FormReader, reachesProvider } from '../../register/index.ts';
import { evaluate } from '../criteria/evaluate.ts';
import type { Fact, IndicatorFacts, ProviderFacts } from '../criteria/facts.ts';
import { findCriteriaInForce } from '../criteria-in-force/find-criteria-in-force.ts';
import { readNumber } from '../criteria-editing/edited-part.ts';
import type { CriteriaPage, CriteriaRequest } from '../criteria-versions/open-version-page.ts';
import { showForm } from '../criteria-versions/show-form.ts';
import { proposalInWords } from '../proposals/proposal-words.ts';
import { provisionalLabel } from '../proposals/tier-words.ts';
import { factsAsked, type OfferedFact, supposedFact, type Supposed, withSupposed } from './changed-facts.ts';
import { listChoosable } from './list-choosable.ts';

const boxOf = (id: string): string => `figure-${id.replace('|', '--')}`;

/** What another fact or figure of one provider would do to its tier. It asks and shows; nothing is kept. */
export const showWhatIf: CriteriaPage = async (given) => {
  const { means, request, authority } = given;
  const asked = /^[1-9]\d{0,8}$/.exec(request.query.get('provider') ?? '')?.[0];
  if (asked === undefined) return chooseProvider(given);
  const id = Number(asked);
  // Somebody else's caseload is not one's own to look into, whatever is supposed.
  if (!(await reachesProvider(means.db.kysely, means.clock, request.actor, 'tier.view', id))) return { kind: 'not-found' };
  const asAt = means.clock.today();
  const criteria = await findCriteriaInForce(means.db.kysely, authority.id, asAt);
  const [facts] = await means.gather(means.db.kysely, {
    authorityId: authority.id,
    laCode: authority.laCode,
    asAt,
    criteria: criteria.document,
    providerIds: [id],
  });
  const set = criteria.document.sets.find((one) => one.id === facts?.provider.setId);
  if (!facts || !set) return chooseProvider(given, 'The criteria in force have no set for that provider.');
  const offered = factsAsked(set);
  const answers = new FormReader(request.query);
  const supposed = readSupposed(request.query, answers, offered, facts);
  const isAsked = Object.keys(supposed.facts).length + Object.keys(supposed.figures).length > 0;
  const before = evaluate(facts, criteria.document);
  const other = withSupposed(facts, supposed);
  const after = evaluate(other, criteria.document);
  if (before.kind !== 'evaluated' || after.kind !== 'evaluated') return chooseProvider(given, 'The criteria in force have no set for that provider.');
  return showForm({
    template: 'judgement/criteria-trials/what-if.njk',
    form: request.query,
    errors: answers.errors,
    subject: { kind: 'provider', id },
    data: {
      provider: { id, name: facts.provider.name },
      criteria: { version: criteria.version, provisional: criteria.document.provisional ? provisionalLabel : null },
      asAt,
      isAsked,
      isSame: before.evaluation.tier === after.evaluation.tier,
      before: proposalInWords(before.evaluation, facts),
      after: proposalInWords(after.evaluation, other),
      facts: offered.map((one) => ({ ...one, name: `fact-${one.id}`, now: factNow(facts.facts[one.id], isRestricted(one.id)), items: itemsOf(one) })),
      figures: facts.indicators.map((one) => ({ name: boxOf(one.id), label: one.name, now: figureNow(one) })),
      breadcrumbs: [{ text: 'What if', href: '/what-if' }],
    },
  });
};

async function chooseProvider({ means, request }: CriteriaRequest, problem?: string): Promise<Reply> {
  const providers = await listChoosable(means.db.kysely, request.actor, means.clock.today());
  return {
    kind: 'page',
    template: 'judgement/criteria-trials/what-if-choose.njk',
    ...(problem === undefined ? {} : { status: 422 }),
    data: {
      providers: providers.map(({ id, name }) => ({ value: String(id), text: name })),
      problem: problem === undefined ? null : { text: problem },
    },
  };
}

function readSupposed(query: URLSearchParams, answers: FormReader, offered: readonly OfferedFact[], { indicators }: ProviderFacts): Supposed {
  const facts: Record<string, string> = {};
  for (const { id, label, values } of offered) {
    const answer = (query.get(`fact-${id}`) ?? '').trim();
    if (answer === '') continue;
    if (supposedFact(id, answer) === null)
      answers.refuse(`fact-${id}`, values === 'count' ? `“${label}” must be a whole number, like 2` : `Choose an answer for “${label}”`);
    else facts[id] = answer;
  }
  const figures: Record<string, number> = {};
  for (const { id, name } of indicators) {
    const value = readNumber(query, answers, boxOf(id), { what: `The figure for ${name}`, most: 100_000, decimals: 2, isOptional: true });
    if (value !== null) figures[id] = value;
  }
  return { facts, figures };
}

function factNow(fact: Fact | undefined, isHidden: boolean): string {
  if (fact === undefined) return 'Not known';
  if (fact.state !== 'known') return fact.state === 'missing' ? `Not known: ${fact.because}` : `Does not apply: ${fact.because}`;
  const value = typeof fact.value === 'boolean' ? (fact.value ? 'Yes' : 'No') : String(fact.value);
  return isHidden || fact.says === value ? value : `${value}: ${fact.says}`;
}

function itemsOf({ values }: OfferedFact): { value: string; text: string }[] | null {
  if (values === 'count') return null;
  const own =
    values === 'yes-no'
      ? [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]
      : values.map((value) => ({ value, text: value.charAt(0).toUpperCase() + value.slice(1) }));
  return [{ value: '', text: 'As it is' }, ...own, { value: 'not-known', text: 'Not known' }];
}

function figureNow({ points: [latest], unit, decimals }: IndicatorFacts): string {
  if (!latest) return 'No figure';
  const { own, england, period } = latest;
  const mine = 'value' in own ? valueInWords(own.value, unit, decimals) : (own.because ?? 'No figure');
  return `${mine} in ${period}${'value' in england ? `; England ${valueInWords(england.value, unit, decimals)}` : ''}`;
}
