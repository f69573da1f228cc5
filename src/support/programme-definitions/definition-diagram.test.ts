import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDefinition, definitionWith, readingTogether } from './invented-programme.fixture.ts';
import { flowInWords, mermaidOf, statesPage } from './definition-diagram.ts';
import { nothingKnown, wordsOf } from './known-check.ts';
import { drawDefinition } from './draw-definition.ts';

describe('the diagram of a programme', () => {
  it('is the text of a state diagram, with every stage, end and way', () => {
    expect(mermaidOf(readingTogether).split('\n')).toEqual([
      'stateDiagram-v2',
      '  direction TB',
      '  state "First look" as s_look',
      '  state "Agree a plan" as s_plan',
      '  state "Do the work" as s_work',
      '  state "Reading improved" as end_improved',
      '  state "Not needed" as end_not_needed',
      '  state "Stopped early" as end_stopped_early',
      '  [*] --> s_look',
      '  s_look --> s_plan: Agree to start',
      '  s_look --> end_not_needed: Close it',
      '  s_plan --> s_work: Begin the work',
      '  s_work --> s_plan: Go on with another plan',
      '  s_work --> end_improved: Finish',
      '  s_work --> end_stopped_early: Stop early',
      '  end_improved --> [*]',
      '  end_not_needed --> [*]',
      '  end_stopped_early --> [*]',
    ]);
  });

  it('keeps its shape whatever words people write', () => {
    const odd = definitionWith('plan', { name: 'Plan: "who", what; and #when' });
    expect(mermaidOf(odd)).toContain('  state "Plan#58; ”who”, what#59; and #35;when" as s_plan');
  });

  it('says in words what it shows', () => {
    const words = flowInWords(readingTogether);
    expect(words).toContain('A run begins at “First look” and ends as “Reading improved”, “Not needed” or “Stopped early”.');
    expect(words).toContain('From “Do the work”: Go on with another plan, to “Agree a plan”; Finish, ends the run as “Reading improved”;');
  });

  it('stands in a page with each task, its day and its source', () => {
    const page = statesPage(readingTogether, wordsOf(nothingKnown));
    expect(page).toContain('| Tell the headteacher. With the letter “Offer of help”. | Head of Education Effectiveness | 2 school days after the day given as “When children were heard” in “Hear children read” | Provisional: not from the published framework | Nothing more |'); // prettier-ignore
    expect(page).toContain('* Finish: ends the run as “Reading improved”. Head of Education Effectiveness. All tasks of the stage are done. 2 reviews or more held, each half the time between two or more after the one before, or one where the decision is due at the latest.');
    expect(page).toContain('* A decision after 2 reviews, or 18 weeks after the stage begins if that is sooner');
  }); // prettier-ignore

  it('is drawn for a column and for a phone, with nothing outside it and no word over another', () => {
    fc.assert(
      fc.property(fc.oneof(anyDefinition, fc.constant(readingTogether)), (definition) => {
        const chart = drawDefinition(definition);
        for (const { width, height, marks } of [chart.wide, chart.narrow]) {
          const words = marks.filter((mark) => mark.kind === 'text');
          const baselines = words.map(({ y }) => y);
          expect(baselines).toEqual(baselines.toSorted((one, other) => one - other));
          expect(new Set(baselines).size).toBe(baselines.length);
          expect(Math.max(...baselines)).toBeLessThan(height);
          for (const mark of marks) {
            if (mark.kind !== 'path') continue;
            const across = [...mark.d.matchAll(/[MHL](-?[\d.]+)/g)].map(([, x]) => Number(x));
            expect(Math.max(...across)).toBeLessThanOrEqual(width);
            expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});
