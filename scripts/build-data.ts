/**
 * The second half of `npm run build`: turns the data that people edit into the files that the program loads. Each step
 * names what it is made from; a step whose inputs are the same as last time is skipped.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { builtFile, projectRoot, readKnowledge } from '../src/knowledge/files.js';

interface Step {
  name: string;
  /** Files and folders, from the project's root, that decide what comes out. */
  inputs: string[];
  outputs: string[];
  run: () => Promise<string>;
}

const root = projectRoot();
const memory = join(root, 'dist', 'build-data.json');
const loud = !process.argv.includes('--quiet');

/** YAML files that readings load as they are. */
const WORD_FILES = [
  ...['adjectives', 'nouns', 'phrases', 'verbs'].map((name) => `attribution/${name}.yaml`),
  ...['holidays', 'vague-periods'].map((name) => `time/${name}.yaml`),
  'codebook/vague-numbers.yaml',
  'situation/hazards.yaml',
];

const steps: Step[] = [
  {
    name: 'codebook',
    inputs: ['src/knowledge/codebook', 'knowledge/codebook'],
    outputs: ['dist/knowledge/codebook.json'],
    run: async () => {
      const { buildCodebook } = await import('../src/knowledge/codebook/index.js');
      const { events, verbs, nouns, senses } = await buildCodebook();
      return `${events} event types, ${verbs} verbs and ${nouns} nouns with ${senses} senses`;
    },
  },
  {
    name: 'words',
    inputs: [
      'src/reading/attribution',
      'knowledge/attribution',
      'knowledge/time',
      'knowledge/codebook/vague-numbers.yaml',
    ],
    outputs: WORD_FILES.map((path) => relative(root, builtFile(path))),
    run: async () => {
      for (const path of WORD_FILES) {
        rmSync(builtFile(path), { force: true });
        const data = readKnowledge(path);
        mkdirSync(dirname(builtFile(path)), { recursive: true });
        writeFileSync(builtFile(path), JSON.stringify(data));
      }
      const { checkCueLexicon } = await import('../src/reading/attribution/lexicon-check.js');
      const wrong = checkCueLexicon();
      if (wrong.length) throw new Error(`knowledge/attribution: ${wrong.join('\n')}`);
      return `${WORD_FILES.length} files of dates, numbers and words of saying`;
    },
  },
  {
    name: 'actors',
    inputs: ['src/knowledge/actors', 'knowledge/actors', 'package-lock.json'],
    outputs: ['dist/knowledge/actors.json'],
    run: async () => {
      const { buildActors } = await import('../src/knowledge/actors/index.js');
      const { actors, persons, states, forms } = await buildActors();
      return `${actors} actors, ${persons} persons and ${states} states under ${forms} names`;
    },
  },
  {
    name: 'gazetteer',
    inputs: ['src/knowledge/gazetteer', 'knowledge/places', 'package-lock.json'],
    outputs: ['dist/gazetteer.bin'],
    run: async () => {
      const { buildGazetteer } = await import('../src/knowledge/gazetteer/build.js');
      const { places, bytes } = buildGazetteer();
      return `${places} places, ${(bytes / 1e6).toFixed(1)} MB`;
    },
  },
];

/** A hash over the names and contents of files and of what folders hold; tests do not count. */
function fingerprint(paths: string[]): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name));
    } else if (!/\.test\.ts$/.test(path)) hash.update(path).update('\0').update(readFileSync(full));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

const done: Record<string, string> = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : {};
for (const step of steps) {
  const print = fingerprint(step.inputs);
  if (done[step.name] === print && step.outputs.every((file) => existsSync(join(root, file)))) {
    // As new as its inputs again: whoever loads it compares the times.
    for (const file of step.outputs) utimesSync(join(root, file), new Date(), new Date());
    continue;
  }
  const started = performance.now();
  for (const file of step.outputs) mkdirSync(dirname(join(root, file)), { recursive: true });
  const made = await step.run();
  done[step.name] = print;
  writeFileSync(memory, `${JSON.stringify(done, null, 2)}\n`);
  if (loud) console.log(`${step.name}: ${made} (${Math.round(performance.now() - started)} ms)`);
}
