/** The small CSV of the actor files: comments with #, one header line, quotes where a field holds a comma. */

export interface Row {
  file: string;
  line: number;
  cells: Record<string, string>;
}

/** An error in a data file, with the line that a person has to look at. */
export class DataError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'DataError';
  }
}

function fields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const out: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (c === '"') {
      if (quoted && line[i + 1] === '"') field += line[++i];
      else quoted = !quoted;
    } else if (c === ',' && !quoted) {
      out.push(field);
      field = '';
    } else field += c;
  }
  out.push(field);
  return out;
}

/** Reads rows; a line with more fields than the header is reported, missing fields at the end are empty. */
export function readRows(text: string, file: string, report: (error: DataError) => void): Row[] {
  const rows: Row[] = [];
  let header: string[] | null = null;
  text.split(/\r?\n/).forEach((line, n) => {
    if (!line.trim() || line.startsWith('#')) return;
    const cells = fields(line);
    if (!header) {
      header = cells.map((c) => c.trim());
      return;
    }
    if (cells.length > header.length) {
      report(
        new DataError(
          file,
          n + 1,
          `${cells.length} fields, but the header names ${header.length}; put quotes around a field with a comma`,
        ),
      );
      return;
    }
    const record: Record<string, string> = {};
    header.forEach((key, i) => {
      record[key] = (cells[i] ?? '').trim();
    });
    rows.push({ file, line: n + 1, cells: record });
  });
  return rows;
}

/** The parts of a field that holds a list: "a|b". */
export const list = (field: string | undefined): string[] =>
  field
    ? field
        .split('|')
        .map((s) => s.trim())
        .filter(Boolean)
    : [];
