import { expect, it } from 'vitest';
import { skillsWanted, type Wish } from './skills-wanted.ts';

const wish = (person: string, skill: Wish['skill'] = 'send', from: Wish['from'] = 'pathway'): Wish => ({ person, skill, from });
const six = ['a', 'b', 'c', 'd', 'e', 'f'];

it('counts each person once, and puts what is wanted most first', () => {
  const wanted = skillsWanted([wish('a'), wish('a', 'send', 'waiting'), wish('a', 'finance'), wish('b', 'finance')], true);
  expect(wanted.map(({ skill, people, waiting }) => [skill, people, waiting])).toEqual([
    ['finance', 2, 0],
    ['send', 1, 1],
  ]);
});

it('outside the authority withholds what fewer than six want, in an order that says nothing', () => {
  const wishes = [...six.map((person) => wish(person, 'send')), wish('a', 'well-being'), wish('b', 'well-being'), wish('c', 'governance')];
  expect(skillsWanted(wishes, false).map(({ skill, people }) => [skill, people])).toEqual([
    ['send', 6],
    ['governance', null],
    ['well-being', null],
  ]);
});

it('outside the authority tells how many wait only where neither they nor the others are few', () => {
  const waiting = six.map((person) => wish(person, 'send', 'waiting'));
  expect(skillsWanted(waiting, false)[0]).toMatchObject({ people: 6, waiting: 6 });
  expect(skillsWanted([...waiting, wish('g')], false)[0]).toMatchObject({ people: 7, waiting: null });
  expect(skillsWanted([...waiting, wish('g')], true)[0]).toMatchObject({ people: 7, waiting: 6 });
});
