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
