import { describe, expect, it } from 'vitest';
import { lawDefinitions } from '../law-definitions.ts';
import { faultsOfLetters, fieldsNamed, findField, letterInWords, letterOf } from '../../programme-definitions/letter-in-words.ts';
import { lawLetters } from './letter-templates.ts';

const usesOf = (letter: string) => lawDefinitions.filter(({ stages }) => stages.some(({ tasks }) => tasks.some((task) => task.letter === letter)));
const warning = lawDefinitions.find(({ key }) => key === 'warning-notice');
if (!warning) throw new Error('There is no warning notice.');
const written = letterOf(warning, 'warning-notice');
if (!written) throw new Error('It has no letter.');

const minded = { 'minded': ['s64', 'otherwise'], 'minded-says': 'To appoint two governors, and to ask the Secretary of State for more.' };
const answers = {
  grounds: { grounds: ['standards', 'safety'], facts: 'Results fell three years running.', action: 'Appoint a deputy head.', ...minded },
  given: {
    'given-on': '2026-11-20',
    'compliance-ends': '2027-01-15',
    'copies': ['head', 'diocese'],
    'signed-by': 'Ada Thorne, Director',
  },
};
const facts = { definition: warning, answers, providerName: 'Ashmere Primary School', authorityName: 'Ambermoor Council' };

it.each(lawLetters)('$key is written for a task, and names only what its programme asks', (letter) => {
  const uses = usesOf(letter.key);
  expect(uses.length).toBeGreaterThan(0);
  for (const definition of uses)
    for (const named of fieldsNamed(letter)) expect([named, findField(definition, named) === null]).toEqual([named, false]);
});

it('has a letter for every task that names one', () => {
  const named = lawDefinitions.flatMap(({ stages }) => stages.flatMap(({ tasks }) => tasks.flatMap(({ letter }) => letter ?? [])));
  expect(named.filter((key) => !lawLetters.some((letter) => letter.key === key))).toEqual([]);
});

it('cites the law in every letter that is of the law', () => {
  const ofLaw = [
    'warning-notice',
    'pay-notice',
    'notice-of-powers',
    's63',
    's64',
    's65',
    's66',
    'statement-of-action',
    'notice-of-concern',
    'suspension-of-delegation',
  ];
  for (const key of ofLaw) expect(lawLetters.find((letter) => letter.key === key)).toMatchObject({ subject: expect.anything() as string });
  for (const { key, subject, body } of lawLetters) if (ofLaw.includes(key)) expect(`${subject} ${body}`).toMatch(/Act (1998|2005|2006)/u);
});

it('names what was chosen from a list after a colon, or first in its sentence, since its words begin with a capital', () => {
  const chosen = lawLetters.flatMap(({ key, body }) =>
    usesOf(key).flatMap((definition) =>
      fieldsNamed({ ...written, to: '', subject: '', body }).flatMap((named) => {
        const field = findField(definition, named)?.field;
        return field && 'options' in field
          ? body
              .split(`{{${named}}}`)
              .slice(0, -1)
              .map((before) => ({ key, named, before }))
          : [];
      }),
    ),
  );
  expect(chosen.map(({ named }) => named)).toContain('consult-s65.whom');
  expect(chosen.filter(({ before }) => !/(?:: |\n)$/u.test(before)).map(({ key, named }) => `${key}: ${named}`)).toEqual([]);
});

describe('a warning notice', () => {
  it('is drawn from the run', () => {
    const { subject, body, copies, date, signedBy, missing } = letterInWords(written, facts);
    expect(subject).toBe('Warning notice under section 60 of the Education and Inspections Act 2006: Ashmere Primary School');
    expect(body).toContain('(a) Standards are unacceptably low and likely to stay so; (c) Safety is threatened.');
    expect(body).toContain('by the end of 15 January 2027');
    expect(body).toContain('minded to act as follows (section 60(4)(d)): Appoint governors (s64); Other action. That is: To appoint two governors');
    expect(body).not.toMatch(/section 6[356]/u);
    expect(body).not.toContain('{{');
    expect([copies, date, signedBy, missing]).toEqual([['Headteacher', 'Diocese or other religious body'], '2026-11-20', 'Ada Thorne, Director', []]);
  });

  it('says which fields it lacks, and leaves a gap that nobody can miss', () => {
    const { body, missing } = letterInWords(written, { ...facts, answers: { grounds: answers.grounds } });
    expect(body).toContain('[Last day of the compliance period: not entered]');
    expect(missing).toEqual([
      'Last day of the compliance period (The notice is given)',
      'Day it was given (The notice is given)',
      'Copied at the same time to (The notice is given)',
      'Signed by (The notice is given)',
    ]);
  });

  it('leaves out a paragraph that names what need not be answered and was not, with its heading where nothing else stands below', () => {
    const letter = { ...written, body: '# Tried\n\nBefore: {{grounds.tried}}\n\n# Facts\n\nAlso tried: {{grounds.tried}}\n\n{{grounds.facts}}' };
    expect(letterInWords(letter, facts).body).toBe('# Facts\n\nResults fell three years running.');
    const tried = { ...answers, grounds: { ...answers.grounds, tried: 'A mentor.' } };
    expect(letterInWords(letter, { ...facts, answers: tried }).body).toContain('# Tried\n\nBefore: A mentor.');
  });

  it('never takes what somebody typed for a field', () => {
    const typed = { ...answers, grounds: { ...answers.grounds, facts: 'See {{given.signed-by}}' } };
    expect(letterInWords(written, { ...facts, answers: typed }).body).toContain('See {{given.signed-by}}');
  });
});

describe('a pay and conditions notice', () => {
  it('says what the authority is minded to do, and that representations may be made', () => {
    const body = lawLetters.find(({ key }) => key === 'pay-notice')?.body ?? '';
    expect(body).toContain('(section 60A(4)(d)): {{grounds.minded}}.');
    expect(body).toContain('may make representations to the authority in writing');
  });
});

it('tells the governing body of its appeal in a suspension for mismanagement, and in each review of one', () => {
  const tells = ['suspension-of-delegation', 'review-of-suspension', 'review-of-suspension-again', 'review-of-suspension-later'];
  for (const key of tells) expect(lawLetters.find((letter) => letter.key === key)?.body).toMatch(/# Appeal\n\n\{\{[a-z-]+\.appeal\}\}/u);
});

describe('what is wrong with the letters of a definition', () => {
  it('is nothing in those that ship', () => {
    for (const definition of lawDefinitions) expect(faultsOfLetters(definition)).toEqual([]);
  });

  it('is a field that the programme does not ask for, and a pair of braces that is not closed', () => {
    const faulty = (body: string) => faultsOfLetters({ ...warning, letters: [{ ...written, body }] }).map(({ says }) => says);
    expect(faulty('See {{given.nothing}} and {{today}}')).toEqual([
      'The letter “Warning notice” names “given.nothing”, which the programme does not ask for.',
      'The letter “Warning notice” names “today”, which the programme does not ask for.',
    ]);
    expect(faulty('See {{given.given-on')).toEqual(['The letter “Warning notice” has a pair of braces that is not closed.']);
    expect(faulty('See {{provider}} and {{authority}}')).toEqual([]);
  });
});
