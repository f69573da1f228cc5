const nowhere = 'http://waymark.invalid';

/**
 * Where to go after signing in, when it is a page of this service; else the first page. A browser reads `//host`, `/\host` and a tab
 * within either as another site, so the address is resolved as a browser would and only what stays is kept.
 */
export function safeReturnPath(given: string | null | undefined): string {
  if (given === null || given === undefined || !given.startsWith('/') || given.length > 2000) return '/';
  if (hasControlCharacter(given) || !URL.canParse(given, nowhere)) return '/';
  const resolved = new URL(given, nowhere);
  if (resolved.origin !== nowhere || resolved.pathname.startsWith('//') || /^\/sign-(in|out)\b/.test(resolved.pathname)) return '/';
  return resolved.pathname + resolved.search;
}

const hasControlCharacter = (text: string): boolean => Array.from(text).some((character) => character < ' ' || character === '\u007f');
