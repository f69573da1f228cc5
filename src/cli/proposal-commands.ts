import { parsePlainDate } from '../kernel/plain-date.ts';
import { publicAddress } from '../platform/config/public-address.ts';
import { type Checked, checkProposals, gatherFacts, proposeAgain } from '../judgement/index.ts';
import { asAuthority } from '../platform/database/who-asks.ts';
import { findMeantAuthority, listAuthorities } from '../register/index.ts';
import { authorityOption, done, refuse, textOption, type Command } from './command.ts';

const counted = (count: number, one: string): string => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;

export const proposalCommands: readonly Command[] = [
  {
    words: 'tiers propose',
    arguments: '',
    about: 'Propose a tier for every provider from what was known of a day, and keep what differs from its proposal before',
    options: {
      'as-at': { type: 'string', about: 'The day, as 2026-09-14; left out, today' },
      'cause': { type: 'string', about: 'Why, in words; left out, that it was asked for at the command line' },
      ...authorityOption,
    },
    fewest: 0,
    most: 0,
    run: async ({ db, config }, invocation) => {
      const { clock, operator } = invocation;
      const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
      if (!authority.ok) return refuse(authority.reason);
      const given = textOption(invocation, 'as-at');
      const asAt = given === undefined ? clock.today() : parsePlainDate(given);
      if (asAt === null || asAt > clock.today()) return refuse('Give the day as 2026-09-14: today or an earlier one.');
      const cause = textOption(invocation, 'cause') ?? 'Asked for at the command line';
      const made = await proposeAgain({ db, clock, gather: gatherFacts, publicAddress: publicAddress(config) }, operator, {
        authority: authority.value,
        asAt,
        cause,
      });
      const cases = made.filter(({ openedCase }) => openedCase).length;
      const json = { asAt, proposals: made.length, casesOpened: cases };
      return done(json, `${counted(made.length, 'proposal')} kept, as at ${asAt}; ${counted(cases, 'case')} opened. The others are as before.`);
    },
  },
  {
    words: 'tiers verify',
    arguments: '',
    about: 'Evaluate every stored proposal again from its stored facts, and compare the answers byte for byte',
    options: {},
    fewest: 0,
    most: 0,
    run: async ({ db }) => {
      const parts: Checked[] = [];
      for (const { id } of await listAuthorities(db.kysely)) parts.push(await asAuthority(id, () => checkProposals(db.kysely, id)));
      const sum = (of: (part: Checked) => number): number => parts.reduce((total, part) => total + of(part), 0);
      const checked = {
        proposals: sum(({ proposals }) => proposals),
        agree: sum(({ agree }) => agree),
        differ: parts.flatMap(({ differ }) => differ),
      };
      const text = `${counted(checked.agree, 'proposal')} of ${checked.proposals.toLocaleString('en-GB')} agree.`;
      if (checked.differ.length === 0) return done(checked, text);
      const faults = checked.differ.map(({ id, providerId, criteriaVersion }) => `Proposal ${String(id)} (provider ${String(providerId)}, criteria version ${String(criteriaVersion)}) gives another answer.`); // prettier-ignore
      return { kind: 'faulty', reasons: [...faults, text], json: checked };
    },
  },
];
