import { answerFigure } from '../../evidence/index.ts';
import { dateInWords } from '../../kernel/plain-date.ts';
import { statuses, statusLabels, type Unit, valueInWords } from '../../kernel/statistic.ts';
import { findProviderInBrief } from '../../register/index.ts';
import { deadlinesOf } from '../programmes/clock/deadlines.ts';
import { gatherRunDays } from '../programmes/clock/gather-run-days.ts';
import { grades } from '../programmes/run.ts';
import { inForce, listMilestoneResults, listPlanActions, listPlans } from './find-plan.ts';
import { type HeldReview, listReviews, reviewBefore, standing } from './find-reviews.ts';
import { milestoneStates, milestonesOf } from './milestones.ts';
import type { AskedOfRun } from './open-trip-page.ts';
import type { Pack, PackAction, PackFigure } from './pack.ts';
import { type PlanAction, servedBy } from './plan.ts';
import { actionStandings, type PlanStateThen, stateInWords, stateOfPlan } from './plan-state.ts';
import { overallInWords } from './review.ts';
import { whoMeets } from './review-pages.ts';

/** The papers of a review that was held, as things stood on its day; or of the next, as they stand now. Null where no plan is agreed. */
export async function gatherPack(asked: AskedOfRun, review: HeldReview | null): Promise<Pack | null> {
  const { means, run, provider, authority, today } = asked;
  const plans = await listPlans(means.db.kysely, run.id);
  const plan = review === null ? inForce(plans) : (plans.find(({ id }) => id === review.planId) ?? null);
  if (plan === null || plan.agreed === null) return null;
  const { document, agreed, version } = plan;
  const asAt = review?.on ?? today;
  const approved = plan.approved !== null && plan.approved.on <= asAt ? plan.approved : null;
  const milestones = milestonesOf(document, await listMilestoneResults(means.db.kysely, run.id, review?.enteredAt ?? null), asAt);
  const actions = await listPlanActions(means.db.kysely, { id: run.id, authorityId: authority.authorityId });
  const state = review?.planState ?? stateOfPlan(document, milestones, actions, asAt);
  const reviews = await listReviews(means.db.kysely, run.id);
  const earlier = review === null ? (standing(reviews)[0] ?? null) : reviewBefore(reviews, review.on);
  const meets = whoMeets(asked);
  return {
    provider: provider.name,
    authority: authority.authorityName,
    programme: run.definition.name,
    heldOn: review?.on ?? null,
    dueOn: review === null ? await findNextReview(asked) : null,
    asAt,
    figuresKnownOn: today,
    plan: {
      version,
      startsOn: document.startsOn,
      endsOn: document.endsOn,
      standing: `Version ${String(version)} of the plan, agreed on ${dateInWords(agreed.on)}${
        approved === null ? ', not approved by governors yet' : `, approved by governors on ${dateInWords(approved.on)}`
      }. It runs from ${dateInWords(document.startsOn)} to ${dateInWords(document.endsOn)}.`,
    },
    overall: review === null ? null : overallInWords(review.grades),
    direction: review?.direction ?? null,
    priorities: await Promise.all(
      document.priorities.map(async (priority) => {
        const { key, title, why, objectives, measures } = priority;
        const actionsOf = (objective: string | null): PackAction[] =>
          priority.actions.filter((one) => servedBy(priority, one.objective) === objective).map((one) => actionThen(one, state));
        const now = review?.grades.find(({ priority }) => priority === key) ?? null;
        const before = earlier?.grades.find(({ priority }) => priority === key) ?? null;
        const own = state.priorities.find(({ priority }) => priority === key);
        return {
          title,
          why,
          state: own === undefined ? '' : stateInWords(own),
          objectives: objectives.map((objective) => ({
            says: objective.says,
            success: objective.success,
            milestones: milestones
              .filter((one) => one.objective === objective.key)
              .map((one) => ({
                by: one.by,
                says: one.says,
                state: milestoneStates[one.state],
                isUnmet: one.state !== 'met',
                schoolSaysMet: one.schoolSays?.isMet === true,
              })),
            actions: actionsOf(objective.key),
          })),
          otherActions: actionsOf(null),
          now: now === null ? null : grades[now.grade],
          before: before === null ? null : grades[before.grade],
          isInsufficient: (now ?? before)?.grade === 'insufficient',
          evidence: (now ?? before)?.evidence ?? null,
          figures: await gatherFigures(asked, measures),
        };
      }),
    ),
    late: state.late,
    support: document.support,
    chair: review?.chairedBy ?? meets.chair,
    attend: meets.attend,
    attended: review?.attended ?? null,
    apologies: review?.apologies ?? null,
    minutes: review?.minutes ?? null,
    nextSteps: review?.nextSteps ?? null,
  };
}

/** By when the next review is held; null where what it counts from has not happened. */
async function findNextReview({ means, run, authority, today }: AskedOfRun): Promise<string | null> {
  const { definition, subject, now } = run;
  const days = (await gatherRunDays(means.db.kysely, { authorityId: authority.authorityId, today }, [run]))(run);
  const open = deadlinesOf({ definition, subject, now, ...days, today }).filter(({ doneOn }) => doneOn === null);
  return open.find(({ kind }) => kind === 'review')?.on ?? null;
}

/** As it stood on the day, with its owner and day then: both may have changed since the plan was agreed. */
function actionThen({ key, what, ownerName, dueOn, success }: PlanAction, state: PlanStateThen): PackAction {
  const then = state.actions?.find((one) => one.key === key);
  if (then === undefined) return { what, owner: ownerName, dueOn, state: 'Not kept', success };
  return {
    what,
    owner: then.ownerName,
    dueOn: then.dueOn,
    state: then.standing === 'done' && then.doneOn !== null ? `Done on ${dateInWords(then.doneOn)}` : actionStandings[then.standing],
    success,
  };
}

/** As anybody outside the authority may see them: papers are printed and sent on, whoever opened them. */
async function gatherFigures({ means, provider, authority, today }: AskedOfRun, measures: readonly string[]): Promise<PackFigure[]> {
  if (measures.length === 0) return [];
  const brief = await findProviderInBrief(means.db.kysely, authority, provider.id);
  const urn = brief?.urn ?? null;
  if (urn === null) return [];
  const figures: PackFigure[] = [];
  for (const measure of measures) {
    const asked = { measure, area: null, urn: String(urn), year: null, group: 'all', today, audience: 'outside' } as const;
    const answer = await answerFigure(means.db.kysely, asked);
    if (!answer.ok) {
      figures.push({ measure, period: null, status: null, here: answer.reason, england: '' });
      continue;
    }
    const { value: found } = answer;
    const words = (one: { readonly value: number | null; readonly because: string | null } | undefined): string =>
      one === undefined || one.value === null
        ? (one?.because ?? 'No figure')
        : valueInWords(one.value, found.measure.unit as Unit, found.decimals ?? 0);
    const status = statuses.find((one) => one === found.status);
    const statusText = status === undefined ? null : statusLabels[status];
    figures.push({
      measure: found.measure.name,
      period: found.period,
      status: statusText,
      here: words(found),
      england: words(found.comparators['england']),
    });
  }
  return figures;
}
