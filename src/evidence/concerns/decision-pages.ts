import type { PageRequest, Reply } from '../../platform/http/route.ts';
import { dateBoxes, type Field, FormReader } from '../../register/index.ts';
import { answerForm, choicesOf, doingOf, reasonField, refusalAt, withConcern } from './answer-concern.ts';
import { concernSeverities, mayFollow, outcomes, referrals, type ConcernOutcome, type ConcernSeverity, type Move, type Referral } from './concern.ts';
import type { ConcernMeans } from './concern-means.ts';
import type { SeenConcern } from './find-concerns.ts';
import { recordDecision, type DecisionEntry } from './record-decision.ts';
import { mayDecide } from './sight.ts';

const decisions: Readonly<Partial<Record<Move, { readonly label: string; readonly hint: string }>>> = {
  accept: {
    label: 'Accept',
    hint: 'It is a concern about the institution, and the authority acts on it. Three accepted in 12 months ask for a closer look',
  },
  monitor: { label: 'Monitor', hint: 'Nothing is done now. Say when to look at it again: it comes back to you on that day' },
  refer: { label: 'Refer', hint: 'Somebody else is to act on it: say who, and when to look at it again. Nobody is told by this: tell them yourself' },
  close: { label: 'Close', hint: 'Once the provider was told, or it is recorded why not, and no action is open: say what came of it' },
  undo: { label: 'Take back the decision', hint: 'It was decided in error, and waits for triage again' },
  confirm: { label: 'Confirm as a critical safeguarding concern', hint: 'The safeguarding lead alone. The rules for tiers count it' },
  unconfirm: { label: 'No longer confirm it as critical', hint: 'It was confirmed in error' },
};

function fieldsOf(concern: SeenConcern): readonly Field[] {
  const { state, isSafeguarding, confirmedFindingId, sighting } = concern;
  const isTheirs = sighting.role === 'safeguarding-lead' && isSafeguarding;
  const offered = mayFollow[state].filter(
    (move) =>
      (move !== 'confirm' || (isTheirs && confirmedFindingId === null)) && (move !== 'unconfirm' || (isTheirs && confirmedFindingId !== null)),
  );
  const choices = choicesOf(Object.fromEntries(offered.flatMap((move) => (decisions[move] ? [[move, decisions[move]]] : []))));
  return [
    { kind: 'radios', name: 'decision', label: 'Decision', choices },
    { kind: 'select', name: 'referred-to', label: 'To whom it is referred (if you refer it)', choices: choicesOf(referrals) },
    { kind: 'date', name: 'look-again', label: 'When to look at it again (if you monitor or refer it)', hint: 'Within a year' },
    { kind: 'select', name: 'outcome', label: 'What came of it (if you close it)', choices: choicesOf(outcomes) },
    reasonField('Why', 'Written so that the provider could read it. Name no child.'),
    { kind: 'radios', name: 'severity', label: 'How serious it is, as you see it now', choices: choicesOf(concernSeverities) },
    {
      kind: 'radios',
      name: 'about-head',
      label: 'Is it about the headteacher, manager or whoever leads it?',
      choices: [
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes: it goes to the chair or the trust, and never to the head' },
      ],
    },
  ];
}

const pathOf = (concern: SeenConcern): string => `/concerns/${String(concern.id)}`;
const captionOf = (concern: SeenConcern): string => `Concern ${String(concern.id)}: ${concern.providerName}`;

function showDecision(request: PageRequest, concern: SeenConcern, form?: URLSearchParams, errors: FormReader['errors'] = []): Reply {
  const initial = new URLSearchParams({
    'severity': concern.severity,
    'about-head': concern.isAboutHead ? 'yes' : 'no',
    'referred-to': concern.referredTo ?? '',
    ...dateBoxes('look-again', concern.lookAgainOn),
  });
  const page = {
    caption: captionOf(concern),
    title: concern.state === 'waiting' ? 'Triage' : 'Decide again',
    lead: [concern.title, `Your name and role stand beside the decision. How serious it is, and what can be decided, are provisional: not from the published framework.`],
    fields: fieldsOf(concern),
    button: 'Record the decision',
    cancel: pathOf(concern),
    carried: { seen: String(concern.latestMove) },
  };
  return answerForm(request, page, form ?? initial, errors);
} // prettier-ignore

const isTheirs = (concern: SeenConcern): boolean => mayDecide(concern.sighting, concern);

export function openDecision(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) =>
    isTheirs(concern) && concern.state !== 'closed' ? showDecision(request, concern) : { kind: 'not-found' },
  );
}

export function saveDecision(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    if (!isTheirs(concern)) return { kind: 'not-found' };
    const answers = new FormReader(request.form);
    const entry = readDecision(answers);
    if (entry === null || answers.errors.length > 0) return showDecision(request, concern, request.form, answers.errors);
    return save(means, request, concern, entry, (errors) => showDecision(request, concern, request.form, errors));
  });
}

function readDecision(answers: FormReader): DecisionEntry | null {
  const move = answers.choice('decision', Object.keys(decisions) as Move[], 'Select a decision');
  const referredTo = answers.optionalChoice('referred-to', Object.keys(referrals) as Referral[], 'Select to whom it is referred');
  const isLater = move === 'monitor' || move === 'refer';
  const what = 'The day on which to look at it again';
  const lookAgainOn = answers.date('look-again', { what, ...(isLater ? { missing: 'Enter the day on which to look at it again' } : {}) });
  const outcome = answers.optionalChoice('outcome', Object.keys(outcomes) as ConcernOutcome[], 'Select what came of it');
  const reason = answers.longText('reason', { what: 'The reason', most: 2000, missing: 'Enter why' });
  const severity = answers.choice('severity', Object.keys(concernSeverities) as ConcernSeverity[], 'Select how serious it is');
  const aboutHead = answers.choice('about-head', ['yes', 'no'], 'Select whether it is about the head');
  if (move === 'refer' && referredTo === null) answers.refuse('referred-to', 'Select to whom it is referred');
  if (move === 'close' && outcome === null) answers.refuse('outcome', 'Select what came of it');
  if (move === null || reason === null || severity === null || aboutHead === null) return null;
  return { move, reason, referredTo, lookAgainOn, outcome, severity, isAboutHead: aboutHead === 'yes' };
}

async function save(
  means: ConcernMeans,
  request: PageRequest,
  concern: SeenConcern,
  entry: DecisionEntry,
  showAgain: (errors: FormReader['errors']) => Reply,
): Promise<Reply> {
  const seen = Number(request.form.get('seen') ?? 0);
  const saved = await means.db.transaction(
    (tx) => recordDecision(tx, doingOf(means, request), concern.id, entry, Number.isSafeInteger(seen) ? seen : 0),
    {
      authorityId: concern.authorityId,
    },
  );
  if (!saved.ok) return showAgain(refusalAt(fieldsOf(concern), saved));
  return { kind: 'redirect', to: pathOf(concern), notice: { kind: 'success', text: 'The decision is recorded, with its reason.' } };
}

const reopenFields = [reasonField('Why it is reopened')];

function showReopening(request: PageRequest, concern: SeenConcern, form = new URLSearchParams(), errors: FormReader['errors'] = []): Reply {
  const page = {
    caption: captionOf(concern),
    title: 'Reopen the concern',
    lead: ['It waits for triage again, with a new day for it. What was done before stays in its history.'],
    fields: reopenFields,
    button: 'Reopen',
    cancel: pathOf(concern),
    carried: { seen: String(concern.latestMove) },
  };
  return answerForm(request, page, form, errors);
}

export function openReopening(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, (concern) =>
    isTheirs(concern) && concern.state === 'closed' ? showReopening(request, concern) : { kind: 'not-found' },
  );
}

export function saveReopening(means: ConcernMeans, request: PageRequest): Promise<Reply> {
  return withConcern(means, request, async (concern) => {
    if (!isTheirs(concern)) return { kind: 'not-found' };
    const answers = new FormReader(request.form);
    const reason = answers.longText('reason', { what: 'The reason', most: 2000, missing: 'Enter why it is reopened' });
    if (reason === null) return showReopening(request, concern, request.form, answers.errors);
    return save(means, request, concern, { move: 'reopen', reason }, (errors) =>
      showReopening(
        request,
        concern,
        request.form,
        errors.map((error) => ({ ...error, field: 'reason', at: 'reason' })),
      ),
    );
  });
}
