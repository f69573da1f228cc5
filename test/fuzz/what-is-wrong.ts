import type { LightMyRequestResponse } from 'fastify';
import { marker } from './nonsense.ts';

/** Every status that this service answers on purpose (409: a form that lost a race, shown again). A 500 is a fault, and a 503 a question that took too long. */
const designed = [200, 303, 400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 421, 422, 429];

const policy = "default-src 'self';base-uri 'none';object-src 'none';form-action 'self';frame-ancestors 'none'";
const reference = /[2-9B-Z]{4}-[2-9B-Z]{4}/;

/** Why an answer is none of those that were designed; null where it is one. */
export function whatIsWrong(answer: LightMyRequestResponse, api: boolean): string | null {
  const reason = headersAreWrong(answer) ?? (answer.statusCode === 303 ? leadsElsewhere(answer) : contentIsWrong(answer, api));
  return reason === null ? null : `${reason}: ${String(answer.statusCode)} ${JSON.stringify(answer.headers)}\n${answer.body.slice(0, 1500)}`;
}

/** A file that somebody attached: it is downloaded, and may do nothing where it is opened all the same. */
function isSentByPeople(headers: LightMyRequestResponse['headers']): boolean {
  return headers['content-security-policy'] === "default-src 'none'; sandbox" && String(headers['content-disposition']).startsWith('attachment;');
}

function headersAreWrong({ statusCode, headers }: LightMyRequestResponse): string | null {
  if (!designed.includes(statusCode)) return 'not an answer of ours';
  if (headers['content-security-policy'] !== policy && !isSentByPeople(headers)) return 'another content security policy';
  if (headers['x-content-type-options'] !== 'nosniff') return 'its type could be guessed at';
  if (headers['cache-control'] !== 'no-store') return 'it could be kept';
  const cookies = [headers['set-cookie'] ?? []].flat();
  const loose = cookies.some((cookie) => !/; HttpOnly/i.test(cookie) || !/; SameSite=(Lax|Strict)/i.test(cookie) || /planted/.test(cookie));
  return loose ? 'a loose cookie' : null;
}

function leadsElsewhere({ headers }: LightMyRequestResponse): string | null {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(String(headers.location)) ? null : 'it leads elsewhere';
}

function contentIsWrong({ statusCode, headers, body }: LightMyRequestResponse, api: boolean): string | null {
  if (body === '') return null;
  const type = String(headers['content-type']);
  if (/node_modules|\bat \S+ \((?:file:|node:|\/)|\.ts:\d+/.test(body)) return 'it shows the works';
  if (statusCode >= 400 && ![404, 409, 422].includes(statusCode) && !reference.test(body)) return 'it has no reference';
  if (type.startsWith('text/html')) return htmlIsWrong(body);
  if (statusCode >= 400 && !(api && type.startsWith('application/problem+json'))) return 'an error is a page, or a problem in JSON';
  if (type.includes('json')) JSON.parse(body);
  return null;
}

function htmlIsWrong(body: string): string | null {
  if (!/^<!doctype html>/i.test(body) || !body.trimEnd().endsWith('</html>') || !body.includes('<h1')) return 'not a whole page';
  if (/<script(?![^>]*\ssrc="\/assets\/)|<style|<[a-z][^>]*\sstyle=/i.test(body)) return 'something inline';
  const asMarkup = [`<script>${marker}`, `onerror=${marker}>`, `onload=${marker}>`].some((text) => body.includes(text));
  return asMarkup || body.includes('href="javascript:') ? 'it shows what it was sent as markup' : null;
}
