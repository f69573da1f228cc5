import { answerFigure, type FigureAnswer, groups, listMeasures, measureInWords, raiseSignals } from '../evidence/index.ts';
import { findMeantAuthority } from '../register/index.ts';
import { asAuthority } from '../platform/database/who-asks.ts';
import { authorityOption, done, refuse, textOption, type Command } from './command.ts';

export const figureCommands: readonly Command[] = [
  {
    words: 'signals raise',
    arguments: '',
    about: 'Look at the evidence again: raise what it asks somebody to look at, and end what it no longer says',
    options: authorityOption,
    fewest: 0,
    most: 0,
    run: async ({ db }, { clock, operator, options }) => {
      const authority = await findMeantAuthority(db.kysely, typeof options['authority'] === 'string' ? options['authority'] : undefined);
      if (!authority.ok) return refuse(authority.reason);
      const counts = await raiseSignals(db, clock, operator, authority.value);
      return done(counts, `${String(counts.raised)} raised, ${String(counts.ended)} no longer so; ${String(counts.open)} stand.`);
    },
  },
  {
    words: 'measures',
    arguments: '',
    about: 'List the measures: id, name, unit, polarity, phase and publisher',
    options: {},
    fewest: 0,
    most: 0,
    run: async ({ db }) => {
      const measures = (await listMeasures(db.kysely)).map(measureInWords);
      return done(
        measures.map(({ id, name, unit, polarity, phase, publisher }) => ({ id, name, unit, polarity, phase, publisher })),
        measures.map(({ id, name, unit, polarity }) => `${id}\n  ${name} (${unit}; ${polarity.toLowerCase()})`).join('\n'),
      );
    },
  },
  {
    words: 'figure',
    arguments: 'MEASURE',
    about: 'One figure of an area or a school, with the release it came from and what it is held against',
    options: {
      area: { type: 'string', about: 'An authority by its LA code' },
      urn: { type: 'string', about: 'A school by its URN' },
      year: { type: 'string', about: 'The year, as 2024/25; left out, the latest there is' },
      group: { type: 'string', about: `Which pupils: ${Object.keys(groups).join(', ')}` },
      ...authorityOption,
    },
    fewest: 1,
    most: 1,
    run: async ({ db }, invocation) => {
      const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
      if (!authority.ok && textOption(invocation, 'authority') !== undefined) return refuse(authority.reason);
      const request = {
        measure: invocation.args[0] ?? '',
        area: textOption(invocation, 'area') ?? null,
        urn: textOption(invocation, 'urn') ?? null,
        year: textOption(invocation, 'year') ?? null,
        group: textOption(invocation, 'group') ?? 'all',
        today: invocation.clock.today(),
        audience: 'staff' as const,
      };
      const ask = () => answerFigure(db.kysely, request);
      const answer = await (authority.ok ? asAuthority(authority.value.id, ask) : ask());
      return answer.ok ? done(answer.value, describe(answer.value)) : refuse(answer.reason);
    },
  },
];

function describe(answer: FigureAnswer): string {
  const said = ({ value, because }: { readonly value: number | null; readonly because: string | null }): string =>
    value === null ? (because ?? 'none') : String(Number(value.toFixed(2)));
  return [
    `${answer.measure.name}, ${answer.period}, ${groups[answer.group].toLowerCase()}: ${said(answer)}${answer.cohort === null ? '' : ` (of ${String(answer.cohort)})`}`,
    ...Object.entries(answer.comparators).map(([name, each]) => `  ${name.replaceAll('_', ' ')}: ${said(each)}`),
    answer.release === null ? '  No release.' : `  ${answer.release.publisher}: ${answer.release.file} (release ${String(answer.release.id)})`,
  ].join('\n');
}
