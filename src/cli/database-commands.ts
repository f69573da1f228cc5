import { checkIsolation, type Isolation } from '../platform/database/check-isolation.ts';
import { done, refuse, type Command } from './command.ts';

const stateWords: Readonly<Record<Isolation['state'], string>> = {
  kept: 'The database itself keeps authorities apart: this login owns nothing, and cannot become another.',
  owner: 'The policies hold, but this login could take them off.',
  bypassed: 'The database does not keep authorities apart: no policy applies to this login. The program alone does.',
  embedded: 'The embedded database has one process and one login: the program keeps authorities apart, and the policies are a second line only.',
};

const check: Command = {
  words: 'database check',
  arguments: '',
  about: 'Whether the database itself keeps authorities apart, and under which login. Refused where it does not, with what is amiss',
  options: {},
  fewest: 0,
  most: 0,
  run: async ({ db }) => {
    const isolation = await checkIsolation(db);
    const { state, login, faults } = isolation;
    if (state === 'owner' || state === 'bypassed') return { ...refuse(`Login “${login}”: ${stateWords[state]}`, ...faults), json: isolation };
    return done({ ...isolation, faults: state === 'kept' ? faults : [] }, `Login “${login}”: ${stateWords[state]}`);
  },
};

export const databaseCommands: readonly Command[] = [check];
