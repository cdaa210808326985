/** Input that cannot be used. The message is one sentence that names the file, the line if there is one, and what to do. */
export class InputError extends Error {
  readonly file: string;
  readonly line: number | null;
  /** What is wrong, without file and line. */
  readonly problem: string;

  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? '' : `, line ${line}`}: ${problem}`);
    this.name = 'InputError';
    this.file = file;
    this.line = line;
    this.problem = problem;
  }
}

/** A report that the reader failed on: our fault, told like an input error so that the others go on. */
export function unreadable(reportId: string, error: unknown): InputError {
  const why = error instanceof Error ? error.message : String(error);
  const problem = `the report could not be read (${why}); please tell the authors of sitrep`;
  return new InputError(
    `report ${/^[0-9a-f]{64}$/.test(reportId) ? reportId.slice(0, 12) : reportId.slice(0, 64)}`,
    null,
    problem,
  );
}

/** Why the operating system would not let us read, in plain words. */
export function refusal(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file; check the path';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read; check its permissions';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return 'the compressed file is damaged; fetch it again';
  if (code === 'EISDIR') return 'this is a folder where a file was expected';
  return `the file cannot be read (${code ?? (error as Error).message})`;
}
