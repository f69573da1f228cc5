import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port that nobody is at, for a service whose address has to be known before it listens. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
