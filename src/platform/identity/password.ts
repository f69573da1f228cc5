import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** OWASP's first choice for argon2id (19 MiB, two passes); the library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

/** Made once from a password that nobody has, so that an unknown account takes the time a known one takes. */
const hashOfNothing = hashPassword(randomBytes(24).toString('base64'));

export async function isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
  const right = await verify(passwordHash ?? (await hashOfNothing), password.normalize('NFKC'));
  return right && passwordHash !== null;
}

/** For the first account and for one whose password is forgotten: 120 bits in groups that can be read out. */
export const newPassword = (): string => (randomBytes(15).toString('hex').match(/.{6}/g) ?? []).join('-');
