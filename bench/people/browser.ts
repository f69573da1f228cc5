import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string | null;
  readonly path: string;
  readonly milliseconds: number;
}

/** One person's browser: its own connection and cookies, and forms sent as they were shown. */
export class Browser {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #onAnswer: (answer: Answer) => void;

  constructor(address: string, cookie: string, onAnswer: (answer: Answer) => void) {
    this.#address = address;
    this.#onAnswer = onAnswer;
    this.#keep(cookie);
  }

  async open(path: string): Promise<Answer> {
    return this.#ask('GET', path);
  }

  /** Fills in the form on a page that posts to `action` (the page's own path unless given), and sends it with what it hides. */
  async send(page: Answer, filled: Readonly<Record<string, string | readonly string[]>>, action = page.path): Promise<Answer> {
    const form = new URLSearchParams(hiddenIn(page.body, action));
    for (const [name, value] of Object.entries(filled)) {
      form.delete(name);
      for (const each of [value].flat()) form.append(name, each);
    }
    return this.#ask('POST', action, form.toString());
  }

  close(): void {
    this.#agent.destroy();
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const began = performance.now();
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(`${this.#address}${path}`, { method, agent: this.#agent, headers: { cookie, ...type } }, resolve);
      asked.on('error', reject);
      asked.end(body);
    });
    for (const set of response.headers['set-cookie'] ?? []) this.#keep(set);
    const answer = {
      status: response.statusCode ?? 0,
      body: await text(response),
      location: response.headers.location ?? null,
      path: path.split('?')[0] ?? path,
      milliseconds: performance.now() - began,
    };
    this.#onAnswer(answer);
    return answer;
  }
}

/** What a form hides, of the form on the page that posts there; of the first where none names it. */
function hiddenIn(page: string, action: string): [string, string][] {
  const forms = page.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((each) => each.includes(`action="${action}"`)) ?? forms[0] ?? '';
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [attributeOf(input, 'name'), attributeOf(input, 'value')]);
}

const attributeOf = (tag: string, name: string): string => (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
