import { tierLabels, tiers } from '../../kernel/tier.ts';
import type { FormReader } from '../../register/index.ts';
import { audienceIds, audiences } from './audience.ts';
import {
  type Cadence,
  circumstanceIds,
  circumstances,
  contactKinds,
  type EntitlementDocument,
  entitlementDocument,
  type EntitlementRule,
  units,
} from './entitlement-document.ts';

/** How many sorts of contact one rule may have on the form. */
const places = ['1', '2'] as const;

/** The parts of the form: each tier, and each thing that may have happened to an early years provider. */
export const ruleParts = [
  ...tiers.map((id) => ({ key: `tier-${id}`, title: tierLabels[id], group: 'Maintained schools, by tier' })),
  ...circumstanceIds.map((id) => ({ key: `early-${id}`, title: circumstances[id], group: 'Early years providers, by what happened' })),
];
export const universalParts = audienceIds.map((id) => ({ key: `all-${id}`, title: audiences[id] }));
export const contactPlaces = places;

/** A document as its form holds it. */
export function fillEntitlement(document: EntitlementDocument): Record<string, string> {
  const rules = [
    ...tiers.map((id) => [`tier-${id}`, document.tiers[id]] as const),
    ...circumstanceIds.map((id) => [`early-${id}`, document.earlyYears[id]] as const),
  ];
  return {
    'standing': document.provisional ? 'provisional' : 'own',
    'new-months': String(document.newMonths),
    ...Object.fromEntries(rules.flatMap(([key, rule]) => [...contactsOf(key, rule), [`${key}-extras`, rule.extras.join('\n')]])),
    ...Object.fromEntries(audienceIds.map((id) => [`all-${id}`, document.universal[id].join('\n')])),
  };
}

function contactsOf(key: string, { contacts }: EntitlementRule): [string, string][] {
  return places.flatMap((place, index): [string, string][] => {
    const contact = contacts[index];
    if (contact === undefined) return [];
    const { what, every, unit, firstWithin } = contact;
    return [
      [`${key}-${place}-what`, what],
      [`${key}-${place}-every`, String(every)],
      [`${key}-${place}-unit`, unit],
      [`${key}-${place}-first`, firstWithin === null ? '' : String(firstWithin)],
    ];
  });
}

/** The same read back; null where an answer is wrong, which the reader then holds. */
export function readEntitlement(answers: FormReader): EntitlementDocument | null {
  const standing = answers.choice('standing', ['provisional', 'own'], 'Choose whether these are provisional or the council’s own');
  const newMonths = answers.wholeNumber('new-months', 'The months in which a provider is new', 60);
  if (newMonths === null && answers.errors.every(({ field }) => field !== 'new-months'))
    answers.refuse('new-months', 'Enter the months in which a provider is new');
  const read = (key: string, title: string): EntitlementRule => ({
    contacts: places.flatMap((place) => readContact(answers, `${key}-${place}`, title) ?? []),
    extras: readLines(answers, `${key}-extras`, title),
  });
  const document = {
    provisional: standing === 'provisional',
    tiers: Object.fromEntries(tiers.map((id) => [id, read(`tier-${id}`, tierLabels[id])])),
    earlyYears: Object.fromEntries(circumstanceIds.map((id) => [id, read(`early-${id}`, circumstances[id])])),
    universal: Object.fromEntries(audienceIds.map((id) => [id, readLines(answers, `all-${id}`, audiences[id])])),
    newMonths: newMonths ?? 1,
  };
  return answers.errors.length > 0 ? null : entitlementDocument.parse(document);
}

function readContact(answers: FormReader, at: string, title: string): Cadence | null {
  const what = answers.optionalChoice(`${at}-what`, Object.keys(contactKinds) as Cadence['what'][], `${title}: choose what it is`);
  if (what === null) return null;
  const unit = answers.choice(`${at}-unit`, Object.keys(units) as Cadence['unit'][], `${title}: choose how often`);
  const every = answers.wholeNumber(`${at}-every`, `${title}: how many`, 52);
  const firstWithin = answers.wholeNumber(`${at}-first`, `${title}: working days to the first`, 60);
  if (unit === null || every === null || every < 1) {
    if (every === null || every < 1) answers.refuse(`${at}-every`, `${title}: enter how many, such as 1`);
    return null;
  }
  return { what, every, unit, firstWithin: firstWithin === 0 ? null : firstWithin };
}

function readLines(answers: FormReader, field: string, title: string): string[] {
  const lines = answers.lines(field);
  if (lines.length > 10) answers.refuse(field, `${title}: enter 10 lines or fewer`);
  if (lines.some((line) => line.length > 200)) answers.refuse(field, `${title}: each line must be 200 characters or fewer`);
  return lines;
}
