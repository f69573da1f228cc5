import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const program = `
import fastify from '${join(import.meta.dirname, '../../../node_modules/fastify/fastify.js')}';
import { closeGracefully } from '${join(import.meta.dirname, 'close-gracefully.ts')}';
const server = fastify();
server.get('/slow', async () => { process.stdout.write('working\\n'); await new Promise((resolve) => setTimeout(resolve, 300)); return 'finished'; });
const closed = closeGracefully(server, async () => void process.stdout.write('rest closed\\n'));
process.stdout.write((await server.listen({ port: 0 })) + '\\n');
await closed;
`;

it('lets what runs finish, then closes the rest and goes', async () => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await expect.poll(() => said, { timeout: 15_000 }).toContain('http://');
  const answer = fetch(`${said.trim()}/slow`).then((response) => response.text());
  await expect.poll(() => said, { timeout: 5_000 }).toContain('working');
  child.kill('SIGTERM');
  expect(await answer).toBe('finished');
  const [code] = (child.exitCode === null ? await once(child, 'exit') : [child.exitCode]) as [number | null];
  expect([code, said.includes('rest closed')]).toEqual([0, true]);
}, 30_000);
