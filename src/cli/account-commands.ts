import type { Result } from '../kernel/result.ts';
import { accepted, refused } from '../kernel/result.ts';
import { changePassword } from '../platform/identity/change-password.ts';
import { createAccount } from '../platform/identity/create-account.ts';
import { listAccounts } from '../platform/identity/list-accounts.ts';
import { hashPassword, newPassword, shortestPassword } from '../platform/identity/password.ts';
import { resetSecondFactor } from '../platform/identity/second-factor/reset-second-factor.ts';
import { publicAddress } from '../platform/config/public-address.ts';
import { closeAccountByEmail, findMeantAuthority, isRole, roles } from '../register/index.ts';
import { workSources } from '../work-sources.ts';
import { authorityOption, done, refuse, textOption, type Command, type Invocation } from './command.ts';

const roleNames = Object.keys(roles).join(', ');

async function readPassword(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

interface ChosenPassword {
  readonly passwordHash: string;
  /** The password where it was made here: to be told this once. */
  readonly shown: { readonly password?: string };
  readonly words: string;
}

/** One given on standard input where that is asked for; else one made here. */
async function choosePassword(invocation: Invocation): Promise<Result<ChosenPassword>> {
  if (invocation.options['password-stdin'] === true) {
    const given = await readPassword();
    if (given.length < shortestPassword) return refused(`A password has at least ${String(shortestPassword)} characters.`);
    return accepted({ passwordHash: await hashPassword(given), shown: {}, words: '' });
  }
  const made = newPassword();
  return accepted({ passwordHash: await hashPassword(made), shown: { password: made }, words: `\nTheir password, shown only now: ${made}` });
}

const emailOption = { type: 'string', about: 'The address the person signs in with' } as const;
const passwordOption = { type: 'boolean', about: 'Read the password from standard input' } as const;
const dayOf = (instant: Date): string => new Date(instant).toISOString().slice(0, 10);

const create: Command = {
  words: 'account create',
  arguments: '',
  about: 'Make an account. Its password is made and shown once, unless one is given on standard input',
  options: {
    'email': emailOption,
    'name': { type: 'string', about: 'The person’s name' },
    'role': { type: 'string', about: `One of ${roleNames}` },
    'password-stdin': passwordOption,
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
    const chosen = await choosePassword(invocation);
    if (!chosen.ok) return refuse(chosen.reason);
    const { passwordHash, shown, words } = chosen.value;
    const created = await db.transaction((tx) =>
      createAccount(tx, invocation.operator, { authorityId: authority.value.id, email, name, role, passwordHash }),
    );
    if (!created.ok) return refuse(created.reason);
    return done({ id: created.value, email, role, ...shown }, `Created the account of ${name}, ${roles[role]} at ${authority.value.name}.${words}`);
  },
};

const list: Command = {
  words: 'account list',
  arguments: '',
  about: 'Who can sign in, and who no longer can',
  options: {},
  fewest: 0,
  most: 0,
  run: async ({ db }) => {
    const accounts = await listAccounts(db.kysely);
    const lines = accounts.map(({ email, name, role, authority, state, lastSignedInAt }) => {
      const seen = lastSignedInAt === null ? 'never signed in' : `last signed in on ${dayOf(lastSignedInAt)}`;
      return `${email}  ${name}  ${role}  ${authority}  ${state}  ${seen}`;
    });
    return done(accounts, lines.join('\n') || 'There is no account yet.');
  },
};

const disable: Command = {
  words: 'account disable',
  arguments: '',
  about: 'Shut an account that holds no work; with --emergency, whatever it holds. Whoever is signed in to it is signed out at once',
  options: {
    email: emailOption,
    emergency: { type: 'boolean', about: 'Shut it now, for security: the work it holds is shown as left with nobody until it is handed over' },
  },
  fewest: 0,
  most: 0,
  run: async ({ db, config }, invocation) => {
    const email = textOption(invocation, 'email');
    if (email === undefined) return refuse('Give --email.');
    const { clock, operator } = invocation;
    const doing = { actor: operator, clock, publicAddress: publicAddress(config) };
    const closing = { reason: 'At the command line', sources: workSources({ db, clock }), isEmergency: invocation.options['emergency'] === true };
    const disabled = await db.transaction((tx) => closeAccountByEmail(tx, doing, email, closing));
    return disabled.ok ? done({ id: disabled.value, email, state: 'disabled' }, `Disabled the account for ${email}.`) : refuse(disabled.reason);
  },
};

const password: Command = {
  words: 'account password',
  arguments: '',
  about: 'Give an account a new password, shown once, unless one is given on standard input. It is signed out everywhere',
  options: { 'email': emailOption, 'password-stdin': passwordOption },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const email = textOption(invocation, 'email');
    if (email === undefined) return refuse('Give --email.');
    const chosen = await choosePassword(invocation);
    if (!chosen.ok) return refuse(chosen.reason);
    const { passwordHash, shown, words } = chosen.value;
    const changed = await db.transaction((tx) => changePassword(tx, invocation.operator, email, passwordHash));
    if (!changed.ok) return refuse(changed.reason);
    return done({ id: changed.value, email, ...shown }, `Changed the password of the account for ${email}.${words}`);
  },
};

const resetFactor: Command = {
  words: 'account reset-second-factor',
  arguments: '',
  about: 'Take an authenticator app off an account whose owner has lost it. The next sign-in sets up another',
  options: { email: emailOption },
  fewest: 0,
  most: 0,
  run: async ({ db }, invocation) => {
    const email = textOption(invocation, 'email');
    if (email === undefined) return refuse('Give --email.');
    const reset = await db.transaction((tx) => resetSecondFactor(tx, invocation.operator, email));
    if (!reset.ok) return refuse(reset.reason);
    return done({ id: reset.value, email }, `The account for ${email} sets up another authenticator app at its next sign-in.`);
  },
};

export const accountCommands: readonly Command[] = [create, list, disable, password, resetFactor];
