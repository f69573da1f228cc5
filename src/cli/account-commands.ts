import { createAccount } from '../platform/identity/create-account.ts';
import { hashPassword, newPassword, shortestPassword } from '../platform/identity/password.ts';
import { createToken } from '../platform/identity/tokens.ts';
import { findMeantAuthority, isRole, roles } from '../register/index.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { authorityOption, done, refuse, textOption, type Command } from './command.ts';

const roleNames = Object.keys(roles).join(', ');

async function readPassword(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

const createAccountCommand: Command = {
  words: 'account create',
  arguments: '',
  about: 'Make an account. Its password is made and shown once, unless one is given on standard input',
  options: {
    'email': { type: 'string', about: 'The address the person signs in with' },
    'name': { type: 'string', about: 'The person’s name' },
    'role': { type: 'string', about: `One of ${roleNames}` },
    'password-stdin': { type: 'boolean', about: 'Read the password from standard input' },
    ...authorityOption,
  },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const email = textOption(invocation, 'email') ?? '';
    const name = textOption(invocation, 'name') ?? '';
    const role = textOption(invocation, 'role') ?? '';
    const missing = [email === '' && '--email', name === '' && '--name', role === '' && '--role'].filter(Boolean);
    if (missing.length > 0) return refuse(`Give ${missing.join(' and ')}.`);
    if (!isRole(role)) return refuse(`"${role}" is not a role. The roles are ${roleNames}.`);
    const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
    if (!authority.ok) return refuse(authority.reason);
    const given = invocation.options['password-stdin'] === true ? await readPassword() : null;
    if (given !== null && given.length < shortestPassword) return refuse(`A password has at least ${String(shortestPassword)} characters.`);
    const password = given ?? newPassword();
    const passwordHash = await hashPassword(password);
    const created = await db.transaction((tx) =>
      createAccount(tx, invocation.operator, { authorityId: authority.value.id, email, name, role, passwordHash }),
    );
    if (!created.ok) return refuse(created.reason);
    const shown = given === null ? { password } : {};
    const words = given === null ? `\nTheir password, shown only now: ${password}` : '';
    return done({ id: created.value, email, role, ...shown }, `Created the account of ${name}, ${roles[role]} at ${authority.value.name}.${words}`);
  },
};

const createTokenCommand: Command = {
  words: 'token create',
  arguments: '',
  about: 'Make a token for the API. It is shown once',
  options: {
    role: { type: 'string', about: 'What it may read: auditor, data-officer, lead …' },
    name: { type: 'string', about: 'What it is for' },
    expires: { type: 'string', about: 'The last day it works, as YYYY-MM-DD' },
    ...authorityOption,
  },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const role = textOption(invocation, 'role') ?? '';
    if (!isRole(role)) return refuse(`Give --role: one of ${roleNames}.`);
    const expires = textOption(invocation, 'expires');
    const expiresOn = expires === undefined ? null : parsePlainDate(expires);
    if (expires !== undefined && (expiresOn === null || expiresOn < invocation.clock.today())) {
      return refuse(`--expires takes a day to come, as YYYY-MM-DD: "${expires}" is none.`);
    }
    const authority = await findMeantAuthority(db.kysely, textOption(invocation, 'authority'));
    if (!authority.ok) return refuse(authority.reason);
    const name = textOption(invocation, 'name') ?? `Token for ${roles[role]}`;
    const token = await db.transaction((tx) =>
      createToken(tx, invocation.clock, invocation.operator, {
        authorityId: authority.value.id,
        role,
        name,
        ...(expiresOn === null ? {} : { expiresOn }),
      }),
    );
    return done({ token, role, name, expiresOn }, `${token}\nShown only now. Send it as: Authorization: Bearer ${token}`);
  },
};

export const accountCommands: readonly Command[] = [createAccountCommand, createTokenCommand];
