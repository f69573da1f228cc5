import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterFile } from '../../../test/harness/after-file.ts';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came over the line. */
  readonly text: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** From now on every recipient is refused with this answer; null takes them again. */
  readonly refuseWith: (answer: string | null) => void;
}

/** As much of a mail server as RFC 5321 asks of the smallest. Closes itself after the file. */
export async function openSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  let refusal: string | null = null;
  const server = createServer((socket) => converse(socket, () => refusal, received));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${String(port)}`, received, refuseWith: (answer) => (refusal = answer) };
}

function converse(socket: Socket, refusal: () => string | null, received: ReceivedMail[]): void {
  let rest = '';
  let from = '';
  let to: string[] = [];
  let data: string[] | null = null;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (line: string): void => {
    const argument = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 test');
    else if (verb === 'MAIL') {
      [from, to] = [argument, []];
      say('250 ok');
    } else if (verb === 'RCPT') {
      to.push(argument);
      say(refusal() ?? '250 ok');
    } else if (verb === 'DATA') {
      data = [];
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (data === null) answer(line);
      else if (line === '.') {
        received.push({ from, to, text: data.join('\n') });
        data = null;
        say('250 kept');
      } else data.push(line.replace(/^\.\./, '.'));
    }
  });
  socket.on('error', () => undefined);
  say('220 test');
}
