import { describe, expect, it } from 'vitest';
import { LONGEST_PASTE } from '../../../server/schema/reports.js';
import { draftOf, EXAMPLES } from './examples.js';
import { inputOf, LONGEST_TEXT } from './use-reading.js';

describe('a text to read', () => {
  it('may be as long as the server takes', () => {
    expect(LONGEST_TEXT).toBe(LONGEST_PASTE);
  });

  it('has examples of our own, with their date and outlet in the fields and not in the text', () => {
    expect(EXAMPLES.length).toBeGreaterThan(1);
    for (const { text, title, published, outlet } of EXAMPLES) {
      expect(text.length).toBeGreaterThan(200);
      expect(text).not.toContain('Published:');
      expect(title).not.toBe('');
      expect(published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(outlet).toContain('(sample)');
    }
  });

  it('keeps its paragraphs', () => {
    expect(draftOf('Title: A\r\n\r\nOne.\r\n\r\nTwo.')).toMatchObject({ title: 'A', text: 'One.\n\nTwo.' });
  });

  it('hands in only what is given', () => {
    const bare = inputOf({ text: 'A.', title: ' ', published: '', outlet: '' });
    expect(bare).toEqual({ text: 'A.', title: null, published: null, outlet: null });
  });
});
