import type { Reply } from '../../../platform/http/route.ts';
import { dateBoxes, type FieldError, FormReader } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { labelled, showForm } from '../../common/show-form.ts';
import { themeInWords } from '../practice/themes.ts';
import { outcomes, stepsOpenTo, type Outcome, type Side, type StepKind, type VisitStep } from './brokered-visit.ts';
import type { BrokeredVisit } from './find-brokered-visits.ts';
import { recordVisitStep } from './record-brokered-visit.ts';
import { findVisit } from './visit-pages.ts';
import { namesFor } from './visit-words.ts';

type Provider = Parameters<ProviderPage>[1];

const titles: Readonly<Record<StepKind, string>> = {
  'accepted': 'Accept the match',
  'declined': 'Decline the match',
  'dated': 'Set the day of the visit',
  'happened': 'Record that the visit happened',
  'taken-back': 'Take back that the visit happened',
  'said': 'Say what the visit was like',
  'looked': 'Say what changed after the visit',
  'called-off': 'Call the visit off',
};
const done: Readonly<Record<StepKind, string>> = {
  'accepted': 'It is accepted.',
  'declined': 'It is declined, and the other side is told.',
  'dated': 'The day is set, and stands in both diaries.',
  'happened': 'It is recorded. What changed is asked in half a term.',
  'taken-back': 'It is taken back. Where the day was wrong, record the right one.',
  'said': 'It is recorded.',
  'looked': 'It is recorded what changed.',
  'called-off': 'It is called off, and both are told.',
};

const isOutside = ({ request: { actor } }: Asked): boolean => actor.role === 'headteacher';
const outcomeIds = Object.keys(outcomes) as Outcome[];

interface Asking {
  readonly visit: BrokeredVisit;
  readonly side: Side;
  readonly kind: StepKind;
}

/** The visit, the side that the path names and what is to be recorded of it; null where there is nothing of the kind. */
async function readAsking(asked: Asked, provider: Provider): Promise<Asking | null> {
  const visit = await findVisit(asked);
  const kind = (Object.keys(titles) as StepKind[]).find((one) => one === asked.request.params['step']);
  if (visit === null || kind === undefined) return null;
  const side = provider.id === visit.askerId ? 'asker' : provider.id === visit.hostId ? 'host' : null;
  return side === null ? null : { visit, side, kind };
}

const toVisit = (visit: BrokeredVisit, kind: 'success' | 'important', text: string): Reply => ({
  kind: 'redirect',
  to: `/exchange/visits/${String(visit.id)}`,
  notice: { kind, text },
});

interface Shown {
  readonly form: URLSearchParams | Record<string, string>;
  readonly errors?: readonly FieldError[];
  readonly seen: string;
  readonly overtaken?: boolean;
}

function stepForm(asked: Asked, provider: Provider, { visit, side, kind }: Asking, { form, errors = [], seen, overtaken = false }: Shown): Reply {
  const names = namesFor(visit);
  return showForm({
    template: 'support/networks/exchange/visit-step.njk',
    form,
    errors,
    ...(overtaken ? { status: 409 } : {}),
    data: {
      title: titles[kind],
      step: kind,
      overtaken,
      seen,
      providerName: provider.name,
      other: names[side === 'asker' ? 'host' : 'asker'],
      themeText: themeInWords(visit.theme),
      isOutside: isOutside(asked),
      outcomes: labelled(outcomes),
      action: `/exchange/visits/${String(visit.id)}/sides/${String(provider.id)}/${kind}`,
      backLink: `/exchange/visits/${String(visit.id)}`,
    },
  });
}

export const showStep: ProviderPage = async (asked, provider) => {
  const asking = await readAsking(asked, provider);
  if (asking === null) return { kind: 'not-found' };
  const { visit, side, kind } = asking;
  if (!stepsOpenTo(visit.state, side).includes(kind)) return toVisit(visit, 'important', 'That cannot be recorded now.');
  const day = kind === 'happened' ? (visit.state.visitOn ?? asked.today) : kind === 'dated' ? visit.state.visitOn : null;
  const form = { ...dateBoxes('on', day), from: visit.state.from ?? '' };
  return stepForm(asked, provider, asking, { form, seen: String(visit.steps.length) });
};

export const saveStep: ProviderPage = async (asked, provider) => {
  const asking = await readAsking(asked, provider);
  if (asking === null) return { kind: 'not-found' };
  const { means, request, doing } = asked;
  const seen = /^\d{1,6}$/.exec(request.form.get('seen') ?? '')?.[0] ?? '';
  const answers = new FormReader(request.form);
  const step = readStep(asked, answers, asking);
  if (step === null || answers.errors.length > 0) return stepForm(asked, provider, asking, { form: request.form, errors: answers.errors, seen });
  const { visit, kind } = asking;
  const taken = await means.db.transaction((tx) =>
    recordVisitStep(tx, doing, { visitId: visit.id, step, seen: seen === '' ? visit.steps.length : Number(seen) }),
  );
  if (taken.kind === 'taken') return toVisit(visit, 'success', done[kind]);
  if (taken.kind === 'overtaken') return stepForm(asked, provider, asking, { form: request.form, seen: String(visit.steps.length), overtaken: true });
  if (kind === 'dated' || kind === 'happened')
    return stepForm(asked, provider, asking, { form: request.form, errors: [{ field: 'on', at: 'on-day', text: taken.reason }], seen });
  return toVisit(visit, 'important', `${taken.reason}.`);
};

function readStep(asked: Asked, answers: FormReader, { side, kind }: Asking): VisitStep | null {
  const { today } = asked;
  const words = (missing: string | undefined): string | null =>
    answers.longText('words', { what: 'What you write', most: 3000, ...(missing === undefined ? {} : { missing }) });
  switch (kind) {
    // What a head decides, somebody else records only with who said so.
    case 'accepted':
      return { kind, side, on: today, words: words(isOutside(asked) ? undefined : 'Enter who accepted, and how they said so') };
    case 'declined':
    case 'called-off': {
      const why = words(isOutside(asked) ? 'Enter why: the other side reads it' : 'Enter who said so, and why');
      return why === null ? null : { kind, side, on: today, words: why };
    }
    case 'dated': {
      const on = answers.date('on', { what: 'The day', missing: 'Enter the day' });
      const from = answers.text('from', { what: 'The time', most: 5 });
      if (from !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(from)) return answers.refuse('from', 'The time must be like 09:30');
      return on === null ? null : { kind, side, on, from };
    }
    case 'happened': {
      const on = answers.date('on', { what: 'The day', missing: 'Enter the day' });
      return on === null ? null : { kind, side, on };
    }
    case 'taken-back': {
      const why = words('Enter why it is taken back');
      return why === null ? null : { kind, side, on: today, words: why };
    }
    case 'said': {
      const said = words('Enter what was seen and taken away');
      return said === null ? null : { kind, side, on: today, words: said };
    }
    case 'looked': {
      const outcome = answers.choice('outcome', outcomeIds, 'Choose whether it changed something');
      const again = outcome === 'not-yet' ? answers.choice('again', ['yes', 'no'] as const, 'Choose whether it is asked again') : 'no';
      const found = words('Enter what changed, or why nothing did, and how you know');
      return outcome === null || again === null || found === null ? null : { kind, side, on: today, outcome, words: found, closes: again === 'no' };
    }
  }
}
