/** A plain text file: one report. */
import { decodeText } from './decode.js';
import { InputError } from './error.js';
import { detectLanguage } from './language.js';
import { LONGEST_TEXT, makeReportFrom, type Overrides } from './make.js';
import type { Report } from './types.js';

/** Most bytes that a text of the greatest length may take. */
const MOST_BYTES = 3 * LONGEST_TEXT;

export async function readTextFile(
  file: string,
  source: AsyncIterable<Uint8Array>,
  overrides: Overrides = {},
): Promise<Report | InputError> {
  const parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of source) {
    held += chunk.length;
    if (held > MOST_BYTES) {
      const start = decodeText(Buffer.concat(parts).subarray(0, 65_536));
      if ('problem' in start) return new InputError(file, null, start.problem);
      return new InputError(
        file,
        null,
        `the text is longer than ${LONGEST_TEXT / 1024 / 1024} million characters; split it into reports`,
      );
    }
    parts.push(chunk);
  }
  if (held === 0) return new InputError(file, null, 'the file is empty; there is nothing to read');
  const decoded = decodeText(Buffer.concat(parts, held));
  if ('problem' in decoded) return new InputError(file, null, decoded.problem);
  const report = makeReportFrom(file, null, { text: decoded.text }, overrides);
  // A header line may say the language, and the detector may know better than the quick look.
  if (!(report instanceof InputError) && report.language === null) report.language = await detectLanguage(report.text);
  return report;
}
