import type { PageRequest, Reply, Route } from '../../platform/http/route.ts';
import type { RecordKind } from '../../platform/records/record-kind.ts';
import { dateBoxes, FormReader, isAllowed } from '../../register/index.ts';
import type { OwnAuthority } from '../records/build-conditions.ts';
import { findOwnAuthority } from '../records/find-own-authority.ts';
import { showForm } from '../records/show-form.ts';
import { doingOf } from '../records/take-turn.ts';
import type { AccountabilityMeans } from '../accountability-means.ts';
import { keepShippedRules } from './keep-shipped-rules.ts';
import { canBeErased, type RetentionRule, ruleInForce } from './retention-rule.ts';
import { actionWords } from './retention-words.ts';
import { type RuleEntry, setRetentionRule } from './set-retention-rule.ts';

const template = 'accountability/retention/change-rule.njk';
const actions = ['review', 'erase-personal-data'] as const;

interface Asked {
  readonly authority: OwnAuthority;
  readonly kind: RecordKind;
  readonly rules: readonly RetentionRule[];
}

/** The retention schedule: what is kept, how long and why, and every rule that went before. */
export function scheduleRoutes(means: AccountabilityMeans): Route[] {
  const { db, clock, recordKinds } = means;
  const withKind = async (request: PageRequest, answer: (asked: Asked) => Reply | Promise<Reply>): Promise<Reply> => {
    const authority = await findOwnAuthority(db.kysely, request.actor);
    const kind = recordKinds.find((each) => each.kind === request.params['kind']);
    if (authority === null || kind === undefined || 'none' in kind.retention) return { kind: 'not-found' };
    const all = await keepShippedRules(db, clock, recordKinds, authority.id);
    return answer({ authority, kind, rules: all.filter((rule) => rule.kind === kind.kind) });
  };
  return [
    {
      method: 'GET',
      path: '/records/retention',
      permission: 'records.view',
      audit: 'retention-schedule.viewed',
      handle: (request) => showSchedule(means, request),
    },
    {
      method: 'GET',
      path: '/records/retention/:kind',
      permission: 'records.view',
      audit: 'retention-rule.viewed',
      handle: (request) =>
        withKind(request, ({ kind, rules }) => ({
          kind: 'page',
          template: 'accountability/retention/rule.njk',
          data: {
            kind,
            rules: rules.map(showRule),
            current: ruleInForce(rules, kind.kind, clock.today())?.id ?? null,
            mayManage: isAllowed(request.actor, 'records.manage'),
            breadcrumbs: crumbs,
          },
        })),
    },
    {
      method: 'GET',
      path: '/records/retention/:kind/change',
      permission: 'records.manage',
      audit: 'retention-rule.opened',
      handle: (request) =>
        withKind(request, ({ kind, rules }) => {
          const rule = ruleInForce(rules, kind.kind, clock.today());
          const { years = '', action = 'review', basis = '' } = rule ?? {};
          const form = new URLSearchParams({ years: String(years), action, basis: rule?.provisional === true ? '' : basis });
          for (const [name, value] of Object.entries(dateBoxes('from', clock.today()))) form.set(name, value);
          return showForm({ template, form, data: formData(kind, rule?.basis ?? null) });
        }),
    },
    {
      method: 'POST',
      path: '/records/retention/:kind/change',
      permission: 'records.manage',
      audit: 'retention-rule.set',
      handle: (request) =>
        withKind(request, async ({ authority, kind, rules }) => {
          const answers = new FormReader(request.form);
          const entry = readRule(answers);
          if (entry === null) {
            const basis = ruleInForce(rules, kind.kind, clock.today())?.basis ?? null;
            return showForm({ template, form: request.form, errors: answers.errors, data: formData(kind, basis) });
          }
          await db.transaction((tx) => setRetentionRule(tx, doingOf(request, clock), authority, kind, entry), { authorityId: authority.id });
          return {
            kind: 'redirect',
            to: `/records/retention/${kind.kind}`,
            notice: { kind: 'success', text: 'The rule is saved. The one before it is kept below.' },
          };
        }),
    },
  ];
}

const crumbs = [
  { text: 'Records', href: '/records' },
  { text: 'Retention schedule', href: '/records/retention' },
];

const showRule = (rule: RetentionRule) => ({ ...rule, does: actionWords[rule.action] });

function formData(kind: RecordKind, shippedBasis: string | null): Record<string, unknown> {
  return {
    kind,
    shippedBasis,
    actionWords,
    canBeErased: canBeErased(kind),
    keptWhole: kind.keptWhole ?? null,
    backLink: `/records/retention/${kind.kind}`,
  };
}

function readRule(answers: FormReader): RuleEntry | null {
  const years = answers.wholeNumber('years', 'The number of years', 100);
  if (years === null && !answers.errors.some(({ field }) => field === 'years')) answers.refuse('years', 'Enter how many years they are kept');
  const action = answers.choice('action', actions, 'Select what happens when the time is over');
  const basis = answers.text('basis', { what: 'The basis', missing: 'Enter the law or the policy that says so' });
  const effectiveFrom = answers.date('from', { what: 'The day it takes effect', missing: 'Enter the day it takes effect' });
  const reason = answers.text('reason', { what: 'The reason', missing: 'Enter why it changes' });
  if (years === null || action === null || basis === null || effectiveFrom === null || reason === null || answers.errors.length > 0) return null;
  return { years, action, basis, effectiveFrom, reason };
}

async function showSchedule({ db, clock, recordKinds }: AccountabilityMeans, { actor }: PageRequest): Promise<Reply> {
  const authority = await findOwnAuthority(db.kysely, actor);
  if (authority === null) return { kind: 'not-found' };
  const rules = await keepShippedRules(db, clock, recordKinds, authority.id);
  const timed = recordKinds.flatMap((kind) => {
    const rule = ruleInForce(rules, kind.kind, clock.today());
    return rule === null ? [] : [{ kind, rule: showRule(rule) }];
  });
  const untimed = recordKinds.flatMap((kind) => ('none' in kind.retention ? [{ kind, why: kind.retention.none }] : []));
  return {
    kind: 'page',
    template: 'accountability/retention/schedule.njk',
    data: { timed, untimed, breadcrumbs: crumbs.slice(0, 1) },
  };
}
