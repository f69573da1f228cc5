// @ts-check
// Warns somebody who does nothing that they are about to be signed out, without touching what they have written. Without this file a
// form that is sent too late is kept by the server.

const dialog = document.querySelector('dialog[data-seconds-left]');
if (dialog instanceof HTMLDialogElement) watch(dialog);

/** @param {HTMLDialogElement} dialog */
function watch(dialog) {
  const [title, words, button] = ['h2', 'p', 'button'].map((name) => dialog.querySelector(name));
  const warnSeconds = Number(dialog.dataset['warnSeconds']);
  let endsAt = 0;
  let isOver = false;
  /** @type {number | undefined} */
  let timer;

  /** @param {number} secondsLeft */
  function renew(secondsLeft) {
    endsAt = Date.now() + secondsLeft * 1000;
    if (!isOver && dialog.open) dialog.close();
    look();
  }

  function look() {
    clearTimeout(timer);
    // By the clock each time, since a computer that slept did not count.
    const left = Math.ceil((endsAt - Date.now()) / 1000);
    if (isOver) return;
    if (left <= 0) return end();
    if (left <= warnSeconds) {
      say(words, `You have done nothing here for a while. You will be signed out in ${inWords(left)}. What you have written stays on this page.`);
      if (!dialog.open) dialog.showModal();
    }
    // A timer set for more than 24 days goes off at once.
    timer = setTimeout(look, Math.min(left > warnSeconds ? (left - warnSeconds) * 1000 : left > 60 ? 15_000 : 1000, 60_000));
  }

  function end() {
    isOver = true;
    say(title, 'You have been signed out');
    say(words, 'What you have written is still on this page. When you send it you are asked to sign in, and it is kept for you meanwhile.');
    say(button, 'Close');
    if (!dialog.open) dialog.showModal();
  }

  async function stay() {
    if (isOver) return dialog.close();
    const answer = await fetch('/account/session-time', { redirect: 'error' }).catch(() => null);
    if (!answer?.ok) return end();
    const { secondsLeft } = await answer.json();
    tellOthers.postMessage(secondsLeft);
    renew(secondsLeft);
  }

  // Each page that is opened in another window renews the session for this one too.
  const tellOthers = new BroadcastChannel('waymark-session');
  tellOthers.addEventListener('message', ({ data }) => renew(Number(data)));
  const secondsLeft = Number(dialog.dataset['secondsLeft']);
  tellOthers.postMessage(secondsLeft);
  button?.addEventListener('click', () => void stay());
  // Escape means the same as the button.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    void stay();
  });
  renew(secondsLeft);
}

/**
 * @param {Element | null | undefined} where
 * @param {string} text
 */
function say(where, text) {
  // Said again only where it changed: a screen reader reads each change aloud.
  if (where && where.textContent !== text) where.textContent = text;
}

/** @param {number} seconds */
function inWords(seconds) {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}
