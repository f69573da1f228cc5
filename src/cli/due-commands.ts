import { dateInWords } from '../kernel/plain-date.ts';
import { type Deadline, findDeadlinesOfSchool, standings } from '../support/index.ts';
import { authorityOption, done, refuse, textOption, type Command } from './command.ts';

/** What `--json` prints of each, in the same order always. */
const present = ({ kind, programme, what, on, why, rule, source, standing, lapses }: Deadline) => ({
  kind,
  programme: programme?.key ?? null,
  what,
  on,
  why,
  rule,
  source,
  standing,
  lapses,
});

const lineOf = ({ on, standing, what, programme, rule, why, source }: Deadline): string =>
  [
    `${on === null ? standings.waiting : `${dateInWords(on)}: ${standings[standing].toLowerCase()}`}. ${what}${programme === null ? '' : ` (${programme.name})`}`,
    `  Rule: ${rule}`,
    `  Why: ${why}`,
    `  Source: ${source}`,
  ].join('\n');

export const dueCommands: readonly Command[] = [
  {
    words: 'due',
    arguments: '',
    about: 'Every live deadline of a provider, with its rule, how the day was worked out, and its source; restricted concerns are left out',
    options: { urn: { type: 'string', about: 'The school, by its URN; a setting without one, by its Ofsted number' }, ...authorityOption },
    fewest: 0,
    most: 0,
    run: async ({ db }, invocation) => {
      const { clock, operator } = invocation;
      const urn = textOption(invocation, 'urn');
      if (urn === undefined) return refuse('Say which provider, by its URN or Ofsted number: --urn 900001.');
      const found = await findDeadlinesOfSchool({ db, clock }, { urn, laCode: textOption(invocation, 'authority'), operator });
      if (!found.ok) return refuse(found.reason);
      const { deadlines, provider, asAt } = found.value;
      const head = `${provider.name} (${provider.urn === null ? 'Ofsted number' : 'URN'} ${provider.number}), as at ${dateInWords(asAt)}`;
      const text = deadlines.length === 0 ? `${head}: nothing has a day.` : [`${head}:`, ...deadlines.map(lineOf)].join('\n');
      return done({ ...found.value, deadlines: deadlines.map(present) }, text);
    },
  },
];
