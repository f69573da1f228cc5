import { describe, expect, it } from 'vitest';
import { inventedProgramme } from '../programmes/programme.fixture.ts';
import { programmeDefinition, type FieldAnswers } from './definition.ts';
import { aLetter } from './invented-programme.fixture.ts';
import { faultsOfLetters, letterInWords } from './letter-in-words.ts';

const definition = programmeDefinition.parse(inventedProgramme);
const optional = '{{first-call.notes}}';
const drawn = (body: string, answers: Readonly<Record<string, FieldAnswers>> = {}, isBlank = false): string =>
  letterInWords(aLetter('call', { body }), { definition, answers, isBlank, providerName: 'Ashmere', authorityName: 'Ambermoor' }).body;

describe('what need not be answered, and was not', () => {
  it.each([
    ['is left out with its paragraph', `One.\n\nTwo: ${optional}.\n\nThree.`, 'One.\n\nThree.'],
    ['takes with it the heading over it alone', `# Why\n\n${optional}\n\n# What\n\nAct.`, '# What\n\nAct.'],
    ['takes a lower heading with it too', `# Why\n\n## More\n\n${optional}\n\nEnd.`, '# Why\n\n## More\n\nEnd.'],
    ['leaves the heading over something else', `## Why\n\n${optional}\n\nBecause.`, '## Why\n\nBecause.'],
    ['leaves what stands right under a heading', `# What you must do\nAct by Friday.\n\n${optional}`, '# What you must do\nAct by Friday.'],
    ['is left out of a list by itself', `- One\n- Two: ${optional}\n- Three`, '- One\n- Three'],
    ['takes the whole of a paragraph of several lines', `It is\nso: ${optional},\nand so.\n\nEnd.`, 'End.'],
    ['leaves nothing of a letter of nothing else', `# Why\n\n${optional}`, ''],
  ])('%s', (_, body, reads) => {
    expect(drawn(body)).toBe(reads);
  });

  it('stands where it was answered, and in brackets where nothing is answered yet', () => {
    const body = `# Why\n\n${optional}\n\nEnd.`;
    expect(drawn(body, { 'first-call': { notes: 'They rang back' } })).toBe('# Why\n\nThey rang back\n\nEnd.');
    expect(drawn(body, {}, true)).toBe('# Why\n\n[What was said: not entered]\n\nEnd.');
  });
});

it('is at fault where what takes a letter back is no answer that is offered', () => {
  const back = (is: string) => ({
    ...aLetter('call', { dated: 'first-call.called-on', signed: 'first-call.notes' }),
    takenBackBy: { task: 'first-call', field: 'serious', is: [is] },
  });
  const says = (is: string) => faultsOfLetters({ ...definition, letters: [back(is)] }).map((fault) => fault.says);
  expect(says('yes')).toEqual([]);
  expect(says('perhaps')).toEqual([expect.stringMatching(/is taken back by the answer “?perhaps.*, which is not offered\.$/u)]);
});
