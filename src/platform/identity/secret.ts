import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess, safe in a cookie, a header and an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. A plain SHA-256 is enough because the secret itself is random; passwords are hashed with argon2. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
