import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { ConfigurationFault } from '../config/config.ts';

/** Seals what must be readable again, unlike a password: AES-256-GCM, bound to what it belongs to. */
export interface SecretBox {
  /** `of` names whose it is: sealed for one record, it cannot be opened as another's. */
  readonly seal: (text: string, of: string) => string;
  /** Null for what was sealed with a key that is not here, for something else, or was changed. */
  readonly open: (sealed: string, of: string) => string | null;
}

type KeyConfig = Pick<Config, 'secretKeys' | 'databaseUrl' | 'dataDirectory'>;

/** The box that the configuration's keys open. The embedded database's key is made when it is first needed. */
export function openSecretBox(config: KeyConfig): SecretBox {
  let opened: SecretBox | undefined;
  const box = () => (opened ??= secretBox(findKeys(config)));
  return { seal: (text, of) => box().seal(text, of), open: (sealed, of) => box().open(sealed, of) };
}

/** Asked before the service starts, so that nobody is told of it in the middle of signing in. */
export function requireSecretKey({ secretKeys, databaseUrl }: KeyConfig): void {
  if (secretKeys !== undefined || databaseUrl === undefined) return;
  throw new ConfigurationFault([
    'SECRET_KEY must be set where DATABASE_URL is: it seals the secrets of authenticator apps (make one with: openssl rand -base64 32)',
  ]);
}

function findKeys(config: KeyConfig): readonly string[] {
  requireSecretKey(config);
  if (config.secretKeys !== undefined) return config.secretKeys;
  const file = join(config.dataDirectory, 'secret-key');
  if (!existsSync(file)) {
    mkdirSync(config.dataDirectory, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  }
  // A copied folder does not always keep who may read what.
  chmodSync(file, 0o600);
  return [readFileSync(file, 'utf8').trim()];
}

interface Key {
  readonly bytes: Buffer;
  /** Says which key something was sealed with, and nothing of the key. */
  readonly mark: string;
}

function keyOf(text: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', text, '', 'waymark secret box', 32));
  return { bytes, mark: createHash('sha256').update(bytes).digest('hex').slice(0, 8) };
}

/** The first of the keys seals; each opens what it sealed. */
export function secretBox(texts: readonly string[]): SecretBox {
  const keys = texts.map(keyOf);
  return {
    seal(text, of) {
      const [key] = keys;
      if (key === undefined) throw new Error('There is no key to seal with.');
      return `${key.mark}.${sealWith(key.bytes, text, of)}`;
    },
    open(sealed, of) {
      const [mark, rest = ''] = sealed.split('.', 2);
      const key = keys.find((each) => each.mark === mark);
      return key === undefined ? null : openWith(key.bytes, rest, of);
    },
  };
}

/** For a key of one's own, of 32 bytes. */
export function sealWith(key: Buffer, text: string, of: string): string {
  const start = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, start).setAAD(Buffer.from(of));
  return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

export function openWith(key: Buffer, sealed: string, of: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
