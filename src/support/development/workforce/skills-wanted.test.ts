import { expect, it } from 'vitest';
import { skillsWanted, type Wish } from './skills-wanted.ts';

const wish = (person: string, skill: Wish['skill'] = 'send', from: Wish['from'] = 'pathway'): Wish => ({ person, skill, from });
const five = ['a', 'b', 'c', 'd', 'e'];

it('counts each person once, and puts what is wanted most first', () => {
  const wanted = skillsWanted([wish('a'), wish('a', 'send', 'waiting'), wish('a', 'finance'), wish('b', 'finance')], true);
  expect(wanted.map(({ skill, people, waiting }) => [skill, people, waiting])).toEqual([
    ['finance', 2, 0],
    ['send', 1, 1],
  ]);
});

it('outside the authority withholds what fewer than five want, in an order that says nothing', () => {
  const wishes = [...five.map((person) => wish(person, 'send')), wish('a', 'well-being'), wish('b', 'well-being'), wish('c', 'governance')];
  expect(skillsWanted(wishes, false).map(({ skill, people }) => [skill, people])).toEqual([
    ['send', 5],
    ['governance', null],
    ['well-being', null],
  ]);
});
