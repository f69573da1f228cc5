import { dateInWords } from '../../kernel/plain-date.ts';
import { tierLabels, tiers } from '../../kernel/tier.ts';
import type { Reply } from '../../platform/http/route.ts';
import { type FieldError, FormReader } from '../../register/index.ts';
import { caseStates, nextSteps } from '../cases/case.ts';
import { saveConflict, showConflict, unlessBarred } from '../cases/conflict-pages.ts';
import { doingOf } from '../cases/doing.ts';
import type { FoundCase } from '../cases/find-case.ts';
import type { CasePage } from '../cases/open-case.ts';
import { provisionalWords } from '../cases/proposal-panel.ts';
import { shortReasons } from '../cases/short-reasons.ts';
import type { JudgementMeans } from '../judgement-means.ts';
import { judgementInWords } from '../judging/judgement-words.ts';
import { readConflict } from '../judging/read-judgement.ts';
import { listOpenMeetingsOfCase, type MeetingInBrief } from '../moderation/find-meetings.ts';
import { gatherModerated, type Moderated } from '../moderation/gather-moderated.ts';
import type { DecisionEntry } from './decision.ts';
import { recordDecision, type SeenByDecider } from './record-decision.ts';

export const showDecisionForm: CasePage = unlessBarred('decide', async (means, _, found) => {
  const reason = whyNot(found);
  if (reason !== null) return sayBack(found, reason);
  const given = await gather(means, found);
  return given === null ? sayBack(found, 'The service has proposed nothing for this case yet.') : showForm(given, new URLSearchParams());
});

/** Why nobody can decide it now; null where somebody can. */
function whyNot({ state, judgement }: FoundCase): string | null {
  if (state === 'judged' || state === 'in-moderation') return null;
  if (judgement === null) return 'No adviser has judged this case yet. A tier is never decided from the data alone.';
  return `The case is “${caseStates[state].toLowerCase()}” now. ${nextSteps[state]}`;
}

const pathOf = ({ id }: FoundCase): string => `/cases/${String(id)}`;
const sayBack = (found: FoundCase, text: string): Reply => ({ kind: 'redirect', to: pathOf(found), notice: { kind: 'important', text } });

interface Given {
  readonly moderated: Moderated;
  readonly meetings: readonly MeetingInBrief[];
}

async function gather({ db }: JudgementMeans, found: FoundCase): Promise<Given | null> {
  const moderated = (await gatherModerated(db.kysely, found.authorityId, [found.id])).get(found.id);
  return moderated === undefined ? null : { moderated, meetings: await listOpenMeetingsOfCase(db.kysely, found.authorityId, found.id) };
}

export const saveDecision: CasePage = async (means, request, found) => {
  const { form } = request;
  const given = await gather(means, found);
  if (given === null) return sayBack(found, 'The service has proposed nothing for this case yet.');
  const reader = new FormReader(form);
  const conflict = readConflict(reader);
  if (conflict !== null && conflict.declared !== null) return saveConflict(means, request, found, 'decide', conflict.declared);
  const entry = readDecision(reader, given.meetings);
  if (conflict === null || entry === null) return showForm(given, form, { errors: reader.errors });
  const outcome = await means.db.transaction((tx) => recordDecision(tx, doingOf(request, means), found, entry, readSeen(form)), {
    authorityId: found.authorityId,
  });
  switch (outcome.kind) {
    case 'saved':
    case 'already': {
      const overrides = entry.tier !== given.moderated.proposal.tier;
      const text = overrides
        ? 'The decision waits for a second person, who is asked by mail.'
        : 'The tier is decided. Nothing has been sent to the provider yet.';
      return { kind: 'redirect', to: pathOf(found), notice: { kind: 'success', text } };
    }
    case 'overtaken':
      return showForm((await gather(means, found)) ?? given, form, { meanwhile: outcome.meanwhile });
    case 'barred':
      return showConflict('decide', outcome.reason, found);
    case 'refused':
      return showForm(given, form, { errors: [{ field: 'where', at: 'where', text: outcome.reason }] });
  }
};

function readDecision(reader: FormReader, meetings: readonly MeetingInBrief[]): DecisionEntry | null {
  const tier = reader.choice('tier', tiers, 'Select the tier');
  const reasons = reader.text('reasons', { what: 'The reasons', most: 4000, missing: 'Enter the reasons for the tier' });
  const where = reader.choice('where', ['outside', ...meetings.map(({ id }) => String(id))], 'Select where it was decided');
  const urgency =
    where === 'outside'
      ? reader.text('urgency', { what: 'Why it could not wait', most: 1000, missing: 'Enter why it cannot wait for a meeting' })
      : null;
  if (tier === null || reasons === null || where === null || (where === 'outside' && urgency === null)) return null;
  return { tier, reasons, meetingId: where === 'outside' ? null : Number(where), urgency };
}

const saySeen = ({ found: { proposal, judgement, decision } }: Moderated): string =>
  [proposal, judgement, decision].map((one) => String(one?.id ?? 0)).join('.');

function readSeen(form: URLSearchParams): SeenByDecider {
  const [proposal = 0, judgement = 0, decision = 0] = (form.get('seen') ?? '').split('.').map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0));
  return { proposal, judgement, decision };
}

interface Told {
  readonly errors?: readonly FieldError[];
  readonly meanwhile?: string;
}

function showForm({ moderated, meetings }: Given, form: URLSearchParams, { errors = [], meanwhile }: Told = {}): Reply {
  const { found, proposal, judgement, inForce, departures } = moderated;
  const problems = new Map(errors.map(({ field, text }) => [field, { text }]));
  const [first] = meetings;
  const where = form.get('where') ?? (first === undefined ? 'outside' : String(first.id));
  return {
    kind: 'page',
    template: 'judgement/decisions/decide.njk',
    status: errors.length > 0 || meanwhile !== undefined ? 422 : 200,
    data: {
      found,
      proposed: tierLabels[proposal.tier],
      question: proposal.question && tierLabels[proposal.question],
      because: shortReasons(proposal.evaluation),
      provisional: proposal.criteria.provisional ? provisionalWords : null,
      triggers: proposal.evaluation.triggers.map(({ label }) => label),
      judgement: judgement === null ? null : judgementInWords(judgement),
      departures: departures.map(({ says }) => says),
      inForce: inForce && tierLabels[inForce],
      tiers: tiers.map((value) => {
        const said = [value === proposal.tier ? 'proposed by the service' : null, value === judgement?.tier ? 'judged by the adviser' : null].filter(
          Boolean,
        );
        return {
          value,
          text: tierLabels[value],
          checked: form.get('tier') === value,
          hint: said.length > 0 ? { text: capitalised(said.join(' and ')) } : undefined,
        };
      }),
      meetings: meetings.map(({ id, heldOn, chair }) => ({
        value: String(id),
        text: `At the meeting of ${dateInWords(heldOn)}, chaired by ${chair}`,
        checked: where === String(id),
      })),
      isOutside: where === 'outside',
      form: Object.fromEntries(['reasons', 'urgency', 'conflict', 'conflict-words'].map((name) => [name, form.get(name) ?? ''])),
      problems: Object.fromEntries(
        ['tier', 'reasons', 'where', 'urgency', 'conflict', 'conflict-words'].map((name) => [name, problems.get(name) ?? null]),
      ),
      seen: saySeen(moderated),
      meanwhile: meanwhile ?? null,
      errors: errors.map(({ at, text }) => ({ text, href: `#${at}` })),
      backLink: pathOf(found),
    },
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
