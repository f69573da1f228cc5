import { blocksOf } from '../../judgement/index.ts';
import type { ProgrammeDefinition, ProgrammeLetter } from '../programme-definitions/definition.ts';
import { placedTasks } from '../programme-definitions/definition-graph.ts';
import { appliesInWords, readersInWords } from '../programme-definitions/definition-words.ts';
import { letterInWords, namedInWords } from '../programme-definitions/letter-in-words.ts';

/** A letter as it reads before anything is entered in a run: what is missing stands in it in brackets. */
export function showBlankLetter(definition: ProgrammeDefinition, letter: ProgrammeLetter) {
  const whose = { providerName: '[the provider]', authorityName: '[the authority]' };
  const { to, subject, body } = letterInWords(letter, { definition, answers: {}, isBlank: true, ...whose });
  return { to, subject, blocks: blocksOf(body) };
}

/** The letters of a definition as its page lists them, each with how it reads. */
export function showLetters(definition: ProgrammeDefinition) {
  return (definition.letters ?? []).map((letter) => ({
    key: letter.key,
    name: letter.name,
    goesWith: placedTasks(definition).flatMap(({ task }) => (task.letter === letter.key ? [task.name] : [])),
    readers: readersInWords(letter),
    copies: letter.copies === null ? null : namedInWords(definition, letter.copies),
    dated: namedInWords(definition, letter.dated),
    signed: namedInWords(definition, letter.signed),
    takenBack: letter.takenBackBy === null ? null : appliesInWords(definition, { field: letter.takenBackBy }),
    reads: showBlankLetter(definition, letter),
  }));
}
