import { parsePlainDate } from '../kernel/plain-date.ts';
import { type EvaluatedProvider, listEvaluations } from '../judgement/index.ts';
import { asAuthority } from '../platform/database/who-asks.ts';
import { findMeantAuthority } from '../register/index.ts';
import { authorityOption, done, parseId, refuse, textOption, type Command } from './command.ts';
import { evaluationsInWords, explainEvaluation } from './tier-words.ts';

export const tierCommands: readonly Command[] = [
  {
    words: 'tiers evaluate',
    arguments: '',
    about: 'What the criteria in force propose for every provider, and why. Nothing is decided or kept',
    options: {
      'as-at': { type: 'string', about: 'By what was so on this day, as 2026-09-30; left out, today' },
      'urn': { type: 'string', about: 'One school by its URN, with its explanation in words' },
      ...authorityOption,
    },
    fewest: 0,
    most: 0,
    run: async ({ db }, invocation) => {
      const asAt = parsePlainDate(textOption(invocation, 'as-at') ?? invocation.clock.today());
      if (asAt === null) return refuse('--as-at must be a day, like 2026-09-30.');
      const urn = textOption(invocation, 'urn');
      if (urn !== undefined && parseId(urn) === null) return refuse('--urn must be a number, like 121782.');
      const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
      if (!authority.ok) return refuse(authority.reason);
      const { id: authorityId, laCode, name } = authority.value;
      const evaluated = await asAuthority(authorityId, () => listEvaluations(db.kysely, { authorityId, laCode, asAt }));
      const wanted = urn === undefined ? evaluated : evaluated.filter(({ facts }) => facts.provider.urn === Number(urn));
      const [only] = wanted;
      if (urn !== undefined && !only) return refuse(`No open provider of ${name} that the criteria are for has the URN ${urn}.`);
      return done(wanted.map(answerOf), urn !== undefined && only ? explainEvaluation(only) : evaluationsInWords(wanted, { authority: name, asAt }));
    },
  },
];

/** The same bytes for the same facts: in the order of the criteria, and nothing of the clock. */
function answerOf({ facts, evaluation, criteria }: EvaluatedProvider) {
  const { urn, name } = facts.provider;
  const { tier, confidence, floors, indicators, missing, setId } = evaluation;
  const { title, provisional } = criteria.document;
  return { urn, name, tier, confidence, floors, indicators, missing, criteria: { version: criteria.version, title, provisional, set: setId } };
}
