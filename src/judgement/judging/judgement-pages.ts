import { tierLabels, tiers } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader } from '../../register/index.ts';
import { decideMove } from '../cases/case.ts';
import { saveConflict, showConflict, unlessBarred } from '../cases/conflict-pages.ts';
import { doingOf } from '../cases/doing.ts';
import { findProposalOfCase, type KeptProposal } from '../cases/find-proposal.ts';
import type { CasePage } from '../cases/open-case.ts';
import { provisionalWords } from '../cases/proposal-panel.ts';
import { areaIds, areaLabels } from '../criteria/areas.ts';
import { bandLabels, besideArea, floorsOfTheWhole } from './beside-area.ts';
import { areaAnswers, confidenceLabels, departuresOf } from './judgement.ts';
import { judgementInWords } from './judgement-words.ts';
import { listJudgements } from './list-judgements.ts';
import { formOf, readConflict, readJudgement } from './read-judgement.ts';
import { recordJudgement } from './record-judgement.ts';

export const showJudgementForm: CasePage = unlessBarred('judge', async (means, _, found) => {
  const proposal = await findProposalOfCase(means.db.kysely, found.authorityId, found.id);
  const move = decideMove(found.state, 'judged');
  const back = `/cases/${String(found.id)}`;
  if (!proposal) return sayBack(back, 'The service has proposed nothing for this case yet.');
  if (!move.ok) return sayBack(back, move.reason);
  const [latest] = await listJudgements(means.db.kysely, found.authorityId, [found.id]);
  return showForm({ found, proposal, form: formOf(latest), seen: latest?.id ?? 0 });
});

const sayBack = (to: string, text: string): Reply => ({ kind: 'redirect', to, notice: { kind: 'important', text } });

export const saveJudgement: CasePage = async (means, request, found) => {
  const { form } = request;
  const proposal = await findProposalOfCase(means.db.kysely, found.authorityId, found.id);
  const back = `/cases/${String(found.id)}`;
  if (!proposal) return sayBack(back, 'The service has proposed nothing for this case yet.');
  const seen = Number(/^\d{1,9}$/.exec(form.get('seen') ?? '')?.[0] ?? 0);
  const seenProposal = /^\d{1,9}$/.exec(form.get('proposal') ?? '')?.[0] ?? null;
  const reader = new FormReader(form);
  const conflict = readConflict(reader);
  // Whoever has a conflict need answer nothing else: they may not judge.
  if (conflict !== null && conflict.declared !== null) return saveConflict(means, request, found, 'judge', conflict.declared);
  const entry = readJudgement(reader);
  if (conflict === null || entry === null) return showForm({ found, proposal, form, seen, seenProposal, errors: reader.errors });
  const outcome = await means.db.transaction(
    (tx) =>
      recordJudgement(tx, doingOf(request, means), found, entry, { judgement: seen, proposal: seenProposal === null ? null : Number(seenProposal) }),
    {
      authorityId: found.authorityId,
    },
  );
  switch (outcome.kind) {
    case 'saved':
    case 'already':
      return {
        kind: 'redirect',
        to: back,
        notice: { kind: 'success', text: 'Your judgement is recorded. The case waits for a moderation meeting.' },
      };
    case 'overtaken': {
      const latest = (await listJudgements(means.db.kysely, found.authorityId, [found.id]))[0]?.id ?? 0;
      return showForm({ found, proposal, form, seen: latest, meanwhile: outcome.meanwhile });
    }
    case 'barred':
      return showConflict('judge', outcome.reason, found);
    case 'refused': {
      const isUnreasoned = entry.reasons === null && departuresOf(entry.tier, proposal.tier, proposal.evaluation).length > 0;
      const field = isUnreasoned ? 'reasons' : 'tier';
      return showForm({ found, proposal, form, seen, seenProposal, errors: [{ field, at: field, text: outcome.reason }] });
    }
  }
};

interface Shown {
  readonly found: Parameters<CasePage>[2];
  readonly proposal: KeptProposal;
  readonly form: URLSearchParams;
  readonly seen: number;
  /** Of a form that is shown again: what its reader began from. */
  readonly seenProposal?: string | null;
  readonly errors?: readonly FieldError[];
  readonly meanwhile?: string | null;
}

function showForm({ found, proposal, form, seen, seenProposal = null, errors = [], meanwhile = null }: Shown): Reply {
  const problems = new Map(errors.map(({ field, text }) => [field, { text }]));
  const items = (labels: Readonly<Record<string, string>>, field: string) =>
    Object.entries(labels).map(([value, text]) => ({ value, text, checked: form.get(field) === value }));
  const { evaluation, facts } = proposal;
  return {
    kind: 'page',
    template: 'judgement/judging/judge.njk',
    status: errors.length > 0 || meanwhile !== null ? 422 : 200,
    data: {
      found,
      proposed: tierLabels[proposal.tier],
      question: proposal.question && tierLabels[proposal.question],
      wholeFloors: floorsOfTheWhole(evaluation),
      provisional: proposal.criteria.provisional ? provisionalWords : null,
      areas: areaIds.map((id, index) => {
        const beside = besideArea(id, evaluation, facts.inspected);
        return {
          id,
          number: index + 1,
          label: areaLabels[id],
          beside: { ...beside, bandText: bandLabels[beside.band] },
          answers: items(areaAnswers, `area-${id}`),
          evidence: form.get(`evidence-${id}`) ?? '',
          confidence: items(confidenceLabels, `confidence-${id}`),
          problems: {
            answer: problems.get(`area-${id}`) ?? null,
            evidence: problems.get(`evidence-${id}`) ?? null,
            confidence: problems.get(`confidence-${id}`) ?? null,
          },
        };
      }),
      tiers: tiers.map((value) => ({
        value,
        text: tierLabels[value],
        checked: form.get('tier') === value,
        ...(value === proposal.tier ? { hint: { text: 'What the service proposed' } } : {}),
      })),
      confidence: items(confidenceLabels, 'confidence'),
      form: { 'reasons': form.get('reasons') ?? '', 'conflict': form.get('conflict'), 'conflict-words': form.get('conflict-words') ?? '' },
      problems: {
        'tier': problems.get('tier') ?? null,
        'confidence': problems.get('confidence') ?? null,
        'reasons': problems.get('reasons') ?? null,
        'conflict': problems.get('conflict') ?? null,
        'conflict-words': problems.get('conflict-words') ?? null,
      },
      seen,
      seenProposal: seenProposal ?? proposal.id,
      meanwhile,
      judgementsHref: `/cases/${String(found.id)}/judgements`,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: `/cases/${String(found.id)}`,
    },
  };
}

/** Every judgement of a case, the latest first: what was said is never changed. */
export const showJudgements: CasePage = async ({ db }, _, found) => {
  const judgements = await listJudgements(db.kysely, found.authorityId, [found.id]);
  return {
    kind: 'page',
    template: 'judgement/judging/judgements.njk',
    data: { found, judgements: judgements.map(judgementInWords), backLink: `/cases/${String(found.id)}` },
  };
};
