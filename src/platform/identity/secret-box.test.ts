import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSecretBox, requireSecretKey, secretBox } from './secret-box.ts';

const [one, other] = ['one key of thirty-two characters and more', 'another key of thirty-two characters too'];

describe('what is sealed', () => {
  it('can be opened with its key, and says nothing of itself', () => {
    const sealed = secretBox([one]).seal('JBSWY3DPEHPK3PXP', 'account 7');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(secretBox([one]).open(sealed, 'account 7')).toBe('JBSWY3DPEHPK3PXP');
    expect(secretBox([one]).seal('JBSWY3DPEHPK3PXP', 'account 7')).not.toBe(sealed);
  });

  it('cannot be opened with another key, as another record’s, or when it was changed', () => {
    const sealed = secretBox([one]).seal('text', 'account 7');
    expect(secretBox([other]).open(sealed, 'account 7')).toBeNull();
    expect(secretBox([one]).open(sealed, 'account 8')).toBeNull();
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    for (const changed of [`${sealed.slice(0, -2)}${last}${sealed.slice(-1)}`, sealed.slice(0, 20), '', 'x', '.', `${sealed.split('.')[0] ?? ''}.`]) {
      expect(secretBox([one]).open(changed, 'account 7'), changed).toBeNull();
    }
  });

  it('can be opened with an older key, while the newest seals', () => {
    const [before, after] = [secretBox([one]), secretBox([other, one])];
    expect(after.open(before.seal('text', 'a'), 'a')).toBe('text');
    expect(before.open(after.seal('text', 'a'), 'a')).toBeNull();
  });
});

describe('the key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const config = (given = {}) => ({ secretKeys: undefined, databaseUrl: undefined, dataDirectory: join(folder, 'data'), ...given });

  it('of the embedded database is made once, in a file for its owner alone', async () => {
    const sealed = openSecretBox(config()).seal('text', 'a');
    const file = join(folder, 'data', 'secret-key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).trim().length).toBeGreaterThanOrEqual(43);
    expect(openSecretBox(config()).open(sealed, 'a')).toBe('text');
  });

  it('is not made where one is configured, and must be where the database is a server', async () => {
    openSecretBox(config({ secretKeys: [one] })).seal('text', 'a');
    await expect(stat(join(folder, 'data'))).rejects.toThrow('ENOENT');
    expect(() => requireSecretKey(config({ databaseUrl: 'postgres://db' }))).toThrow('SECRET_KEY must be set');
    expect(() => requireSecretKey(config({ databaseUrl: 'postgres://db', secretKeys: [one] }))).not.toThrow();
  });
});
