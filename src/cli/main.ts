/**
 * The command line. Each command is a file of its own and is loaded only when it is asked for, so that `sitrep --help`
 * and `sitrep read` start fast.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parsePublished } from '../report/published.js';
import { DEFAULT_DB } from './defaults.js';
import { Refusal, UsageError } from './problem.js';
import { openTerminal } from './terminal.js';

const terminal = openTerminal();
let exitCode = 0;

// The reader of our output is gone: nobody is left to talk to.
process.on('SIGPIPE', () => process.exit(exitCode));

const isoDay = (value: string): string => {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return value;
  throw new InvalidArgumentError('write the day as YYYY-MM-DD (or YYYY-MM, or YYYY).');
};
const publishedDay = (value: string): string => {
  const read = parsePublished(value);
  if ('problem' in read) throw new InvalidArgumentError(`${read.problem}.`);
  return read.date;
};
const whole = (value: string): number => {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('give a whole number above 0.');
};
const portNumber = (value: string): number => {
  const n = Number(value);
  if (/^\d{1,5}$/.test(value) && n <= 65_535) return n;
  throw new InvalidArgumentError('give a port, a whole number from 0 to 65535.');
};
const kilometres = (value: string): number => {
  const n = Number(value);
  if (value.trim() !== '' && n > 0 && n <= 20_040) return n;
  throw new InvalidArgumentError('give kilometres, a number from 0 to 20040.');
};
const point = (value: string): [number, number] => {
  const m = /^\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(value);
  if (m && Math.abs(+m[1]) <= 90 && Math.abs(+m[2]) <= 180) return [+m[1], +m[2]];
  throw new InvalidArgumentError('give latitude and longitude, like 32.43,13.63.');
};

const dbOption = () => new Option('--db <file>', 'the store to use').default(DEFAULT_DB).env('SITREP_DB');
const jsonOption = () => new Option('--json', 'print JSON, one object a line');
const listOptions = (command: Command) => command.addOption(dbOption()).addOption(jsonOption());
const examples = (...lines: string[]) =>
  `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.map((l) => `  $ ${l}`).join('\n')}\n`;

/** Keeps the exit code of a command. */
function run<Args extends unknown[]>(command: (...args: Args) => Promise<number>): (...args: Args) => Promise<void> {
  return async (...args) => {
    exitCode = await command(...args);
  };
}

function packageVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {
      // One folder further up: the compiled program stands in dist/.
    }
  }
  return 'unknown';
}

const program = new Command('sitrep')
  .description(
    'Reads published reports about armed conflict and keeps a record that can be checked: who did what to whom, where, when, and who says so.',
  )
  .version(packageVersion(), '-V, --version')
  .option('--no-color', 'print without colours')
  .showHelpAfterError('(add --help for the options and an example)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => void process.stderr.write(text.replace(/^error: /, 'sitrep: ')) })
  .addHelpText(
    'after',
    examples('sitrep read report.txt', 'sitrep ingest reports/', 'sitrep incidents --place Tripoli --from 2020-06-01'),
  );

program
  .command('read')
  .description('read reports and print what they say, without storing anything')
  .argument('[file...]', 'files or folders of .txt and .jsonl; "-" or nothing for standard input')
  .addOption(jsonOption())
  .option('--published <date>', 'publication date of the reports, YYYY-MM-DD', publishedDay)
  .option('--outlet <name>', 'outlet that published the reports')
  .addHelpText(
    'after',
    examples(
      'sitrep read report.txt --published 2020-06-07 --outlet "Anadolu Agency"',
      'cat report.txt | sitrep read --json',
    ),
  )
  .action(run(async (files: string[], options) => (await import('./read.js')).readCommand(terminal, files, options)));

program
  .command('ingest')
  .description('read reports and store them with their readings and incidents; safe to repeat')
  .argument('<path...>', 'files or folders of .txt and .jsonl; "-" for standard input')
  .addOption(dbOption())
  .addOption(jsonOption())
  .option('--published <date>', 'publication date of the reports, YYYY-MM-DD', publishedDay)
  .option('--outlet <name>', 'outlet that published the reports')
  .addHelpText('after', examples('sitrep ingest reports/', 'sitrep ingest march.jsonl --db sudan.db'))
  .action(
    run(async (paths: string[], options) => (await import('./ingest.js')).ingestCommand(terminal, paths, options)),
  );

listOptions(program.command('incidents'))
  .description('list the incidents of the record')
  .option('--from <date>', 'on this day or later', isoDay)
  .option('--to <date>', 'on this day or earlier', isoDay)
  .option('--place <name>', 'at a place, region or country of this name')
  .option('--actor <name>', 'with somebody of this name or id')
  .option('--event <type>', 'of this type, such as air-strike or ASSAULT')
  .addOption(new Option('--near <lat,lon>', 'near this point').argParser(point))
  .option('--km <number>', 'how near, in kilometres', kilometres)
  .option('--all', 'with words, lasting conditions, running totals and recollections of older events')
  .option('--limit <number>', 'at most so many', whole)
  .addHelpText(
    'after',
    examples(
      'sitrep incidents --from 2020-06-01 --to 2020-06-07 --actor Haftar',
      'sitrep incidents --near 32.43,13.63 --km 25',
    ),
  )
  .action(run(async (options) => (await import('./incidents.js')).incidentsCommand(terminal, options)));

listOptions(program.command('situation'))
  .description('show who holds what, who stands with whom, what was planned and who was harmed, on a day')
  .option('--on <date>', 'the day of the picture (default: the day of the last report)', isoDay)
  .option('--as-known <date>', 'only what was published by this day', isoDay)
  .option('--area <area>', 'a place, a country, or a box: SOUTH,WEST,NORTH,EAST in degrees')
  .addHelpText(
    'after',
    examples('sitrep situation --area Libya --on 2020-06-08', 'sitrep situation --on 2020-06-06 --as-known 2020-06-07'),
  )
  .action(run(async (options) => (await import('./situation.js')).situationCommand(terminal, options)));

listOptions(program.command('show'))
  .description('show an incident: each claim, who says it, and the sentence that carries it')
  .argument('<incident>', 'id of the incident, or its first letters')
  .addHelpText('after', examples('sitrep show 3f9a1c'))
  .action(run(async (id: string, options) => (await import('./show.js')).showCommand(terminal, id, options)));

for (const [name, description, example] of [
  ['sources', 'list the outlets and the speakers of the record', 'sitrep sources'],
  ['actors', 'list who takes part in the record', 'sitrep actors --limit 20'],
  ['places', 'list the places of the record', 'sitrep places --json'],
] as const) {
  listOptions(program.command(name))
    .description(description)
    .option('--limit <number>', 'at most so many', whole)
    .addHelpText('after', examples(example))
    .action(run(async (options) => (await import('./lists.js')).listCommand(terminal, name, options)));
}

const reviewer = (command: Command) =>
  command
    .exitOverride()
    .addOption(dbOption())
    .addOption(new Option('--by <name>', 'who says so; your user name if left out').env('SITREP_REVIEWER'))
    .requiredOption('--reason <words>', 'why');

const reviews = () => import('./review.js');
program
  .command('review')
  .description('correct the record: what to look at first, what people have set right')
  .addCommand(
    listOptions(new Command('queue'))
      .description('list the incidents that most need a look, with the reasons')
      .option('--limit <number>', 'at most so many', whole)
      .exitOverride()
      .action(run(async (options) => (await reviews()).queueCommand(terminal, options))),
  )
  .addCommand(
    listOptions(new Command('list'))
      .description('list the reviews, newest first')
      .option('--limit <number>', 'at most so many', whole)
      .exitOverride()
      .action(run(async (options) => (await reviews()).listReviewsCommand(terminal, false, options))),
  )
  .addCommand(
    reviewer(new Command('accept').argument('<claim>', 'report and claim, like 3f9a1c0d/c2'))
      .description('say that a claim says what the report says')
      .action(run(async (id, options) => (await reviews()).reviewClaimCommand(terminal, 'accept', id, options))),
  )
  .addCommand(
    reviewer(new Command('reject').argument('<claim>', 'report and claim, like 3f9a1c0d/c2'))
      .description('say that the report does not say this')
      .action(run(async (id, options) => (await reviews()).reviewClaimCommand(terminal, 'reject', id, options))),
  )
  .addCommand(
    reviewer(new Command('correct').argument('<claim>', 'report and claim, like 3f9a1c0d/c2'))
      .description('set fields of a claim right')
      .requiredOption('--set <json>', 'the fields as they are to stand, as in the JSON of a claim')
      .action(run(async (id, options) => (await reviews()).reviewClaimCommand(terminal, 'correct', id, options))),
  )
  .addCommand(
    reviewer(new Command('undo').argument('<review>', 'id of the review, or its first letters'))
      .description('take a review back')
      .action(run(async (id, options) => (await reviews()).undoCommand(terminal, id, options))),
  )
  .addCommand(
    new Command('export')
      .description('print all reviews as JSON Lines, to be imported into another record')
      .addOption(dbOption())
      .exitOverride()
      .action(run(async (options) => (await reviews()).listReviewsCommand(terminal, true, options))),
  )
  .addCommand(
    new Command('import')
      .description('take in reviews that were exported; safe to repeat')
      .argument('<file>', 'JSON Lines; "-" for standard input')
      .addOption(dbOption())
      .exitOverride()
      .action(run(async (file: string, options) => (await reviews()).importReviewsCommand(terminal, file, options))),
  )
  .addHelpText(
    'after',
    examples('sitrep review queue --limit 5', 'sitrep review reject 3f9a1c0d/c2 --reason "a plan, not an attack"'),
  );

program
  .command('serve')
  .description('open the record in a browser, and to programs over HTTP')
  .addOption(dbOption())
  .option('--port <number>', 'port to listen on; 0 for any that is free', portNumber, 7475)
  .option('--host <address>', 'address to bind to; beyond this machine a token is demanded', '127.0.0.1')
  .addOption(new Option('--token <token>', 'demand this token').env('SITREP_TOKEN'))
  .option('--allow-host <name...>', 'answer under these names as well')
  .option('--open', 'open the browser')
  .addHelpText('after', examples('sitrep serve --open', 'sitrep serve --db sudan.db --host 0.0.0.0 --port 8080'))
  .action(run(async (options) => (await import('./serve.js')).serveCommand(terminal, options, packageVersion())));

program
  .command('parse')
  .description('language only: text or CoNLL-U in, CoNLL-U out')
  .argument('[file...]', 'text or .conllu files; "-" or nothing for standard input')
  .option('--gold-tokens', 'keep the sentences and tokens of a CoNLL-U file and tag and parse them')
  .addHelpText(
    'after',
    examples('sitrep parse report.txt', 'sitrep parse --gold-tokens test.conllu > predicted.conllu'),
  )
  .action(run(async (files: string[], options) => (await import('./parse.js')).parseCommand(terminal, files, options)));

program
  .command('doctor')
  .description('check the model file, the knowledge files, the gazetteer and the store')
  .addOption(dbOption())
  .addOption(jsonOption())
  .addHelpText('after', examples('sitrep doctor'))
  .action(run(async (options) => (await import('./doctor.js')).doctorCommand(terminal, options)));

program
  .command('gazetteer')
  .description('add places to the gazetteer')
  .addCommand(
    new Command('add')
      .description('add the places of a GeoNames country dump, such as LY.txt')
      .argument('<file...>', 'GeoNames dumps (19 columns, separated by tabs)')
      .exitOverride()
      .addHelpText('after', examples('sitrep gazetteer add LY.txt'))
      .action(run(async (files: string[]) => (await import('./gazetteer.js')).gazetteerAddCommand(terminal, files))),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed what there is to say; only help and version that were asked for are a success.
    exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof UsageError || error instanceof Refusal) {
    terminal.complain(error.message);
    exitCode = error instanceof UsageError ? 2 : 1;
  } else {
    terminal.complain(`this should not have happened: ${(error as Error).stack ?? error}`);
    exitCode = 1;
  }
}
process.exitCode = exitCode;
