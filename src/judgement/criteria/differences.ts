import { tierLabels, tiers } from '../../kernel/tier.ts';
import { areaIds, areaLabels } from './areas.ts';
import type { CriteriaDocument, CriteriaIndicator, CriteriaSet } from './criteria.ts';
import { factTestInWords, floorTestInWords, pointsInWords, setInWords, type NameOf } from './criteria-words.ts';
import { factDefinitions, isFactId, setIds, type SetId } from './facts.ts';
import { profileDifferences } from './profile-differences.ts';

/** One thing in which two versions of the criteria differ. */
export interface Difference {
  /** Null where it is the whole document's. */
  readonly setId: SetId | null;
  /** The whole sentence: "Nursery schools: an indicator is red beyond 10 points → 12 points". */
  readonly says: string;
  /** What differs, for a table that has the set, before and after beside it: "An indicator is red beyond". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type Found = Pick<Difference, 'what' | 'before' | 'after'>;

const none = 'not there';

/** What differs between two versions of the criteria, in the order people read them. `nameOf` says an indicator's id in words. */
export function differencesBetween(before: CriteriaDocument, after: CriteriaDocument, nameOf: NameOf = (id) => id): Difference[] {
  const setOf = (document: CriteriaDocument, id: SetId) => document.sets.find((set) => set.id === id);
  return [
    ...ofDocument(before, after).map((found) => differenceOf(null, found)),
    ...setIds.flatMap((id) => {
      const [old, now] = [setOf(before, id), setOf(after, id)];
      if (!old || !now) return old || now ? [differenceOf(id, { what: 'Criteria of its own', before: hasIt(old), after: hasIt(now) })] : [];
      return ofSet(old, now, nameOf).map((found) => differenceOf(id, found));
    }),
  ];
}

const hasIt = (set: CriteriaSet | undefined): string => (set ? 'there' : none);

function differenceOf(setId: SetId | null, { what, before, after }: Found): Difference {
  const subject =
    setId === null ? what : `${setInWords(setId)}: ${what.startsWith('Secure+') ? what : `${what.charAt(0).toLowerCase()}${what.slice(1)}`}`;
  const joined = subject.replace(/(?<! beyond| when| of| up to)$/, ':');
  return { setId, says: `${joined} ${before} → ${after}`, what, before, after };
}

function changed(what: string, before: string, after: string): Found[] {
  return before === after ? [] : [{ what, before, after }];
}

function ofDocument(before: CriteriaDocument, after: CriteriaDocument): Found[] {
  const standing = ({ provisional }: CriteriaDocument): string => (provisional ? 'provisional' : 'the council’s own');
  const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;
  const days = (amount: number): string => `${String(amount)} ${amount === 1 ? 'day' : 'days'} a year`;
  const pounds = (amount: number): string => `£${String(amount)}`;
  const entitled = ({ entitlement }: CriteriaDocument): string => listOf(entitlement.sets?.map(setInWords) ?? ['every provider']);
  return [
    ...changed('Title', before.title, after.title),
    ...changed('Standing', standing(before), standing(after)),
    ...changed(
      'Confidence is medium when',
      `${percent(before.confidence.mediumFrom)} is not known`,
      `${percent(after.confidence.mediumFrom)} is not known`,
    ),
    ...changed('Confidence is low when', `${percent(before.confidence.lowFrom)} is not known`, `${percent(after.confidence.lowFrom)} is not known`),
    ...tiers.flatMap((tier) =>
      changed(`Adviser days for ${tierLabels[tier]}`, days(before.entitlement.days[tier]), days(after.entitlement.days[tier])),
    ),
    ...changed('Adviser days are for', entitled(before), entitled(after)),
    ...changed('Cost of an adviser day', pounds(before.entitlement.costOfDay), pounds(after.entitlement.costOfDay)),
  ];
}

function ofSet(before: CriteriaSet, after: CriteriaSet, nameOf: NameOf): Found[] {
  return [
    ...floorDifferences(before, after, nameOf),
    ...changed('An indicator is amber beyond', pointsInWords(before.bands.amberBeyond), pointsInWords(after.bands.amberBeyond)),
    ...changed('An indicator is red beyond', pointsInWords(before.bands.redBeyond), pointsInWords(after.bands.redBeyond)),
    ...changed('A cohort is pooled up to', pupils(before.smallCohort.pooledUpTo), pupils(after.smallCohort.pooledUpTo)),
    ...changed('Years pooled', String(before.smallCohort.years), String(after.smallCohort.years)),
    ...changed('The fewest pupils that have a band', pupils(before.smallCohort.fewest), pupils(after.smallCohort.fewest)),
    ...changed('An area is red from a weight of red indicators of', String(before.areaBands.redAt), String(after.areaBands.redAt)),
    ...changed('An area is amber from a weight of amber indicators of', String(before.areaBands.amberAt), String(after.areaBands.amberAt)),
    ...areaDifferences(before, after, nameOf),
    ...changed('Secure+ needs all of', listOf(before.securePlus.all.map(factTestInWords)), listOf(after.securePlus.all.map(factTestInWords))),
    ...changed('Secure+ needs one of', listOf(before.securePlus.any.map(factTestInWords)), listOf(after.securePlus.any.map(factTestInWords))),
    ...profileDifferences(before.profile, after.profile),
    ...changed('What brings support, and never a tier', triggersOf(before), triggersOf(after)),
  ];
}

const pupils = (count: number): string => `${String(count)} ${count === 1 ? 'pupil' : 'pupils'}`;
/** In one order, so that a list that was only sorted anew is no difference. */
const listOf = (names: readonly string[]): string => names.toSorted().join('; ') || 'nothing';
const triggersOf = ({ triggers }: CriteriaSet): string => listOf(triggers.map(({ fact }) => (isFactId(fact) ? factDefinitions[fact].label : fact)));

function floorDifferences(before: CriteriaSet, after: CriteriaSet, nameOf: NameOf): Found[] {
  const ids = [...new Set([before, after].flatMap(({ floors, leftOut }) => [...floors, ...leftOut].map(({ id }) => id)))];
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map(({ floors }) => floors.find((floor) => floor.id === id));
    const said = ({ leftOut }: CriteriaSet): string => {
      const because = leftOut.find((one) => one.id === id)?.because;
      return because === undefined ? none : `left out: ${because}`;
    };
    const words = (floor: typeof old): string => (floor ? `${floorTestInWords(floor.test, nameOf)} (${tierLabels[floor.tier]})` : none);
    if (!old || !now) return changed(`Floor “${(now ?? old)?.label ?? id}”`, old ? words(old) : said(before), now ? words(now) : said(after));
    return [
      ...changed(`Name of the floor “${old.label}”`, old.label, now.label),
      ...changed(`Floor “${now.label}” makes the best tier`, tierLabels[old.tier], tierLabels[now.tier]),
      ...changed(`Floor “${now.label}”`, floorTestInWords(old.test, nameOf), floorTestInWords(now.test, nameOf)),
      ...changed(`Floor “${now.label}” for academies`, old.exceptAcademies ?? 'counts', now.exceptAcademies ?? 'counts'),
    ];
  });
}

function areaDifferences(before: CriteriaSet, after: CriteriaSet, nameOf: NameOf): Found[] {
  return areaIds.flatMap((areaId) => {
    const [old, now] = [before, after].map(({ areas }) => areas.find(({ id }) => id === areaId)?.indicators ?? []);
    const ids = [...new Set([...(old ?? []), ...(now ?? [])].map(({ id }) => id))];
    const area = areaLabels[areaId];
    return ids.flatMap((id) => {
      const [was, is] = [old, now].map((indicators) => indicators?.find((one) => one.id === id));
      const name = nameOf(id);
      if (!was || !is) return changed(`${area}: indicator “${name}”`, weighed(was), weighed(is));
      return [
        ...changed(`${area}: weight of “${name}”`, String(was.weight), String(is.weight)),
        ...changed(`${area}: “${name}” is amber beyond`, edgeOf(was.amberBeyond), edgeOf(is.amberBeyond)),
        ...changed(`${area}: “${name}” is red beyond`, edgeOf(was.redBeyond), edgeOf(is.redBeyond)),
      ];
    });
  });
}

const weighed = (one: CriteriaIndicator | undefined): string => (one ? `with weight ${String(one.weight)}` : none);
const edgeOf = (points: number | undefined): string => (points === undefined ? 'the same as the others' : pointsInWords(points));
