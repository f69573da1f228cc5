/** Reads PostgreSQL's array text (`{a,"b \"c\"",NULL,{…}}`) with the parser of its elements. */
export function parseArray(text: string, parseElement: (text: string) => unknown): unknown[] {
  // "[0:1]={…}" is an array whose subscripts do not start at 1: JavaScript has no word for that.
  let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0;

  function readList(): unknown[] {
    const list: unknown[] = [];
    at += 1;
    while (at < text.length) {
      const character = text[at];
      if (character === '}') break;
      if (character === ',') at += 1;
      else if (character === '{') list.push(readList());
      else if (character === '"') list.push(parseElement(readQuoted()));
      else list.push(readBare());
    }
    at += 1;
    return list;
  }
  function readQuoted(): string {
    let value = '';
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at] ?? '';
    }
    at += 1;
    return value;
  }
  function readBare(): unknown {
    const start = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1;
    const value = text.slice(start, at);
    return value === 'NULL' ? null : parseElement(value);
  }
  return readList();
}

/** Writes a list as PostgreSQL's array text; `write` gives an element's own text, or null. */
export function writeArray(list: readonly unknown[], write: (value: unknown) => string | null): string {
  const elements = list.map((value) => {
    if (Array.isArray(value)) return writeArray(value, write);
    const text = write(value);
    return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${elements.join(',')}}`;
}
