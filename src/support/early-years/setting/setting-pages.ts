import { findMeasureOfProviders, findSameDayRoute, outcomesAudienceOf } from '../../../evidence/index.ts';
import { isValue, statisticInWords } from '../../../kernel/statistic.ts';
import { findCalendar, isAllowed, reachesProvider } from '../../../register/index.ts';
import type { Asked, ProviderPage } from '../../common/open-page.ts';
import { listAudits } from '../audits/find-audits.ts';
import { asksSameDayRoute, auditSides, auditStates, countsInWords, maySee } from '../audits/setting-audit.ts';
import { auditKindIds, auditKinds, listOf } from '../audits/statements.ts';
import { levelColours, pathwayInWords } from '../caseload/caseload-pages.ts';
import { type CaseloadRow, gatherCaseload } from '../caseload/gather-caseload.ts';
import { besideGoal, goal, whyNoFigure } from '../development/goal.ts';
import { firstSteps, supportLevels } from '../graduated-support.ts';
import { listPlaces } from '../sufficiency/find-places.ts';
import { ageBandIds, ageBands, fundedChoices, latestKnown, weekChoices } from '../sufficiency/places.ts';
import { hrefOf } from './setting-links.ts';

/** The setting’s own page of early years: for its adviser everything, for its manager what is shared with them. */
export const showSetting: ProviderPage = async (asked, provider) => {
  const { means, request, authority, today } = asked;
  const db = means.db.kysely;
  const { actor } = request;
  const { authorityId } = authority;
  const [row] = await gatherCaseload(db, { actor: { ...actor, authorityId }, today, id: provider.id });
  if (row === undefined) return { kind: 'not-found' };
  const reaches = (permission: Parameters<typeof reachesProvider>[3]): Promise<boolean> => reachesProvider(db, means.clock, actor, permission, provider.id);
  const isManager = await reaches('early-years-audit.answer');
  const may = {
    begin: await reaches('programme.run'),
    record: await reaches('early-years.record'),
    answer: isManager,
    places: await reaches('early-years-places.record'),
    seeProgrammes: !isManager && (await reaches('programme.view')),
    seeMentoring: !isManager,
  };
  const calendar = await findCalendar(db, { authorityId });
  const audits = await auditLines(asked, row, isManager);
  const safeguarding = audits.find((each) => each.isStanding && each.asksRoute);
  return {
    kind: 'page',
    template: 'support/early-years/setting/setting.njk',
    data: {
      setting: row,
      provider,
      level: { text: supportLevels[row.level], colour: levelColours[row.level], why: row.why, steps: row.inspection === null ? [] : firstSteps(row.level, row.since, calendar.holidays), source: row.inspection?.source ?? 'The authority’s own list of early years providers, and the Department’s' },
      pathway: { text: pathwayInWords(row), run: row.pathway !== null && may.seeProgrammes ? `/providers/${String(row.id)}/programmes/${String(row.pathway.id)}` : null, isUnderWay: row.standing === 'under-way', again: row.pathway?.state === 'stopped' && may.begin ? `/providers/${String(row.id)}/programmes/start?programme=${row.pathway.programme}` : null },
      funding: isManager ? null : { run: row.funding === null ? null : { href: `/providers/${String(row.id)}/programmes/${String(row.funding.id)}`, stage: row.funding.stageName, since: row.funding.startedOn }, begin: may.begin ? `/providers/${String(row.id)}/programmes/start?programme=early-years-funding` : null },
      audits,
      safeguardingBy: safeguarding?.by ?? '',
      sameDayRoute: safeguarding === undefined ? null : await findSameDayRoute(db, authorityId),
      startAudits: may.record || may.answer ? auditKindIds.filter((kind) => !audits.some((each) => each.isOpenDraft && each.kind === kind)).map((kind) => ({ text: may.answer ? `Answer the audit: ${auditKinds[kind].toLowerCase()}` : `Begin an audit: ${auditKinds[kind].toLowerCase()}`, action: hrefOf(row.id, `/${may.answer ? 'own-audits' : 'audits'}/start/${kind}`) })) : [],
      places: await placesLines(asked, row, may.places),
      development: await developmentOf(asked, row),
      may,
      base: hrefOf(row.id),
      breadcrumbs: [{ text: row.name, href: `/providers/${String(row.id)}` }],
      today,
    },
  };
}; // prettier-ignore

async function auditLines({ means, authority }: Asked, row: CaseloadRow, isManager: boolean) {
  const side = isManager ? 'setting' : 'authority';
  const all = await listAudits(means.db.kysely, { authorityId: authority.authorityId, providerId: row.id });
  const latest = new Map<string, number>();
  // Each side’s own: a setting that says yes of itself takes back nothing that the authority found.
  for (const { id, kind, bySide, state, withdrawn } of all)
    if (state === 'final' && withdrawn === null && !latest.has(`${kind} ${bySide}`)) latest.set(`${kind} ${bySide}`, id);
  return all
    .filter((audit) => maySee(audit, side))
    .map(({ id, kind, listVersion, bySide, state, auditedOn, answers, withdrawn }) => ({
      id,
      kind,
      name: auditKinds[kind],
      by: auditSides[bySide],
      state: withdrawn === null ? auditStates[state] : 'Withdrawn',
      colour: withdrawn !== null ? 'grey' : state === 'final' ? 'green' : 'yellow',
      auditedOn,
      withdrawn,
      says: countsInWords(listOf(kind, listVersion), answers),
      href: hrefOf(row.id, `/audits/${String(id)}`),
      isOpenDraft: state === 'draft' && bySide === side && withdrawn === null,
      isStanding: latest.get(`${kind} ${bySide}`) === id,
      asksRoute: withdrawn === null && asksSameDayRoute(kind, answers),
    }));
}

async function placesLines({ means, authority }: Asked, row: CaseloadRow, mayWithdraw: boolean) {
  const entries = (await listPlaces(means.db.kysely, { authorityId: authority.authorityId, providerId: row.id })).filter(({ withdrawn }) => withdrawn === null);
  const [latest] = entries;
  const known = latestKnown(entries);
  if (latest === undefined || known === null) return { registered: row.registered, latest: null };
  // Only what is older than the latest entry names its own day.
  const older = (on: string | null): string | null => (on === latest.asAt ? null : on);
  const told = (text: string | null, on: string | null) => (text === null ? [] : [{ text, on: older(on) }]);
  const { hoursAWeek, weeks, fundedHours, days } = known;
  return {
    registered: row.registered,
    latest: {
      ...latest,
      bands: ageBandIds.map((band) => ({ label: ageBands[band], places: known.places[band], on: older(days.places[band]), vacant: known.vacant[band], vacantOn: older(days.vacant[band]) })),
      told: [
        ...told(hoursAWeek === null ? null : `Open ${hoursAWeek.toLocaleString('en-GB')} hours a week`, days.hoursAWeek),
        ...told(weeks === null ? null : weekChoices[weeks], days.weeks),
        ...told(fundedHours === null ? null : fundedChoices[fundedHours], days.fundedHours),
      ],
      withdraw: mayWithdraw ? hrefOf(row.id, `/places/${String(latest.id)}/withdraw`) : null,
    },
  };
} // prettier-ignore

async function developmentOf({ means, request, authority, today }: Asked, row: CaseloadRow) {
  const numbered = { id: row.id, urn: row.urn, urns: row.urns.map(String), registrationNumbers: row.registrationNumbers };
  const audience = outcomesAudienceOf(request.actor);
  const found = await findMeasureOfProviders(means.db.kysely, { measureId: 'eyfs-good-level-of-development', providers: [numbered], laCode: authority.laCode, today, audience });
  const own = found?.of.get(row.id);
  return {
    goal: goal.says,
    own: own !== undefined && isValue(own.statistic) ? { text: statisticInWords(own.statistic), period: own.period, cohort: own.statistic.cohort, beside: besideGoal(own.statistic) } : null,
    why: own !== undefined && !isValue(own.statistic) && own.statistic.reason === 'withheld' ? statisticInWords(own.statistic) : whyNoFigure(row.kind),
    area: found !== undefined && found.area !== null && isValue(found.area.statistic) ? { text: statisticInWords(found.area.statistic), period: found.area.period } : null,
    seesAll: isAllowed(request.actor, 'early-years.list'),
  };
} // prettier-ignore
