import { accepted } from '../../kernel/result.ts';
import { type Decision, refusedAt } from '../by-hand/refusal.ts';
import { type FactName, kindOfFact } from './fact-kinds.ts';

/** Reads what was typed into the one form that is stored: digits, a full address, a printed number. */
export function readFactValue(name: FactName, typed: string): Decision<string> {
  const { label, shape } = kindOfFact(name);
  const text = typed.trim();
  if (text === '') return refusedAt('value', shape.kind === 'choice' ? `Select the ${inSentence(label)}` : `Enter the ${inSentence(label)}`);
  switch (shape.kind) {
    case 'whole-number': {
      const digits = text.replaceAll(/[,\s]/g, '');
      if (!/^\d{1,9}$/.test(digits)) return refusedAt('value', `${label} must be a whole number, like 210`);
      return Number(digits) <= shape.most
        ? accepted(String(Number(digits)))
        : refusedAt('value', `${label} must be ${shape.most.toLocaleString('en-GB')} or fewer`);
    }
    case 'email':
      return text.length <= 254 && /^[^\s@"<>,;]+@[^\s@"<>,;.]+(\.[^\s@"<>,;.]+)+$/.test(text)
        ? accepted(text)
        : refusedAt('value', `${label} must be an address like name@example.org`);
    case 'telephone': {
      const digits = text.replace(/^\+44\s*(\(0\))?/, '0').replaceAll(/[\s()-]/g, '');
      return /^0\d{9,10}$/.test(digits) ? accepted(spaced(digits)) : refusedAt('value', 'Telephone must be a number like 01632 960 001');
    }
    case 'website':
      return readWebsite(text);
    case 'choice':
      return Object.hasOwn(shape.choices, text) ? accepted(text) : refusedAt('value', `Select the ${inSentence(label)}`);
  }
}

function readWebsite(text: string): Decision<string> {
  const refusal = refusedAt('value', 'Website must be an address like www.example.org');
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (text.length > 300 || /\s/.test(text) || !URL.canParse(full)) return refusal;
  const url = new URL(full);
  // Nothing but a page: it is shown as a link.
  if (!['http:', 'https:'].includes(url.protocol) || !url.hostname.includes('.') || url.username !== '' || url.password !== '') return refusal;
  return accepted(url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href);
}

const spaced = (digits: string): string => `${digits.slice(0, 5)} ${digits.slice(5, 8)} ${digits.slice(8)}`;

/** "Website" as it stands in a sentence. */
export function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** A stored value as people read it: "210 places". */
export function showFactValue(name: FactName, value: string): string {
  const { shape } = kindOfFact(name);
  switch (shape.kind) {
    case 'whole-number':
      return `${Number(value).toLocaleString('en-GB')} ${shape.unit}`;
    case 'choice':
      return shape.choices[value] ?? value;
    case 'website':
      return value.replace(/^https?:\/\//, '');
    case 'email':
    case 'telephone':
      return value;
  }
}

/** Where a stored value leads, for those that lead somewhere. */
export function linkOfFact(name: FactName, value: string): string | null {
  const { shape } = kindOfFact(name);
  if (shape.kind === 'website') return value;
  return shape.kind === 'email' ? `mailto:${value}` : null;
}
