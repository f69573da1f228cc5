import { tierLabels } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { dateBoxes, FormReader } from '../../register/index.ts';
import { checkCriteria } from '../criteria/completeness.ts';
import { setInWords } from '../criteria/criteria-words.ts';
import type { Move, NearEdge } from '../criteria/what-if.ts';
import { type CriteriaVersion, decideChange } from '../criteria-versions/criteria-version.ts';
import { refuse } from '../criteria-versions/draft-pages.ts';
import { documentHash } from '../criteria-versions/get-document-hash.ts';
import { type CriteriaRequest, hrefOf, type VersionPage } from '../criteria-versions/open-version-page.ts';
import { showForm } from '../criteria-versions/show-form.ts';
import { gatherTrial } from './gather-trial.ts';
import { keepTrial } from './keep-trial.ts';
import { adviserRoles, daysInWords, type Trial } from './trial.ts';

const tierOf = (tier: Move['from']): string => (tier === null ? 'Not judged' : tierLabels[tier]);
const pounds = (amount: number): string => `£${Math.round(amount).toLocaleString('en-GB')}`;

/** Tries a version out as at a day. Nothing is kept until it is asked for. */
export const showTrial: VersionPage = async (given, version) => {
  const { means, request, authority } = given;
  const { query } = request;
  const today = means.clock.today();
  const answers = new FormReader(query);
  const asked = answers.date('as-at', { what: 'The day' });
  if (asked !== null && asked > today) answers.refuse('as-at', 'The day must be today or earlier');
  const faults = checkCriteria(version.document);
  const isAsked = asked !== null && answers.errors.length === 0 && faults.length === 0;
  const trial = isAsked ? await gatherTrial(means.db.kysely, { gather: means.gather, authority, tried: version.document, asAt: asked }) : null;
  return showForm({
    template: 'judgement/criteria-trials/trial.njk',
    form: query.has('as-at-day') ? query : dateBoxes('as-at', today),
    errors: answers.errors,
    subject: { kind: 'criteria-version', id: version.id ?? 0 },
    data: {
      criteria: { number: version.version, title: version.document.title, href: hrefOf(version) },
      action: hrefOf(version, '/try'),
      faults: faults.map(({ setId, says }) => ({ set: setId && setInWords(setId), says })),
      mayKeep: decideChange(version).ok,
      asAt: asked,
      hash: documentHash(version.document),
      trial: trial && trialInWords(trial),
      breadcrumbs: [
        { text: 'Criteria', href: '/criteria' },
        { text: `Version ${String(version.version)}`, href: hrefOf(version) },
      ],
    },
  });
};

function trialInWords({ kept, answer }: Trial) {
  return {
    ...kept,
    judged: kept.whole.tiers.reduce((sum, { after }) => sum + after, 0),
    tiers: kept.whole.tiers.map(({ tier, before, after }) => ({ name: tierLabels[tier], before, after, change: changeInWords(before, after) })),
    parts: [
      { title: 'By set', rows: kept.sets },
      { title: 'By locality', rows: kept.localities },
    ],
    days: kept.days.map((one) => ({ ...one, name: adviserRoles[one.role], says: daysInWords(one) })),
    hasCapacity: kept.days.some(({ available }) => available !== null),
    cost: { before: pounds(kept.cost.before), after: pounds(kept.cost.after) },
    moves: answer.moves.map(({ provider, from, to }) => ({
      name: provider.name,
      href: `/providers/${String(provider.id)}`,
      set: setInWords(provider.setId),
      from: tierOf(from),
      to: tierOf(to),
    })),
    near: answer.nearEdge.map(nearInWords),
    notJudgedNames: answer.notJudged.map(({ name }) => name),
  };
}

function nearInWords({ provider, tier, up, down }: NearEdge) {
  return {
    name: provider.name,
    href: `/providers/${String(provider.id)}`,
    tier: tierLabels[tier],
    ways: [
      ...(up === null ? [] : up.changes.map(({ says }) => ({ says, to: tierLabels[up.to] }))),
      ...down.map(({ change, to }) => ({ says: change.says, to: tierLabels[to] })),
    ],
  };
}

function changeInWords(before: number, after: number): string {
  if (after === before) return 'No change';
  return after > before ? `${String(after - before)} more` : `${String(before - after)} fewer`;
}

/** Keeps the trial, worked out anew as at the same day, beside the version. */
export const saveTrial: VersionPage = async (given: CriteriaRequest, version: CriteriaVersion): Promise<Reply> => {
  const { means, request, authority, doing } = given;
  const decided = decideChange(version);
  if (!decided.ok) return refuse(hrefOf(version), [decided.reason]);
  const answers = new FormReader(request.form);
  const asAt = answers.date('as-at', { what: 'The day', missing: 'Enter the day' });
  if (asAt === null || asAt > means.clock.today()) return refuse(hrefOf(version, '/try'), ['Try it out as at today or an earlier day.']);
  if (checkCriteria(version.document).length > 0) return refuse(hrefOf(version, '/try'), ['Its faults must be mended before it is tried out.']);
  const { kept } = await gatherTrial(means.db.kysely, { gather: means.gather, authority, tried: version.document, asAt });
  const hash = request.form.get('hash') ?? '';
  const done = await means.db.transaction((tx) => keepTrial(tx, doing, { version: version.version, hash, asAt, result: kept }));
  if (done.kind === 'refused') return refuse(hrefOf(version, '/try'), done.reasons);
  return {
    kind: 'redirect',
    to: hrefOf(version),
    notice: { kind: 'success', text: 'The trial is kept beside the version, without any provider’s name.' },
  };
};
