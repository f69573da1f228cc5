import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterFile } from '../../../test/harness/after-file.ts';

export interface AskedOfNotify {
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly body: Record<string, unknown>;
}

export interface NotifyServer {
  readonly apiUrl: string;
  readonly asked: readonly AskedOfNotify[];
  /** From now on; without an argument it takes each mail again, as at first, and has been asked nothing yet. */
  readonly answerWith: (answer?: { readonly status: number; readonly body: object }) => void;
}

const taken = { status: 201, body: { id: '740e5834-3a29-46b4-9a6f-16142fde533a' } };

/** GOV.UK Notify's API, version 2 (docs.notifications.service.gov.uk/rest-api.html), as much of it as we use. Closes itself after the file. */
export async function openNotifyServer(): Promise<NotifyServer> {
  const asked: AskedOfNotify[] = [];
  let answer: { readonly status: number; readonly body: object } = taken;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      asked.push({ method: request.method ?? '', url: request.url ?? '', token, body: JSON.parse(text) as Record<string, unknown> });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return {
    apiUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    answerWith: (given) => {
      if (given === undefined) asked.length = 0;
      answer = given ?? taken;
    },
  };
}
