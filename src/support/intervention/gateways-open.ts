import { dateInWords } from '../../kernel/plain-date.ts';
import { accepted, refused, type Result } from '../../kernel/result.ts';
import type { KnownOfProvider } from '../programmes/check.ts';
import type { FieldAnswers } from '../programmes/run.ts';
import { gatewayOfCategory, type GatewayId, gatewayIds, type OpenGateway } from './gateways.ts';

/** A notice’s programme and where in it the school is eligible: the run stays live until the school is eligible no longer. */
export const noticeProgrammes = { s60: 'warning-notice', s60a: 'pay-notice' } as const;
const eligibleStage = 'eligible';

export interface LiveRun {
  readonly programme: string;
  readonly stage: string;
  readonly answers: Readonly<Record<string, FieldAnswers>>;
}

export interface GatewayFacts {
  readonly known: KnownOfProvider;
  /** Live runs at the provider. */
  readonly runs: readonly LiveRun[];
  readonly on: string;
}

export function answerOf(answers: Readonly<Record<string, FieldAnswers>>, task: string, field: string): string | null {
  const answer = answers[task]?.[field];
  return typeof answer === 'string' && answer !== '' ? answer : null;
}

/** Every choice of one answer; none where it was not given. */
function chosenIn(answers: Readonly<Record<string, FieldAnswers>>, task: string, field: string): readonly string[] {
  const answer = answers[task]?.[field] ?? [];
  return typeof answer === 'string' ? [answer] : answer;
}

/** First day of a notice of the Secretary of State’s that is live on a day. */
export function liveSecretaryOfStateNotice({ secretaryOfStateNotices }: KnownOfProvider, on: string): string | null {
  return secretaryOfStateNotices.find(({ from, until }) => from <= on && (until === null || on <= until))?.from ?? null;
}

/** A notice of the Secretary of State’s ends one of the authority’s for good: also when it has ended itself, and where the authority gave its own while it was live. The first of several did. */
export function endedBySecretaryOfState({ secretaryOfStateNotices }: KnownOfProvider, givenOn: string | null, on: string): string | null {
  const ending = secretaryOfStateNotices.filter(({ from, until }) => from <= on && (givenOn === null || until === null || until >= givenOn));
  return ending.map(({ from }) => from).toSorted()[0] ?? null;
}

/** Whether one gateway is open on a day, or the sentence why not. */
export function decideGateway(id: GatewayId, { known, runs, on }: GatewayFacts): Result<OpenGateway> {
  if (id === 's61' || id === 's62') {
    const what = id === 's61' ? 'requires significant improvement' : 'requires special measures';
    if (gatewayOfCategory(known.category) !== id)
      return refused(`No inspection of the present school on record judges that it ${what} (Education and Inspections Act 2006 ${id})`);
    const since = known.categoryPublicOn ?? null;
    return since !== null && on < since
      ? refused(
          `The inspection that judges that it ${what} is on record from ${dateInWords(since)}: the way is not open before that day (Education and Inspections Act 2006 ${id})`,
        )
      : accepted({ id, complianceEnds: null, powers: null });
  }
  const notice = id === 's60' ? 'warning notice' : 'teachers’ pay and conditions notice';
  const law = `Education and Inspections Act 2006 s60${id === 's60' ? '' : 'A'}`;
  const run = runs.find(({ programme }) => programme === noticeProgrammes[id]);
  if (run === undefined) return refused(`No ${notice} is in force (${law})`);
  if (run.stage !== eligibleStage) return refused(`It is not decided that the ${notice} was not complied with (${law})`);
  const ended = id === 's60' ? endedBySecretaryOfState(known, answerOf(run.answers, 'given', 'given-on'), on) : null;
  if (ended !== null) return refused(`The Secretary of State’s warning notice of ${dateInWords(ended)} ended the authority’s (${law})`);
  const noticed = noticesOfPowers(run.answers);
  const from = noticed.map((one) => one.from).toSorted()[0];
  if (from === undefined) return refused(`The governing body has no written notice yet of the powers that the authority proposes to use (${law})`);
  if (on < from) return refused(`The notice of powers says that the authority acts from ${dateInWords(from)}: not before that day (${law})`);
  const complianceEnds = answerOf(run.answers, 'given', 'compliance-ends');
  if (complianceEnds !== null && on <= complianceEnds)
    return refused(`The compliance period lasts until ${dateInWords(complianceEnds)}: the way opens only when it is over (${law})`);
  const [now, later] = [noticed.filter((one) => one.from <= on), noticed.filter((one) => one.from > on)];
  return accepted({
    id,
    complianceEnds,
    powers: [...new Set(now.flatMap(({ powers }) => powers))],
    later: later.flatMap(({ powers, from: day }) => powers.map((power) => ({ power, from: day }))),
  });
}

/** Each notice of powers that stands: the Act asks for reasonable notice of each power, and not for one notice of them all. */
function noticesOfPowers(
  answers: LiveRun['answers'],
): readonly { readonly from: string; readonly givenOn: string | null; readonly powers: readonly string[] }[] {
  return ['notice-of-powers', 'notice-of-powers-further', 'notice-of-powers-later'].flatMap((task) => {
    const from = answerOf(answers, task, 'acts-from');
    return from === null ? [] : [{ from, givenOn: answerOf(answers, task, 'given-on'), powers: chosenIn(answers, task, 'powers') }];
  });
}

/** Days after this one from which a notice names a power, or an inspection is public: what is not open yet may be open then. */
export function laterDays(power: string, { known, runs, on }: GatewayFacts): readonly string[] {
  const noticed = runs.flatMap(({ answers }) => noticesOfPowers(answers)).filter(({ powers }) => powers.includes(power));
  return [...noticed.map(({ from }) => from), known.categoryPublicOn ?? ''].filter((day) => day > on);
}

/** Why none is open at a school that has a notice or a category: where it has neither there is nothing to say of one. */
export function whyNoneOpen(facts: GatewayFacts): string[] {
  const isNear = (id: GatewayId): boolean => gatewayOfCategory(facts.known.category) === id || facts.runs.some(({ programme }) => (id === 's60' || id === 's60a') && programme === noticeProgrammes[id]);
  return gatewayIds.filter(isNear).flatMap((id) => {
    const decided = decideGateway(id, facts);
    return decided.ok ? [] : [decided.reason];
  });
} // prettier-ignore

/** From when those concerned know of powers that may be used: the first notice of powers that stands, or the inspection. Null where there is neither. */
export function firstDayOfConsultation({ known, runs }: GatewayFacts): string | null {
  const notices = runs.filter(({ programme, stage }) => stage === eligibleStage && (programme === noticeProgrammes.s60 || programme === noticeProgrammes.s60a));
  const inspected = gatewayOfCategory(known.category) === null ? null : (known.categoryPublicOn ?? null);
  const days = [...notices.flatMap(({ answers }) => noticesOfPowers(answers).map(({ givenOn }) => givenOn)), inspected].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
} // prettier-ignore

export function openGateways(facts: GatewayFacts): OpenGateway[] {
  return gatewayIds.flatMap((id) => {
    const decided = decideGateway(id, facts);
    return decided.ok ? [decided.value] : [];
  });
}
