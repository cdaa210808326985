/** One line of a stream of bytes; `bytes` is null when the line is longer than allowed. */
export interface Line {
  number: number;
  bytes: Uint8Array | null;
}

const NEWLINE = 0x0a;

/**
 * Splits a stream into lines without ever holding more than one line of at most `longest` bytes: of a longer line
 * only the fact is kept.
 */
export async function* splitLines(source: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let tooLong = false;
  let number = 1;
  const take = (piece: Uint8Array) => {
    if (tooLong) return;
    if (held + piece.length > longest) {
      tooLong = true;
      parts = [];
      held = 0;
    } else if (piece.length > 0) {
      parts.push(piece);
      held += piece.length;
    }
  };
  const line = (): Line => {
    const made = { number, bytes: tooLong ? null : parts.length === 1 ? parts[0] : Buffer.concat(parts, held) };
    parts = [];
    held = 0;
    tooLong = false;
    number++;
    return made;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  if (held > 0 || tooLong) yield line();
}
