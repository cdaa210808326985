/**
 * Bytes to text. UTF-8 first, UTF-16 by its byte order mark, Windows-1252 for what is plainly western text in an old
 * encoding. Everything else is called by its name ("a PDF file") instead of being read as garbage.
 */

export type Decoded = { text: string } | { problem: string };

const MAGIC: [name: string, bytes: string][] = [
  ['a PDF file', '%PDF-'],
  ['a zip archive (or a Word, Excel or OpenDocument file)', 'PK\x03\x04'],
  ['a gzip file', '\x1f\x8b'],
  ['a PNG picture', '\x89PNG'],
  ['a JPEG picture', '\xff\xd8\xff'],
  ['a GIF picture', 'GIF8'],
  ['an SQLite database', 'SQLite format 3\0'],
  ['an old Word or Excel file', '\xd0\xcf\x11\xe0'],
  ['a rich text file', '{\\rtf'],
  ['a program', '\x7fELF'],
];

const SAVE_AS = 'save it as plain text in UTF-8';

export function startsWith(bytes: Uint8Array, prefix: string): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix.charCodeAt(i)) return false;
  return true;
}

/** utf-16le, utf-16be or utf-8 when a byte order mark says so. */
export function byteOrderMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' | null {
  if (startsWith(bytes, '\xef\xbb\xbf')) return 'utf-8';
  if (startsWith(bytes, '\xff\xfe')) return 'utf-16le';
  if (startsWith(bytes, '\xfe\xff')) return 'utf-16be';
  return null;
}

interface Census {
  high: number;
  control: number;
  nul: number;
}

function census(bytes: Uint8Array): Census {
  const seen = { high: 0, control: 0, nul: 0 };
  for (const b of bytes) {
    if (b >= 0x80) seen.high++;
    else if (b === 0) seen.nul++;
    // Tab to carriage return, and the escape and form marks that old wire feeds leave behind, are ordinary.
    else if (b < 0x20 && !(b >= 0x09 && b <= 0x0d) && b !== 0x1a && b !== 0x1b) seen.control++;
  }
  return seen;
}

/** What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has control characters; Node's own decoder confuses the two. */
const WINDOWS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Western text in the encoding of old Windows programs: no unused codes, and hardly anything but letters and marks. */
function windows1252(bytes: Uint8Array, seen: Census): string | null {
  if (seen.high > bytes.length * 0.2) return null;
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80]);
  if (text.includes('\ufffd')) return null;
  const likely = text.match(/[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ffŒœŠšŸŽž‘’‚“”„…–—€£«»°·\u00a0½©®™]/g)?.length ?? 0;
  return likely >= seen.high * 0.9 ? text : null;
}

/** Decodes a whole file or one line of it; `problem` says in a clause what it is and what to do. */
export function decodeText(bytes: Uint8Array): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    const text = new TextDecoder(mark).decode(bytes);
    return text.includes('\0') ? { problem: `this is not text; ${SAVE_AS}` } : { text };
  }
  const kind = MAGIC.find(([, magic]) => startsWith(bytes, magic));
  if (kind) return { problem: `this is ${kind[0]}, not text; ${SAVE_AS}` };
  const seen = census(bytes);
  if (seen.nul > 0 || seen.control > bytes.length * 0.01)
    return { problem: `this is a binary file, not text; ${SAVE_AS}` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // Not clean UTF-8: nearly clean, or an older encoding, or no text at all.
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  const broken = loose.match(/\ufffd/g)?.length ?? 0;
  const whole = seen.high - broken;
  if (whole > broken * 10 && broken <= loose.length * 0.01) return { text: loose };
  const western = windows1252(bytes, seen);
  return western === null
    ? { problem: `this is neither UTF-8 nor western text in an older encoding; ${SAVE_AS}` }
    : { text: western };
}
