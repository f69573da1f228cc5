import { dateInWords } from '../kernel/plain-date.ts';
import { tierLabels, tiers } from '../kernel/tier.ts';
import { areaLabels, type EvaluatedProvider, setLabels } from '../judgement/index.ts';

type Evaluation = EvaluatedProvider['evaluation'];

/** A line for each provider, and how many are in each tier. */
export function evaluationsInWords(
  evaluated: readonly EvaluatedProvider[],
  { authority, asAt }: { readonly authority: string; readonly asAt: string },
): string {
  const [first] = evaluated;
  if (!first)
    return `${authority} has no open provider that the criteria are for. Load a register first: npx waymark import gias-establishments FILE`;
  const rows = evaluated.map(({ facts: { provider }, evaluation: { tier, question, confidence } }) => [
    String(provider.urn ?? '').padEnd(6),
    `${tierLabels[tier]}${question === null ? '' : ` (${tierLabels[question]}?)`}`.padEnd(34),
    confidence.padEnd(6),
    provider.name,
  ]);
  const counts = tiers.map((tier) => `${tierLabels[tier]} ${String(evaluated.filter(({ evaluation }) => evaluation.tier === tier).length)}`);
  return [
    `${authority}, as at ${dateInWords(asAt)}. ${titleOf(first)}`,
    '',
    ...rows.map((cells) => cells.join('  ')),
    '',
    `${String(evaluated.length)} providers: ${counts.join(', ')}.`,
    'Proposed by rule: a person decides.',
  ].join('\n');
}

function titleOf({ criteria }: EvaluatedProvider): string {
  const { title, provisional } = criteria.document;
  return `${title}${provisional ? ' (provisional: not from the published framework)' : ''}.`;
}

const answers = { 'fires': 'yes', 'clear': 'no', 'missing': 'not known', 'not-applicable': 'does not apply' } as const;

/** Every step that led to one provider’s tier. */
export function explainEvaluation(one: EvaluatedProvider): string {
  const { facts, evaluation } = one;
  const { provider, asAt } = facts;
  const { tier, question, confidence, securePlus } = evaluation;
  return [
    `${provider.name} (URN ${String(provider.urn)}), as at ${dateInWords(asAt)}`,
    `${titleOf(one)} ${setLabels[provider.setId]}.`,
    '',
    `Proposed: ${tierLabels[tier]}; confidence ${confidence}.`,
    ...(question === null ? [] : [`Put to moderation: is it ${tierLabels[question]}?`]),
    ...section('Floors', evaluation.floors.map(floorInWords)),
    ...section(
      'Areas',
      evaluation.areas.map(({ id, band, because }) => `${areaLabels[id]}: ${band === 'none' ? 'no band' : band}. ${because}.`),
    ),
    ...section('Indicators', evaluation.indicators.map(indicatorInWords)),
    ...section(
      `Secure+: ${securePlus.met ? 'evidenced' : 'not evidenced'}`,
      securePlus.parts.map(({ label, answer, says }) => `${label}: ${answer.replace('-', ' ')}. ${says}`),
    ),
    ...section(
      'What is missing',
      evaluation.missing.map(({ label, because }) => `${label}: ${because}`),
    ),
    ...section('Nearest changes', changesInWords(evaluation)),
    ...section(
      'Asks for support, and moves no tier',
      evaluation.triggers.map(({ label, says }) => `${label}: ${says}`),
    ),
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

function floorInWords({ label, tier, answer, facts }: Evaluation['floors'][number]): string {
  const said = facts.map(({ says, source }) => (source === null ? says : `${says} [${source}]`)).join(' | ');
  return `${tierLabels[tier]}: ${label}: ${answers[answer]}. ${said}`;
}

function indicatorInWords({ name, period, value, cohort, comparator, band, pooled, because, source }: Evaluation['indicators'][number]): string {
  if (value === null) return `${name}: no band. ${because ?? 'No figure'}`;
  const of = cohort === null ? '' : `, of ${String(cohort)}`;
  const together = pooled.length === 0 ? '' : `, ${pooled.join(' and ')} together`;
  return `${name}, ${period ?? ''}: ${show(value)}${of}${together}; England ${comparator === null ? 'not known' : show(comparator)}: ${band}. [${source ?? 'no file'}]`;
}

const show = (value: number): string => String(Number(value.toFixed(2)));

function changesInWords({ nearest: { up, down } }: Evaluation): string[] {
  return [
    ...(up === null ? [] : [`To ${tierLabels[up.to]}: ${up.changes.map(({ says }) => says).join('; ')}`]),
    ...down.map(({ to, change }) => `To ${tierLabels[to]}: ${change.says}`),
  ];
}
