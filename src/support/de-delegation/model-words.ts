import { type Model, type PhaseModel, penceUp, phases } from './model.ts';

/** A school’s days say its tier, and those of a few schools nearly do: tiers are nobody else’s. */
const fewest = 5;

/** The rows that may leave the authority: by phase where no phase has so few schools that its days tell their tiers, or else all together; none where those are too few. */
export function rowsForOutside({ phases: each, all }: Model): readonly PhaseModel[] {
  if (all.schools < fewest) return [];
  return each.some(({ schools }) => schools < fewest) ? [all] : [...each, all];
}

export const whyFewer = `Phases are not shown apart where one has fewer than ${String(fewest)} schools: the days of a few schools would tell their tiers, which are not shared.`;

const figure = (value: number, digits = 2): string => value.toLocaleString('en-GB', { maximumFractionDigits: digits });
const pounds = (value: number, digits = 0): string =>
  `£${value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;

export function phaseInWords(model: PhaseModel) {
  return {
    label: model.phase === 'all' ? 'All' : phases[model.phase],
    schools: String(model.schools),
    pupils: figure(model.pupils, 0),
    pupilYears: figure(model.pupilYears),
    days: figure(model.days),
    fixedDays: figure(model.fixedDays),
    total: pounds(model.total),
    perPupil: model.perPupil === null ? 'No pupils to share it' : pounds(penceUp(model.perPupil), 2),
  };
}

/** A sentence of the working, and whether it may leave the authority. */
export interface Working {
  readonly text: string;
  readonly isForOutside: boolean;
}

/**
 * How the rate of all was reached, a sentence each. Days, cost and rate stay inside where the rows do; and so does what there would be if nobody converted while only a few
 * schools do, because the difference is their days.
 */
export function workingInWords(
  model: Model,
  asked: { readonly share: number; readonly fixedDays: number; readonly poundsADay: number },
): readonly Working[] {
  const { all, without, lines } = model;
  const isFew = rowsForOutside(model).length === 0;
  const converting = lines.filter(({ partOfYear }) => partOfYear < 1);
  const lost = without.pupilYears - all.pupilYears;
  const said = (text: string, isForOutside = true): Working => ({ text, isForOutside });
  const perPupil = (one: PhaseModel): string => (one.perPupil === null ? 'none' : pounds(penceUp(one.perPupil), 2));
  return [
    said(
      `Days that schools need: ${figure(all.days)}. It is what the tiers in force today bring each school in a year, for the part of the year for which it is maintained; ${figure(asked.share * 100, 1)}% of it is to be paid by de-delegation.`,
      !isFew,
    ),
    said(`Days needed however many schools there are: ${figure(asked.fixedDays)}.`),
    said(`Cost: (${figure(all.days)} + ${figure(all.fixedDays)}) days at ${pounds(asked.poundsADay, 2)} a day is ${pounds(all.total)}.`, !isFew),
    said(`Pupils: ${figure(all.pupils, 0)} on roll; ${figure(all.pupilYears)} by the part of the year for which their school is maintained.`),
    all.perPupil === null
      ? said('There are no pupils to share it.')
      : said(
          `Rate for each pupil: ${pounds(all.total)} shared by ${figure(all.pupilYears)} is ${pounds(penceUp(all.perPupil), 2)}, to the penny above.`,
          !isFew,
        ),
    ...(converting.length === 0
      ? [said('No school is expected to convert before the end of the year.')]
      : [
          said(
            `${String(converting.length)} ${converting.length === 1 ? 'school is' : 'schools are'} expected to convert before or in the year: ${figure(lost)} fewer pupils to share the cost.`,
          ),
          said(`If none did, the rate would be ${perPupil(without)} and the total ${pounds(without.total)}.`, !isFew && converting.length >= fewest),
        ]),
  ];
}

export const caveats: readonly string[] = [
  'A model of ours, to be decided on by Schools Forum’s members of each phase, and not from the published framework.',
  'A school that converts is counted for the days on which it is maintained. What the Department recoups in a year of conversion follows its own rules, and is not modelled.',
  'Nursery and special schools cannot de-delegate: they may buy. Academies are not in it.',
];
