import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations } from './axe.ts';

/**
 * What the server sent, character for character: a browser mends what it is given, and its own rendering of the page would
 * never show the fault. Asking again would show another page (a notice is shown once) and leave a second line in the audit trail.
 */
const htmlAsSent = new WeakMap<Page, Promise<string>>();

export function keepHtmlAsSent(page: Page): void {
  page.on('response', (response) => {
    const isPage =
      response.request().isNavigationRequest() && response.frame() === page.mainFrame() && (response.status() < 300 || response.status() >= 400);
    if (!isPage || !response.headers()['content-type']?.startsWith('text/html')) return;
    const html = response.text();
    // Lost where the test has already moved on; whoever asks for it is told.
    html.catch(() => undefined);
    htmlAsSent.set(page, html);
  });
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Layout of the source, which nobody sees: a template's own indentation stays where its tags were.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    // Tick-boxes of one question share its name, as GOV.UK's do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // A title names the thing, the page, the service and the council, in that order, and is as long as their names.
    'long-title': 'off',
    // Scripts and style sheets come from our own origin, which the content security policy makes sure of.
    'require-sri': 'off',
    // The design system's own markup: a link that looks like a button has role="button", a banner is a region.
    'prefer-native-element': 'off',
    // The same: its password box says that nothing is to be written large.
    'input-attributes': 'off',
    // The same: a date's three boxes are a fieldset with role="group", and an error summary or a notice has its heading above the page's own.
    'no-redundant-role': 'off',
    'heading-level': ['error', { minInitialRank: 'h2' }],
  },
});

/** The page as the server sent it is valid HTML, and as the browser shows it has nothing that axe objects to. */
export async function expectSoundPage(page: Page): Promise<void> {
  const html = await htmlAsSent.get(page);
  if (html === undefined)
    throw new Error(`No HTML was kept of ${page.url()}: open the page with openPage() of test/harness/browser.ts, and go somewhere first.`);
  await expectValidHtml(html, page.url());
  await expectNoAxeViolations(page);
}

/** For HTML that came without a browser, from `inject`. */
export async function expectValidHtml(html: string, name = 'page'): Promise<void> {
  const report = await validator.validateString(html);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map((fault) => `${name}:${fault.line}:${fault.column} ${fault.ruleId}: ${fault.message}`),
  );
  if (faults.length > 0) throw new Error(`The HTML is not valid:\n${faults.join('\n')}`);
}
