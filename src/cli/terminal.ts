/**
 * The two streams of a command. Standard output carries results, standard error everything else. A reader that goes
 * away (`sitrep incidents | head`) ends the program quietly.
 */
import pc from 'picocolors';

export interface Terminal {
  /** Colours, or functions that do nothing where there are none. */
  colour: ReturnType<typeof pc.createColors>;
  /** Whether a person looks at standard output. */
  interactive: boolean;
  /** Columns to wrap at. */
  width: number;
  print(line?: string): Promise<void>;
  json(value: unknown): Promise<void>;
  /** A remark for the person, on standard error. */
  note(line: string): void;
  /** A problem, on standard error. */
  complain(line: string): void;
}

export function openTerminal(): Terminal {
  const out = process.stdout;
  const noColour =
    process.argv.includes('--no-color') || (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb';
  const colour = pc.createColors(out.isTTY === true && !noColour);
  const colourOnError = pc.createColors(process.stderr.isTTY === true && !noColour);
  let gone = false;
  out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
    process.emit('SIGPIPE');
  });
  process.stderr.on('error', () => {});
  const write = (text: string): Promise<void> =>
    new Promise((done) => {
      if (gone || out.write(text)) done();
      else {
        const go = () => {
          out.off('drain', go);
          out.off('close', go);
          done();
        };
        out.once('drain', go);
        out.once('close', go);
      }
    });
  return {
    colour,
    interactive: out.isTTY === true,
    width: Math.max(40, Math.min(out.columns ?? 100, 100)),
    print: (line = '') => write(`${line}\n`),
    json: (value) => write(`${JSON.stringify(value)}\n`),
    note: (line) => void process.stderr.write(`${colourOnError.dim(line)}\n`),
    complain: (line) => void process.stderr.write(`${colourOnError.red('sitrep:')} ${line}\n`),
  };
}
