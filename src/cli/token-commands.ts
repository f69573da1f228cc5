import { parsePlainDate } from '../kernel/plain-date.ts';
import { listTokens } from '../platform/identity/list-tokens.ts';
import { revokeToken } from '../platform/identity/revoke-token.ts';
import { createToken } from '../platform/identity/tokens.ts';
import { aYearAfter, decideTokenExpiry, findMeantAuthority, isRole, roles } from '../register/index.ts';
import { authorityOption, done, parseId, refuse, textOption, type Command } from './command.ts';

const roleNames = Object.keys(roles).join(', ');

const create: Command = {
  words: 'token create',
  arguments: '',
  about: 'Make a token for the API. It is shown once',
  options: {
    role: { type: 'string', about: 'What it may read: auditor, data-officer, lead …' },
    name: { type: 'string', about: 'What it is for' },
    expires: { type: 'string', about: 'The last day it works, as YYYY-MM-DD; without it, and at most, 12 months from now' },
    ...authorityOption,
  },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const role = textOption(invocation, 'role') ?? '';
    if (!isRole(role)) return refuse(`Give --role: one of ${roleNames}.`);
    const today = invocation.clock.today();
    const expires = textOption(invocation, 'expires');
    const lastDay = expires === undefined ? aYearAfter(today) : parsePlainDate(expires);
    if (lastDay === null) return refuse(`--expires takes a day to come, as YYYY-MM-DD: "${expires ?? ''}" is none.`);
    const expiry = decideTokenExpiry(lastDay, today);
    if (!expiry.ok) return refuse(`--expires ${expires ?? ''}: ${expiry.reason}.`);
    const expiresOn = expiry.value;
    const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
    if (!authority.ok) return refuse(authority.reason);
    const name = textOption(invocation, 'name') ?? `Token for ${roles[role]}`;
    const token = await db.transaction((tx) =>
      createToken(tx, invocation.clock, invocation.operator, {
        authorityId: authority.value.id,
        role,
        name,
        expiresOn,
      }),
    );
    return done({ token, role, name, expiresOn }, `${token}\nShown only now. Send it as: Authorization: Bearer ${token}`);
  },
};

const list: Command = {
  words: 'token list',
  arguments: '',
  about: 'The tokens for the API, by their numbers: never the tokens themselves',
  options: {},
  fewest: 0,
  most: 0,
  run: async ({ db }) => {
    const tokens = await listTokens(db.kysely);
    const lines = tokens.map(({ id, name, role, authority, createdBy, expiresOn, revokedAt }) => {
      const until = revokedAt === null ? (expiresOn === null ? 'does not run out' : `works until ${expiresOn}`) : 'revoked';
      return `${String(id)}  ${name}  ${role}  ${authority}  made by ${createdBy}  ${until}`;
    });
    return done(tokens, lines.join('\n') || 'There is no token yet.');
  },
};

const revoke: Command = {
  words: 'token revoke',
  arguments: 'ID',
  about: 'Make a token worth nothing, at once',
  options: {},
  fewest: 1,
  most: 1,
  run: async ({ db }, { args: [text], clock, operator }) => {
    const id = parseId(text);
    if (id === null) return refuse(`There is no token ${text ?? ''}.`);
    const revoked = await db.transaction((tx) => revokeToken(tx, clock, operator, id));
    return revoked.ok ? done({ id, name: revoked.value }, `Revoked token ${String(id)}: ${revoked.value}.`) : refuse(revoked.reason);
  },
};

export const tokenCommands: readonly Command[] = [create, list, revoke];
