/** The built program as a process, the way users meet it. `npm run build` first; `npm test` does. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incident } from '../incident/types.js';
import type { Reading } from '../reading/types.js';

const sitrep = fileURLToPath(new URL('../../bin/sitrep.js', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  code: number | null;
  out: string;
  err: string;
  /** Lines of standard output. */
  lines: string[];
}

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn('node', [sitrep, ...args], { cwd: folder, env: { ...process.env, ...env } });
}

function finish(child: ChildProcess, input?: string | Uint8Array): Promise<Outcome> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout!.on('data', (d: Buffer) => out.push(d));
  child.stderr!.on('data', (d: Buffer) => err.push(d));
  child.stdin!.on('error', () => {});
  child.stdin!.end(input ?? '');
  return new Promise((done) => {
    child.on('close', (code) => {
      const text = Buffer.concat(out).toString();
      done({ code, out: text, err: Buffer.concat(err).toString(), lines: text.split('\n').filter(Boolean) });
    });
  });
}

const run = (args: string[], input?: string | Uint8Array): Promise<Outcome> => finish(start(args), input);

function put(name: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

const REPORT = `date 2020-06-07 The Libyan army seized a mine depot belonging to militias loyal to Khalifa Haftar in Tarhuna, according to a statement on Sunday.

At least 10 members of the militia were killed in airstrikes by the army on Friday, an official said.`;

describe('read', () => {
  test('prints the sentences with the claims under each', async () => {
    const { code, out, err } = await run(['read', put('one.txt', REPORT)]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('7 June 2020');
    expect(out).toContain('The Libyan army seized a mine depot');
    expect(out).toMatch(/▸ .*Libyan army/);
    expect(out).toMatch(/where +Tarhuna/);
    expect(out).toContain('at least 10 killed');
    // No colours where no terminal is.
    expect(out).not.toContain('\x1b');
  });

  test('--json prints one object a line and nothing else', async () => {
    const lines = ['a', 'b'].map((id) => JSON.stringify({ id, text: REPORT, outlet: 'Wire' })).join('\n');
    const { code, lines: printed, err } = await run(['read', '--json', '-'], lines);
    expect(code).toBe(0);
    expect(err).toBe('');
    const readings = printed.map((l) => JSON.parse(l) as Reading);
    expect(readings.map((r) => [r.id, r.report.published, r.report.outlet])).toEqual([
      ['a', '2020-06-07', 'Wire'],
      ['b', '2020-06-07', 'Wire'],
    ]);
    expect(readings[0].claims.length).toBeGreaterThan(0);
  });

  test('without a date it says so, and --published gives one', async () => {
    const text = 'The army shelled the town on Friday, residents said. Three people were killed.';
    const without = await run(['read'], text);
    expect(without.out).toContain('no publication date');
    const given = JSON.parse(
      (await run(['read', '--json', '--published', '2020-06-07', '--outlet', 'Wire'], text)).out,
    ) as Reading;
    expect(given.report).toMatchObject({ published: '2020-06-07', outlet: 'Wire' });
    expect(given.claims.map((c) => c.when?.start)).toContain('2020-06-05');
  });

  test('a cold start takes less than a second of the processor', () => {
    const file = put('cold.txt', REPORT);
    // Not by the clock on the wall: other tests run beside this one.
    const timed = () => {
      const script = `TIMEFORMAT='%U %S'; time node "${sitrep}" read "${file}" > /dev/null`;
      const { stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
      const [user, system] = stderr.trim().split(' ').map(Number);
      return user + system;
    };
    expect(Math.min(timed(), timed(), timed())).toBeLessThan(1);
  });

  test('a reader that goes away ends it quietly', async () => {
    const many = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: `${i}`, text: REPORT })).join('\n');
    const child = start(['read', '--json', put('many.jsonl', many)]);
    child.stdout!.once('data', () => child.stdout!.destroy());
    const { code, err } = await finish(child);
    expect(err).toBe('');
    expect(code).toBe(0);
  });
});

describe('bad input: one sentence each, the others are still ingested, exit code 1', () => {
  const good = JSON.stringify({ text: REPORT, outlet: 'Good' });
  const cases: [name: string, content: string | Uint8Array, says: RegExp][] = [
    ['empty.txt', '', /^sitrep: empty\.txt: the file is empty; there is nothing to read$/],
    [
      'picture.txt',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
      /^sitrep: picture\.txt: this is a PNG picture, not text; save it as plain text in UTF-8$/,
    ],
    [
      'binary.txt',
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 256)),
      /^sitrep: binary\.txt: this is a binary file, not text; save it as plain text in UTF-8$/,
    ],
    [
      'huge.jsonl',
      `{"text":"${'x'.repeat(50_000_000)}"}`,
      /^sitrep: huge\.jsonl, line 1: the line is longer than 12 MB and was left out; put each report on a line of its own$/,
    ],
    [
      'seven.jsonl',
      `${`${good}\n`.repeat(6)}{"text": oops\n${good}`,
      /^sitrep: seven\.jsonl, line 7: the line is not valid JSON \(.+\); mend or remove it$/,
    ],
    [
      'day.txt',
      'date 2020-06-31 The army seized a town.',
      /^sitrep: day\.txt: the publication date "2020-06-31" is not a date: June 2020 has 30 days; write YYYY-MM-DD$/,
    ],
    ['missing.txt', '', /^sitrep: gone\/missing\.txt: there is no such file; check the path$/],
  ];

  test.each(cases)('%s', async (name, content, says) => {
    const file = name === 'missing.txt' ? 'gone/missing.txt' : put(name, content);
    const beside = put(`beside-${name}.jsonl`, `${good}\n`);
    const { code, err, out } = await run(['ingest', file, beside, '--db', `bad-${name}.db`]);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(says)]);
    expect(out).toContain(' now holds 1 report,');
  });

  test.each([
    ['Arabic', 'سيطر الجيش الليبي على مدينة ترهونة بعد معارك عنيفة مع قوات حفتر في غرب البلاد يوم الجمعة'],
    [
      'Turkish',
      "Libya ordusu, Hafter milislerine ait mayın deposunu ele geçirdi. Açıklamada, operasyonun Terhune'de yapıldığı belirtildi.",
    ],
  ])('a text in %s is stored and reported as not read', async (language, text) => {
    const { code, err, out } = await run(['ingest', put(`${language}.txt`, text), '--db', `${language}.db`]);
    expect(code).toBe(0);
    expect(err).toMatch(new RegExp(`not read.*${language}`));
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toContain(' now holds 1 report, 0 claims');
  });
});

describe('wrong use: exit code 2 and what to do', () => {
  test.each<[string[], RegExp]>([
    [['raed', 'x.txt'], /unknown command 'raed'\n\(Did you mean read\?\)/],
    [['incidents', '--form', '2020-01-01'], /unknown option '--form'\n\(Did you mean --from\?\)/],
    [['incidents', '--from', 'May'], /--from <date>.*write the day as YYYY-MM-DD/],
    [['incidents', '--near', 'Tripoli'], /give latitude and longitude, like 32\.43,13\.63/],
    [['incidents', '--km', '5'], /--km needs --near LAT,LON/],
    [['incidents', '--from', '2020-02-01', '--to', '2020-01-01'], /--from 2020-02-01 is after --to 2020-01-01/],
    [['ingest'], /missing required argument 'path'/],
    [['read', '--published', '2020-02-30'], /--published.*February 2020 has 29 days/],
  ])('%j', async (args, says) => {
    const { code, err, out } = await run(args);
    expect(err).toMatch(says);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  test('commands that need a store say how to make one', async () => {
    const { code, err } = await run(['incidents', '--db', 'none.db']);
    expect(code).toBe(1);
    expect(err).toBe(
      'sitrep: there is no store at none.db; make one with "sitrep ingest PATH", or name another with --db\n',
    );
  });

  test.each(['read', 'ingest', 'incidents', 'show', 'sources', 'actors', 'places', 'parse', 'doctor', 'gazetteer add'])(
    '%s --help has an example',
    async (command) => {
      const { code, out } = await run([...command.split(' '), '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples?:\n {2}\$ sitrep /);
    },
  );
});

describe('the record', () => {
  const db = ['--db', 'record.db'];

  test('is the same when the same is ingested again', async () => {
    put('feed/a.jsonl', `${JSON.stringify({ id: 'a', text: REPORT, outlet: 'Wire' })}\n`);
    put('feed/b.txt', `Outlet: Paper\n\n${REPORT}`);
    const first = await run(['ingest', 'feed', ...db]);
    expect(first.code).toBe(0);
    expect(first.lines[0]).toMatch(/^stored a {2}\d+ claims? {2}2020-06-07 · Wire$/);
    const listed = await run(['incidents', '--all', '--json', ...db]);
    const again = await run(['ingest', 'feed', ...db]);
    expect(again.out).toMatch(/0 new reports with 0 claims, 2 already there\./);
    expect((await run(['incidents', '--all', '--json', ...db])).out).toBe(listed.out);
  });

  test('lists incidents and shows one with the words that carry it', async () => {
    const { lines } = await run(['incidents', '--json', ...db]);
    const incidents = lines.map((l) => JSON.parse(l) as Incident);
    expect(incidents.length).toBeGreaterThan(0);
    const listed = await run(['incidents', ...db]);
    const { id } = incidents[0];
    expect(listed.out).toContain(id.slice(0, 8));
    const shown = await run(['show', id.slice(0, 8), ...db]);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/│ .*\[event: /);
    expect((await run(['show', 'zzz', ...db])).err).toBe(
      'sitrep: there is no incident zzz; "sitrep incidents" lists what there is\n',
    );
    expect((await run(['incidents', '--from', '2031', ...db])).out).toMatch(
      /^The record has \d+ incidents, none that fits\.\n$/,
    );
  });

  test('counts outlets, actors and places', async () => {
    expect((await run(['sources', ...db])).out).toMatch(/Wire +1 +\d+ +2020-06-07/);
    expect((await run(['actors', ...db])).lines.length).toBeGreaterThan(2);
    expect((await run(['places', '--json', ...db])).lines.map((l) => JSON.parse(l).name)).toContain('Tarhuna');
  });

  test('does not depend on the order of ingestion', async () => {
    const outcomes = new Set<string>();
    for (const [i, order] of [
      ['feed/a.jsonl', 'feed/b.txt'],
      ['feed/b.txt', 'feed/a.jsonl'],
    ].entries()) {
      for (const file of order) await run(['ingest', file, '--db', `order${i}.db`]);
      outcomes.add((await run(['incidents', '--all', '--json', '--db', `order${i}.db`])).out);
    }
    expect(outcomes.size).toBe(1);
  });
});

describe('being stopped', () => {
  const many = () =>
    put(
      'stop.jsonl',
      Array.from({ length: 300 }, (_, i) =>
        JSON.stringify({ id: `r${i}`, text: `${REPORT} Number ${i} of the day.` }),
      ).join('\n'),
    );

  const storedIn = (db: string): Set<string> => {
    const store = new Database(join(folder, db));
    const ids = store
      .prepare('SELECT given_id FROM report JOIN current_reading ON report_seq = seq')
      .pluck()
      .all() as string[];
    expect(store.pragma('quick_check', { simple: true })).toBe('ok');
    store.close();
    return new Set(ids);
  };

  test.each<[NodeJS.Signals, number | null]>([
    ['SIGINT', 130],
    ['SIGTERM', 130],
    ['SIGKILL', null],
  ])('by %s loses nothing that was acknowledged, and the next run finishes the work', async (signal, expected) => {
    const file = many();
    const db = `stop-${signal}.db`;
    const child = start(['ingest', '--json', file, '--db', db]);
    let seen = 0;
    child.stdout!.on('data', (d: Buffer) => {
      const before = seen;
      seen += d.toString().split('\n').length - 1;
      // Once: a second signal would end it at once.
      if (before < 5 && seen >= 5) child.kill(signal);
    });
    const { code, lines } = await finish(child);
    expect(code).toBe(expected);
    // The last line of a killed process may be cut.
    const acknowledged = lines.flatMap((l) => (l.endsWith('}') ? [(JSON.parse(l) as { id: string }).id] : []));
    const stored = storedIn(db);
    expect(acknowledged.length).toBeGreaterThanOrEqual(5);
    expect(acknowledged.length).toBeLessThan(300);
    for (const id of acknowledged) expect(stored).toContain(id);
  });

  test('the next run finishes the work', async () => {
    const { code } = await run(['ingest', 'stop.jsonl', '--db', 'stop-SIGKILL.db']);
    expect(code).toBe(0);
    expect(storedIn('stop-SIGKILL.db').size).toBe(300);
    const after = await run(['incidents', '--all', '--json', '--db', 'stop-SIGKILL.db']);
    expect(after.err).toBe('');
    expect(after.lines.length).toBeGreaterThan(0);
  });
});

test('doctor finds everything in order', async () => {
  const { code, out } = await run(['doctor', '--db', 'none.db']);
  expect(out).toContain('Everything is in order.');
  expect(code).toBe(0);
});

test('parse prints CoNLL-U, and keeps given tokens', async () => {
  const { out } = await run(['parse'], 'The army seized the depot.');
  expect(out).toMatch(/^1\tThe\tthe\tDET\t/m);
  const given =
    '# sent_id = x-1\n1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn’t\t_\t_\t_\t_\t_\t_\t_\t_\n\n';
  const kept = await run(['parse', '--gold-tokens', put('gold.conllu', given)]);
  expect(kept.out).toMatch(/^# sent_id = x-1$/m);
  expect(kept.lines.filter((l) => /^\d+\t/.test(l)).map((l) => l.split('\t')[1])).toEqual(['He', 'ca', 'n’t']);
});

test('the version is the one of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect((await run(['--version'])).out).toBe(`${version}\n`);
});

test('every command stands in the README, and every page that it names is there', async () => {
  const root = new URL('../../', import.meta.url);
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  const { out } = await run(['--help']);
  const commands = [...out.matchAll(/^ {2}([a-z]+)(?: \[options\]| {2,})/gm)]
    .map((m) => m[1])
    .filter((c) => c !== 'help');
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) expect(readme).toMatch(new RegExp(`\`(sitrep )?${command}[ \`]`));
  for (const [, page] of readme.matchAll(/\]\(([A-Za-z][\w./-]*)\)/g))
    expect(existsSync(new URL(page, root)), page).toBe(true);
});

test('gazetteer add takes a GeoNames dump, and says where one is broken', async () => {
  const env = { SITREP_HOME: join(folder, 'home') };
  const row =
    '2210247\tTarabulus\tTripoli\tTripoli West\t32.88743\t13.18733\tP\tPPLC\tLY\t\t61\t\t\t\t1150989\t\t81\tAfrica/Tripoli\t2019-09-05\n';
  const added = await finish(start(['gazetteer', 'add', put('LY.txt', row)], env));
  expect(added).toMatchObject({ code: 0, out: 'LY.txt: 1 place added\n', err: '' });
  const broken = await finish(start(['gazetteer', 'add', put('XX.txt', 'LY\t1\n'), 'no.txt'], env));
  expect(broken.code).toBe(1);
  expect(broken.err.split('\n')).toEqual([
    'sitrep: XX.txt, line 1: has 2 columns, a GeoNames table has 19; give a country dump of GeoNames, such as LY.txt',
    'sitrep: no.txt: there is no such file; check the path',
    '',
  ]);
});
