import { describe, expect, it } from 'vitest';
import { chooseNode, chooseNpm, recordCovers, stampCovers } from './prepare.js';

describe('choosing the Node', () => {
  const bundledPath = '/w/node_modules/node/bin/node';

  it('stays with the running one when it is new enough', () => {
    expect(chooseNode({ running: 'v24.0.0', runningPath: '/usr/bin/node', bundledPath })).toBe('/usr/bin/node');
    expect(chooseNode({ running: 'v100.1.0', runningPath: '/usr/bin/node', bundledPath })).toBe('/usr/bin/node');
  });

  it('takes the one that npm brought when the running one is too old', () => {
    expect(chooseNode({ running: 'v20.20.2', runningPath: '/usr/bin/node', bundledPath })).toBe(bundledPath);
  });

  it('has none to offer on an old Node where npm brought none', () => {
    expect(chooseNode({ running: 'v22.9.0', runningPath: '/usr/bin/node', bundledPath: undefined })).toBeUndefined();
  });
});

describe('deciding whether to install', () => {
  it.each([
    ['service', { lock: 'a', scope: 'service' }, true],
    ['service', { lock: 'a', scope: 'everything' }, true],
    ['everything', { lock: 'a', scope: 'everything' }, true],
    ['everything', { lock: 'a', scope: 'service' }, false],
    ['service', { lock: 'b', scope: 'everything' }, false],
    ['service', undefined, false],
  ] as const)('for %s with the stamp %o is satisfied: %s', (wanted, stamp, satisfied) => {
    expect(stampCovers(wanted, 'a', stamp)).toBe(satisfied);
  });

  const lockfile = {
    packages: {
      '': {},
      'node_modules/fastify': { version: '5.0.0' },
      'node_modules/vitest': { version: '5.1.1', dev: true },
      'node_modules/node': { version: '24.21.0', optional: true },
    },
  };
  const fastify = { 'node_modules/fastify': { version: '5.0.0' } };

  it("accepts an install made by hand, by npm's own record of it", () => {
    const everything = { packages: { ...fastify, 'node_modules/vitest': { version: '5.1.1' } } };
    expect(recordCovers('everything', lockfile, everything)).toBe(true);
    expect(recordCovers('service', lockfile, { packages: fastify })).toBe(true);
  });

  it('does not accept one that lacks the tools, holds another version, or was cut short', () => {
    expect(recordCovers('everything', lockfile, { packages: fastify })).toBe(false);
    expect(recordCovers('service', lockfile, { packages: { 'node_modules/fastify': { version: '4.0.0' } } })).toBe(false);
    expect(recordCovers('service', lockfile, undefined)).toBe(false);
  });
});

describe('choosing the npm', () => {
  const nodePath = '/opt/node/bin/node';
  const machine = { npmExecPath: undefined, nodePath, platform: 'linux', exists: () => true } as const;

  it('is the one that runs us', () => {
    expect(chooseNpm({ ...machine, npmExecPath: '/n/bin/npm-cli.js' })).toEqual({ command: nodePath, first: ['/n/bin/npm-cli.js'], shell: false });
    expect(chooseNpm({ ...machine, npmExecPath: '/n/bin/npx-cli.js' }).first).toEqual(['/n/bin/npm-cli.js']);
  });

  it('is never yarn or pnpm', () => {
    expect(chooseNpm({ ...machine, npmExecPath: '/y/yarn.js' }).first).toEqual(['/opt/node/bin/node_modules/npm/bin/npm-cli.js']);
  });

  it("is the PATH's when none came with Node", () => {
    expect(chooseNpm({ ...machine, exists: () => false })).toEqual({ command: 'npm', first: [], shell: false });
    expect(chooseNpm({ ...machine, platform: 'win32', exists: () => false })).toEqual({ command: 'npm.cmd', first: [], shell: true });
  });
});
