import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA is the law for a council (SI 2018/952). These ask for more than it, or for nothing that a machine can decide. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'color-contrast-enhanced': "AAA: the design system's link blue is 5.2 to 1 on white, where AA wants 4.5 and AAA 7",
  'hidden-content': 'reports that there is something hidden, right or wrong',
};

/** Everything else that axe knows, best practices and experimental rules too; what it has withdrawn itself ("deprecated") stays out. */
const rules = axe
  .getRules()
  .filter(({ ruleId, tags }) => !tags.includes('deprecated') && !(ruleId in NOT_ASKED))
  .map(({ ruleId }) => ruleId);

/** The same, made small: it is read anew by every page that is looked at. */
const source = readFileSync(new URL('./axe.min.js', import.meta.resolve('axe-core')), 'utf8');

const options: RunOptions = { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] };

/**
 * Axe is put into the page by the browser's debugger, whom the page's content security policy does not concern: so the page is
 * checked as people meet it, with nothing weakened.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await page.evaluate(`typeof axe === 'undefined' && void (() => { ${source} })()`);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const faults = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} ${node.target.join(' ')} ${node.html}`));
  if (faults.length > 0) throw new Error(`Axe objects to ${page.url()}:\n${faults.join('\n')}`);
}
