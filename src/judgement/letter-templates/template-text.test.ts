import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findKind, placeholdersOf, templateKinds } from './template-kinds.ts';
import { shippedTemplate } from './shipped-templates.ts';
import { supportOffered } from './support-offered.ts';
import { blocksOf, checkPlaceholders, fillIn, placeholdersIn } from './template-text.ts';

describe('a template', () => {
  it('may leave open what can be filled in, and nothing else', () => {
    expect(checkPlaceholders('Dear {{provider}}, {{ tier }}', ['provider', 'tier'])).toMatchObject({ ok: true });
    expect(checkPlaceholders('{{grade}} and {{score}}', ['provider'])).toEqual({
      ok: false,
      reason: '{{grade}} and {{score}} cannot be filled in: use {{provider}}',
    });
    expect(checkPlaceholders('{{provider', ['provider'])).toMatchObject({ ok: false, reason: expect.stringContaining('not closed') as string });
    expect(checkPlaceholders('provider}}', ['provider'])).toMatchObject({ ok: false });
  });

  it('is filled in once: what comes in is not read again', () => {
    const filled = fillIn('{{provider}}: {{reasons}} by {{date}}', { provider: 'Ash', reasons: 'see {{tier}}' });
    expect(filled).toBe('Ash: see { {tier} } by {{date}}');
    expect(placeholdersIn(filled)).toEqual(['date']);
  });

  it('is read as headings, lists and paragraphs', () => {
    expect(blocksOf('Dear all,\nthank you.\n\n# Why\n- One\n- Two\nAfter.\n## Next\n\n\n* Three')).toEqual([
      { kind: 'paragraph', text: 'Dear all, thank you.' },
      { kind: 'heading', text: 'Why' },
      { kind: 'list', items: ['One', 'Two'] },
      { kind: 'paragraph', text: 'After.' },
      { kind: 'heading', text: 'Next' },
      { kind: 'list', items: ['Three'] },
    ]);
  });

  it('loses no word of what is written', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '# ', '- ', '\n'), word)), (lines) => {
        const words = blocksOf(lines.map(([mark, text]) => mark + text).join('\n')).flatMap((block) => (block.kind === 'list' ? block.items : block.text.split(' ')));
        expect(words).toEqual(lines.map(([, text]) => text));
      }),
    );
  }); // prettier-ignore
});

describe('the shipped templates', () => {
  it('are of every tier and outcome on every legal track, each by its own name', () => {
    expect(templateKinds).toHaveLength(24);
    expect(new Set(templateKinds.map(({ id }) => id)).size).toBe(24);
    expect(findKind('vulnerable-maintained')).toMatchObject({ matter: 'vulnerable', track: 'maintained' });
    expect(findKind('vulnerable-everything')).toBeNull();
  });

  it.each(templateKinds)('$id can be filled in, gives reasons, support and whom to speak to', (kind) => {
    const { subject, body } = shippedTemplate(kind);
    const allowed = placeholdersOf(kind);
    expect(checkPlaceholders(`${subject}\n${body}`, allowed)).toMatchObject({ ok: true });
    for (const name of ['provider', 'tier', 'reasons', 'support', 'contact']) expect(`${subject}\n${body}`).toContain(`{{${name}}}`);
    expect(body.includes('{{reply_by}}')).toBe(allowed.includes('reply_by'));
    expect(body).toContain('never used for anybody’s appraisal or capability');
    expect(body).not.toMatch(/fail|inadequate|must improve|weak|poor|warn/i);
  });

  it('never tell of the tier in their subject, which others may see', () => {
    for (const kind of templateKinds) expect(shippedTemplate(kind).subject).not.toMatch(/\{\{tier\}\}|vulnerable|concern|secure/i);
  });

  it('claim no power over an academy, and decide no early years funding', () => {
    const body = (id: string) => shippedTemplate(findKind(id) ?? { id, matter: 'secure', track: 'academy' }).body;
    expect(body('cause-for-concern-academy')).toContain('What follows is an offer');
    expect(body('cause-for-concern-early-years')).toContain('decides nothing about your funding');
  });

  it.each(templateKinds)('$id names support that exists', ({ matter, track }) => {
    if (matter === 'review-upheld' || matter === 'review-changed') return;
    const offered = supportOffered(matter, track, { 'secure-plus': 4, 'secure': 10, 'vulnerable': 15, 'cause-for-concern': 25 });
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.join()).not.toContain('undefined');
  });
});
