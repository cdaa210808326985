import { describe, expect, it } from 'vitest';
import { findBoilerplate, maskedText } from './boilerplate.js';

describe('boilerplate lines', () => {
  it.each([
    'READ MORE: Rebels attack Sirte',
    'Share on Facebook',
    'Facebook | Twitter | WhatsApp',
    'Photo: AFP',
    'Source: agencies',
    'Advertisement',
    'Reporting by our staff in Cairo',
    'Follow us for more news',
    'Subscribe to our newsletter',
  ])('%s', (line) => {
    expect(findBoilerplate(`A sentence.\n${line}\nAnother.`)).toEqual([[12, 12 + line.length]]);
  });

  it.each([
    'Rebels read more into the offer than was there, he said.',
    'Share prices fell after the attack on the port.',
    'The source: a mine near Sirte',
  ])('is no boilerplate: %s', (line) => {
    expect(findBoilerplate(line)).toEqual([]);
  });

  it('blanks without moving anything', () => {
    const text = 'date 2020-06-07 Shells fell.\nREAD MORE: x y\nThey stopped.';
    const masked = maskedText({ text, headers: [[0, 15]] });
    expect(masked).toHaveLength(text.length);
    expect(masked.indexOf('They')).toBe(text.indexOf('They'));
    expect(masked).not.toContain('READ');
  });
});
