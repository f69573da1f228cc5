import { dateInWords, daysBetween } from '../../kernel/plain-date.ts';
import { isAdverse, type Tier, tierLabels } from '../../kernel/tier.ts';

/** What the questions are made from. Days as YYYY-MM-DD. There is no concern among it: what may be said of one is decided in the concern, and never by a list of questions. */
export interface QuestionFacts {
  readonly today: string;
  readonly openActions: readonly { readonly what: string; readonly dueOn: string; readonly isOverdue: boolean; readonly reportedOn: string | null }[];
  readonly doneActions: readonly { readonly what: string; readonly doneOn: string | null; readonly cameOfIt: string | null }[];
  readonly measures: readonly QuestionMeasure[];
  readonly inspections: {
    readonly latestOn: string | null;
    readonly weakAreas: readonly { readonly area: string; readonly judgement: string }[];
    readonly isSafeguardingNotMet: boolean;
  };
  readonly tier: { readonly tier: Tier; readonly since: string | null } | null;
  readonly posts: readonly { readonly role: string; readonly standing: string; readonly name: string | null; readonly since: string }[];
  readonly lastVisitOn: string | null;
  readonly development: { readonly on: string } | null;
  readonly ownView: { readonly worry: string | null; readonly help: string | null } | null;
}

export interface QuestionMeasure {
  readonly name: string;
  readonly polarity: 'higher' | 'lower';
  readonly year: string | null;
  readonly value: number | null;
  readonly words: string | null;
  readonly whyNone: string | null;
  /** False where no file that would have it was ever loaded: a gap of the authority’s own. */
  readonly isLoaded: boolean;
  readonly england: number | null;
  readonly englandWords: string | null;
  readonly before: number | null;
  readonly beforeWords: string | null;
  readonly beforeYear: string | null;
  readonly fifth: number | null;
  readonly among: number | null;
}

export interface Question {
  readonly ask: string;
  /** The facts that it was made from, in a sentence. */
  readonly why: string;
}

/** Provisional: not from the published framework. */
export const questionRules = { most: 9, ofEach: 2, newHeadDays: 365, longSinceVisitDays: 365 } as const;

type Rule = (facts: QuestionFacts) => readonly Question[];

const isWorse = ({ polarity }: QuestionMeasure, one: number, than: number): boolean => (polarity === 'higher' ? one < than : one > than);
const isFalling = (one: QuestionMeasure): boolean => one.value !== null && one.before !== null && isWorse(one, one.value, one.before);
const isBehindEngland = (one: QuestionMeasure): boolean => one.value !== null && one.england !== null && isWorse(one, one.value, one.england);

const numbersOf = (one: QuestionMeasure): string =>
  [
    `${one.words ?? ''} in ${one.year ?? ''}`,
    one.beforeWords === null ? null : `${one.beforeWords} in ${one.beforeYear ?? ''}`,
    one.englandWords === null ? null : `England ${one.englandWords}`,
  ]
    .filter((part) => part !== null)
    .join('; ');

/** In the order of what cannot wait. */
export const rules: Readonly<Record<string, Rule>> = {
  safeguarding: ({ inspections }) =>
    inspections.isSafeguardingNotMet
      ? [{ ask: 'What has been done about safeguarding since the inspection, and who has checked that it holds?', why: `The latest inspection${onDay(inspections.latestOn)} did not find it met.` }]
      : [],
  overdue: ({ openActions }) =>
    openActions
      .filter(({ isOverdue, reportedOn }) => isOverdue && reportedOn === null)
      .map(({ what, dueOn }) => ({ ask: `What has stood in the way of “${bare(what)}”, and what would help?`, why: `It was due on ${dateInWords(dueOn)}.` })),
  reported: ({ openActions }) =>
    openActions.flatMap(({ what, reportedOn }) =>
      reportedOn === null ? [] : [{ ask: `May we see what shows that “${bare(what)}” is done?`, why: `The school said so on ${dateInWords(reportedOn)}, and nobody has accepted it yet.` }],
    ),
  head: ({ posts, today }) =>
    posts
      .filter(({ role }) => role !== 'chair')
      .flatMap(({ role, standing, name, since }) => {
        const post = role === 'manager' ? 'manager' : 'headteacher';
        if (name === null) return [{ ask: `Who leads until there is a ${post}, and who supports them?`, why: `The post of ${post} is vacant since ${dateInWords(since)}.` }];
        if (standing !== 'substantive') return [{ ask: 'How is leadership settled for the rest of the year?', why: `${name} is ${standing} ${post} since ${dateInWords(since)}.` }];
        return daysBetween(since, today) < questionRules.newHeadDays
          ? [{ ask: `What does the new ${post} need most this year, and from whom?`, why: `${name} came on ${dateInWords(since)}.` }]
          : [];
      }),
  inspected: ({ inspections }) =>
    inspections.weakAreas.map(({ area, judgement }) => ({ ask: `What is different in ${area.toLowerCase()} since the inspection, and how do you know?`, why: `It was judged “${judgement}”${onDay(inspections.latestOn)}.` })),
  falling: ({ measures }) =>
    measures
      .filter((one) => isFalling(one) && isBehindEngland(one))
      .map((one) => ({ ask: `What explains the change in ${quiet(one.name)}, and what is being done?`, why: `It is worse than the year before, and than England’s: ${numbersOf(one)}.` })),
  lowest: ({ measures }) =>
    measures
      .filter((one) => one.fifth === 5 && !(isFalling(one) && isBehindEngland(one)))
      .map((one) => ({ ask: `What do schools like this one do otherwise in ${quiet(one.name)}?`, why: `It is in the lowest fifth of ${String(one.among)} similar schools: ${numbersOf(one)}.` })),
  tier: ({ tier }) =>
    tier !== null && isAdverse(tier.tier)
      ? [{ ask: 'What would we both have to see for less support to be right?', why: `The tier in force is ${tierLabels[tier.tier]}${tier.since === null ? '' : `, since ${dateInWords(tier.since)}`}.` }]
      : [],
  development: ({ development }) =>
    development === null ? [] : [{ ask: 'What has changed in what was to be better at the last visit?', why: `The final note of ${dateInWords(development.on)} names it.` }],
  impact: ({ doneActions }) =>
    doneActions
      .filter(({ cameOfIt }) => cameOfIt === null)
      .map(({ what, doneOn }) => ({ ask: `What is different for children since “${bare(what)}”?`, why: `It was done${onDay(doneOn)}, and nothing is recorded of what came of it.` })),
  ownView: ({ ownView }) =>
    ownView === null
      ? [{ ask: 'What do you most want from this visit?', why: 'It has not given its own view beforehand.' }]
      : ownView.worry !== null && ownView.worry !== ''
        ? [{ ask: 'Where does what worries you show itself, and what has been tried?', why: 'The school gave its own view beforehand.' }]
        : [],
  missing: ({ measures }) =>
    measures
      .filter(({ value, isLoaded }) => value === null && isLoaded)
      .slice(0, 1)
      .map((one) => ({ ask: `What do your own records say of ${quiet(one.name)}?`, why: `There is no published number: ${lower(one.whyNone ?? 'not known')}.` })),
  longSince: ({ lastVisitOn, today }) =>
    lastVisitOn !== null && daysBetween(lastVisitOn, today) > questionRules.longSinceVisitDays
      ? [{ ask: 'What has happened since we were here last that we should know of?', why: `The last visit was on ${dateInWords(lastVisitOn)}.` }]
      : [],
}; // prettier-ignore

/** Questions worth asking, each with the facts that it was made from: no more than fit on the page, and no kind of them more than twice. */
export function questionsWorthAsking(facts: QuestionFacts): Question[] {
  return Object.values(rules)
    .flatMap((rule) => rule(facts).slice(0, questionRules.ofEach))
    .slice(0, questionRules.most);
}

const onDay = (day: string | null): string => (day === null ? '' : ` on ${dateInWords(day)}`);
const bare = (text: string): string => {
  const short = text.trim().replace(/[.!?]+$/, '');
  return short.length > 90 ? `${short.slice(0, 89).trimEnd()}…` : short;
};
const lower = (text: string): string => bare(text.charAt(0).toLowerCase() + text.slice(1));
/** “Phonics…” in a sentence; “EYFS…” as it is. */
const quiet = (name: string): string => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);
