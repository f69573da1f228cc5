// @ts-check
// Saves what somebody writes every few seconds, and keeps it on their device while there is no connection. Without this file “Save draft” does the same.

/**
 * What was typed into a section, and which version of it was before its writer.
 * @typedef {{ seen: string, from: string, values: Record<string, string> }} Kept
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 */

const quietMs = 2500;
const longestMs = 10_000;
const againMs = 10_000;
const keptDays = 14;

const form = document.querySelector('form[data-autosave]');
if (form instanceof HTMLFormElement) watch(form);

/** @param {HTMLFormElement} form */
function watch(form) {
  const address = String(form.dataset['autosave']);
  const storeName = `waymark-draft ${String(form.dataset['who'])} ${address}`;
  const status = form.querySelector('[data-autosave-status]');
  const beside = document.querySelector('[data-beside]');
  /** Sections typed in since they were last sent. @type {Set<string>} */
  const touched = new Set();
  /** @type {Map<string, HTMLElement>} */
  const sections = new Map();
  for (const element of form.querySelectorAll('[data-section]'))
    if (element instanceof HTMLElement) sections.set(String(element.dataset['section']), element);
  /** @type {number | undefined} */
  let timer;
  let firstTouched = 0;
  let isSending = false;
  let isStopped = false;

  /** @param {string} key @returns {Field[]} */
  const fieldsOf = (key) => /** @type {Field[]} */ ([...(sections.get(key)?.querySelectorAll('input:not([type=hidden]), textarea, select') ?? [])]);
  /** @param {string} name @returns {HTMLInputElement | null} */
  const hidden = (name) => /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));

  /** @param {string} key @returns {Record<string, string>} */
  function valuesOf(key) {
    /** @type {Record<string, string>} */
    const values = {};
    for (const field of fieldsOf(key)) {
      if (field instanceof HTMLInputElement && field.type === 'radio') {
        if (field.checked) values[field.name] = field.value;
      } else values[field.name] = field.value;
    }
    return values;
  }

  /** @param {string} key @param {Record<string, string>} values */
  function putBack(key, values) {
    for (const field of fieldsOf(key)) {
      if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = values[field.name] === field.value;
      else field.value = values[field.name] ?? '';
    }
    sections.get(key)?.closest('details')?.setAttribute('open', '');
  }

  /** @returns {Record<string, Kept>} */
  function readStore() {
    try {
      const { at, sections: kept } = JSON.parse(localStorage.getItem(storeName) ?? '{}');
      return Date.now() - Number(at) < keptDays * 86_400_000 ? (kept ?? {}) : {};
    } catch {
      return {};
    }
  }

  /** @param {Record<string, Kept>} kept */
  function writeStore(kept) {
    try {
      if (Object.keys(kept).length === 0) localStorage.removeItem(storeName);
      else localStorage.setItem(storeName, JSON.stringify({ at: Date.now(), sections: kept }));
      return true;
    } catch {
      // Private windows and full devices keep nothing: then nobody is told that it is kept.
      return false;
    }
  }

  /** On the device before it is sent: whatever becomes of the connection, it is somewhere. */
  function keepTouched() {
    const kept = readStore();
    for (const key of touched) kept[key] = { seen: hidden(`seen-${key}`)?.value ?? '', from: hidden('from')?.value ?? '', values: valuesOf(key) };
    return writeStore(kept);
  }

  /** @param {string[]} keys */
  function forget(keys) {
    const kept = readStore();
    for (const key of keys) delete kept[key];
    writeStore(kept);
  }

  /** @param {string} text */
  function say(text) {
    if (status && status.textContent !== text) status.textContent = text;
  }

  /** @param {string} reason @param {boolean} isKept */
  const sayNotSaved = (reason, isKept) =>
    say(`Not saved yet: ${reason}.${isKept ? ' Kept on this device.' : ' This device keeps nothing: leave the page open.'}`);

  /** @param {Iterable<string>} keys @param {Record<string, Kept>} [instead] */
  function bodyOf(keys, instead = {}) {
    const body = new URLSearchParams({ _csrf: hidden('_csrf')?.value ?? '', from: hidden('from')?.value ?? '' });
    for (const key of keys) {
      const kept = instead[key];
      if (kept) body.set('from', kept.from);
      body.set(`seen-${key}`, kept?.seen ?? hidden(`seen-${key}`)?.value ?? '');
      for (const [name, value] of Object.entries(kept?.values ?? valuesOf(key))) body.set(name, value);
      for (const field of sections.get(key)?.querySelectorAll('input[type=hidden][name^=shown-]') ?? [])
        if (field instanceof HTMLInputElement) body.set(field.name, field.value);
    }
    return body;
  }

  /** @param {boolean} isLeaving */
  async function send(isLeaving = false) {
    clearTimeout(timer);
    if (isStopped || touched.size === 0 || (isSending && !isLeaving)) return;
    const isKept = keepTouched();
    const keys = [...touched];
    const sent = new Map(keys.map((key) => [key, JSON.stringify(valuesOf(key))]));
    const body = bodyOf(keys);
    touched.clear();
    firstTouched = 0;
    isSending = true;
    // A page that is being left may send no more than 64 KB; the rest is on the device.
    const isSmall = String(body).length < 60_000;
    const answer = await post(body, isLeaving && isSmall);
    isSending = false;
    if (typeof answer === 'string') {
      for (const key of keys) touched.add(key);
      sayNotSaved(answer, isKept);
      timer = setTimeout(() => void send(), againMs);
      return;
    }
    if (answer.refused) {
      isStopped = true;
      sayNotSaved(answer.refused, isKept);
      return;
    }
    take(answer);
    // What was typed while it was under way stays on the device until it is saved too.
    forget(keys.filter((key) => sent.get(key) === JSON.stringify(valuesOf(key))));
    say(`Saved at ${answer.at}`);
    if (touched.size > 0) timer = setTimeout(() => void send(), quietMs);
  }

  /** @param {any} answer */
  function take(answer) {
    for (const [key, seen] of Object.entries(answer.seen)) {
      const field = hidden(`seen-${key}`);
      if (field) field.value = String(seen);
    }
    for (const [name, value] of Object.entries(answer.shown)) {
      const field = hidden(`shown-${name}`);
      if (field) field.value = String(value);
    }
    for (const [key, text] of Object.entries(answer.beside)) {
      const words = sections.get(key)?.querySelector('[data-section-status]');
      if (words) words.textContent = String(text);
      if (beside instanceof HTMLElement) beside.hidden = false;
    }
  }

  /**
   * Answers what the service said, or in words why it said nothing.
   * @param {URLSearchParams} body @param {boolean} keepalive
   * @returns {Promise<any>}
   */
  async function post(body, keepalive) {
    try {
      const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', keepalive });
      if (answer.type === 'opaqueredirect') return 'you have been signed out. Sign in again in another tab, or press “Save draft”';
      if (!answer.ok) return 'the service could not take it';
      return await answer.json();
    } catch {
      return 'no connection';
    }
  }

  /** @param {Event} event */
  function touch(event) {
    const key = event.target instanceof Element ? event.target.closest('[data-section]')?.getAttribute('data-section') : null;
    if (!key || isStopped) return;
    touched.add(key);
    keepTouched();
    firstTouched ||= Date.now();
    if (!isSending) say('Not saved yet');
    clearTimeout(timer);
    timer = setTimeout(() => void send(), Math.max(0, Math.min(quietMs, firstTouched + longestMs - Date.now())));
  }

  /** What an earlier page kept and could not send: shown where nobody changed it since, and otherwise sent as it was, to stand beside. */
  async function bringBack() {
    const kept = readStore();
    const keys = Object.keys(kept).filter((key) => sections.has(key));
    /** @type {string[]} */
    const stale = [];
    for (const key of keys) {
      const one = kept[key];
      if (!one || JSON.stringify(one.values) === JSON.stringify(valuesOf(key))) forget([key]);
      else if (key === 'days' || one.seen === hidden(`seen-${key}`)?.value) {
        putBack(key, one.values);
        touched.add(key);
      } else stale.push(key);
    }
    for (const key of stale) {
      const answer = await post(bodyOf([key], kept), false);
      if (typeof answer === 'string' || answer.refused) continue;
      // The service took it as the newest: it had this page’s words already, and this goes on from them.
      if (answer.seen[key]) putBack(key, kept[key]?.values ?? {});
      take(answer);
      forget([key]);
    }
    if (touched.size > 0) {
      say('What you had typed was kept on this device, and is put back.');
      timer = setTimeout(() => void send(), 500);
    }
  }

  form.addEventListener('input', touch);
  form.addEventListener('change', touch);
  form.addEventListener('submit', (event) => {
    const isKept = keepTouched();
    if (!navigator.onLine) {
      // The browser would put its own page in the place of this one.
      event.preventDefault();
      event.stopImmediatePropagation();
      sayNotSaved('no connection', isKept);
      return;
    }
    clearTimeout(timer);
    isStopped = true;
  });
  window.addEventListener('online', () => void send());
  window.addEventListener('offline', () => {
    if (touched.size > 0) sayNotSaved('no connection', keepTouched());
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send(true);
  });
  window.addEventListener('pagehide', () => void send(true));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) isStopped = false;
  });
  void bringBack();
}
