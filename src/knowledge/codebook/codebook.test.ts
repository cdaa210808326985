import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodebookError, compileCodebook } from './compile.js';
import { codebookPaths, eventTable, openCodebook } from './index.js';
import { PLOVER_MODES, PLOVER_TYPES } from './schema.js';

const { sources } = codebookPaths();
const data = compileCodebook(sources);
const codebook = openCodebook(data);

/** A copy of the codebook with one file changed. */
function changed(file: string, edit: (text: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), 'codebook-'));
  mkdirSync(join(dir, 'verbs'));
  for (const name of [...readdirSync(sources), ...readdirSync(join(sources, 'verbs')).map((v) => `verbs/${v}`)]) {
    if (!name.endsWith('.yaml')) continue;
    const text = readFileSync(join(sources, name), 'utf8');
    writeFileSync(join(dir, name), name === file ? edit(text) : text);
  }
  return dir;
}

function problems(dir: string): readonly string[] {
  try {
    compileCodebook(dir);
    return [];
  } catch (error) {
    if (error instanceof CodebookError) return error.problems;
    throw error;
  }
}

describe('the data', () => {
  it('covers every PLOVER type and every mode', () => {
    const have = new Set(data.events.map((e) => `${e.plover}/${e.mode}`));
    for (const type of PLOVER_TYPES)
      expect(
        data.events.some((e) => e.plover === type),
        type,
      ).toBe(true);
    const missing = Object.entries(PLOVER_MODES).flatMap(([type, modes]) =>
      modes.map((m) => `${type}/${m}`).filter((k) => !have.has(k)),
    );
    expect(missing).toEqual(['THREATEN/political']);
  });

  it('has words enough', () => {
    const verbSenses = data.verbs.reduce((sum, e) => sum + e.senses.length, 0);
    expect(data.events.length).toBeGreaterThan(140);
    expect(data.verbs.length).toBeGreaterThan(450);
    expect(verbSenses).toBeGreaterThan(1500);
    expect(data.nouns.length).toBeGreaterThan(300);
  });

  it('gives every event type a word, a frame or a reason to have none', () => {
    const told = new Set([...data.verbs, ...data.nouns].flatMap((e) => e.senses.map((s) => s.event)));
    for (const t of data.transforms) told.add(t.event);
    const silent = data.events.map((e) => e.id).filter((id) => !told.has(id));
    expect(silent).toEqual(['statement']);
  });

  it('names examples that hold the word they are for', () => {
    const odd: string[] = [];
    for (const { lemma, senses } of [...data.verbs, ...data.nouns]) {
      // strong verbs change their vowels, so only the first letter is sure
      const start = lemma === 'go' ? /\bwent\b/ : new RegExp(`\\b${lemma.split(/[ -]/).at(-1)![0]}`, 'i');
      for (const s of senses) if (!start.test(s.example)) odd.push(`${lemma}: ${s.example}`);
    }
    expect(odd).toEqual([]);
  });
});

describe('looking up', () => {
  it('finds a verb, also under a form that a lemmatiser left as it was', () => {
    expect(codebook.verb('seize')?.lemma).toBe('seize');
    expect(codebook.verb('fled')?.lemma).toBe('flee');
    expect(codebook.verb('mobilised')?.lemma).toBe('mobilise');
  });

  it('finds a noun of two words, also when its first part lost its s', () => {
    expect(codebook.noun('car bombing')?.senses[0]?.event).toBe('bombing');
    expect(codebook.noun('arm delivery')).toBeDefined();
  });

  it('knows that a drone is materiel', () => {
    expect(codebook.isA('drone', 'aircraft')).toBe(true);
    expect(codebook.isA('drone', 'materiel')).toBe(true);
    expect(codebook.isA('mosque', 'building')).toBe(true);
    expect(codebook.isA('mosque', 'aircraft')).toBe(false);
  });

  it('makes a threat, a demand and a refusal of the act below', () => {
    expect(codebook.refine('threatened', 'air-strike', ['bomb'])).toBe('threat-of-violence');
    expect(codebook.refine('threatened', null, ['annex', 'island'])).toBe('threat-to-territory');
    expect(codebook.refine('demanded', 'withdrawal', ['withdrawal'])).toBe('demand-to-yield');
    expect(codebook.refine('refused', 'peace-talks', ['talk'])).toBe('refusal-to-meet');
    expect(codebook.refine('promised', 'humanitarian-aid', ['send'])).toBe('promise');
    expect(codebook.refine('demanded', null, ['chair'])).toBeNull();
  });
});

describe('mistakes in the data', () => {
  it('names file, line and what was probably meant', () => {
    const dir = changed('verbs/territory.yaml', (t) => t.replace('event: territory-gained', 'event: teritory-gained'));
    expect(problems(dir)).toHaveLength(1);
    expect(problems(dir)[0]).toMatch(
      /^knowledge\/codebook\/verbs\/territory\.yaml:\d+: sense \d of "capture": unknown event "teritory-gained"; did you mean "territory-gained"\?$/,
    );
  });

  it('finds unknown classes and slots', () => {
    const dir = changed(
      'nouns.yaml',
      (t) =>
        `${t}\n- lemma: zap\n  senses:\n    - {event: attack, when: {objekt: wepon}, example: "A zap hit the port."}\n`,
    );
    expect(problems(dir)).toEqual([
      expect.stringContaining('unknown slot "objekt"; did you mean "object"?'),
      expect.stringContaining('unknown class "wepon"; did you mean "weapon"?'),
    ]);
  });

  it('finds a word that stands twice, a sense that is never reached and a mode that PLOVER does not have', () => {
    const twice = changed(
      'verbs/light.yaml',
      (t) =>
        `${t}\n- lemma: kill\n  senses:\n    - {event: attack, example: "They killed."}\n    - {event: attack, example: "They killed."}\n`,
    );
    expect(problems(twice).join('\n')).toMatch(/verb "kill" stands already at/);
    expect(problems(twice).join('\n')).toMatch(/the senses after it are never reached/);
    const mode = changed('events.yaml', (t) => t.replace('mode: aerial', 'mode: areal'));
    expect(problems(mode)[0]).toContain('ASSAULT has no mode "areal"; did you mean "aerial"?');
  });

  it('says where YAML itself is broken', () => {
    const dir = changed('cues.yaml', (t) => `${t}\n- {lemma: broken`);
    expect(problems(dir)[0]).toMatch(/^knowledge\/codebook\/cues\.yaml:\d+: /);
  });
});

it('opens in a moment', () => {
  const json = JSON.stringify(data);
  const started = performance.now();
  openCodebook(JSON.parse(json));
  // a tenth of this on an idle machine
  expect(performance.now() - started).toBeLessThan(150);
});

it('has its table of events in the docs', () => {
  const page = readFileSync(new URL('../../../docs/codebook.md', import.meta.url), 'utf8');
  expect(page, 'run npx tsx scripts/docs-codebook.ts').toContain(eventTable(data.events).trim());
});
