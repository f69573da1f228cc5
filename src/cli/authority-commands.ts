import { createAuthority, findMeantAuthority, listAuthorities } from '../register/index.ts';
import { done, refuse, textOption, type Command } from './command.ts';

const create: Command = {
  words: 'authority create',
  arguments: 'CODE',
  about: 'Make a local authority a user of this Waymark (940 is North Northamptonshire)',
  options: { name: { type: 'string', about: 'What it is called; without it, the name in the register' } },
  fewest: 1,
  most: 1,
  run: async ({ db }, invocation) => {
    const [laCode = ''] = invocation.args;
    const name = textOption(invocation, 'name');
    const created = await db.transaction((tx) => createAuthority(tx, invocation.operator, { laCode, ...(name === undefined ? {} : { name }) }));
    if (!created.ok) return refuse(created.reason);
    const authority = await findMeantAuthority(db.kysely, laCode);
    if (!authority.ok) return refuse(authority.reason);
    const { id, name: called } = authority.value;
    const next = `npx waymark account create --email you@example.gov.uk --name "Your name" --role data-officer`;
    return done({ id, laCode, name: called }, `Created ${called} (${laCode}).\nNext, the first account: ${next}`);
  },
};

const list: Command = {
  words: 'authority list',
  arguments: '',
  about: 'The authorities that use this Waymark',
  options: {},
  fewest: 0,
  most: 0,
  run: async ({ db }) => {
    const authorities = await listAuthorities(db.kysely);
    const lines = authorities.map((each) => `${each.laCode}  ${each.name}`);
    return done(authorities, lines.length > 0 ? lines.join('\n') : 'There is none yet: npx waymark authority create 940');
  },
};

export const authorityCommands: readonly Command[] = [create, list];
