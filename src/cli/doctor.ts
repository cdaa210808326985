/** `sitrep doctor`: whether all that sitrep needs is there and sound. */
import { existsSync } from 'node:fs';
import { openStore } from '../record/index.js';
import { plural } from './format/words.js';
import type { Terminal } from './terminal.js';

export interface DoctorOptions {
  db: string;
  json?: boolean;
}

interface Finding {
  part: string;
  ok: boolean;
  /** What was found, or what is wrong and what to do. */
  says: string[];
}

interface Problem {
  file: string;
  line?: number | null;
  message: string;
}

const inFile = (p: Problem): string => `${p.file}${p.line ? `, line ${p.line}` : ''}: ${p.message}`;

type Check = () => Promise<Omit<Finding, 'part'>>;

const fromProblems = (problems: readonly Problem[], fine: string) => ({
  ok: problems.length === 0,
  says: problems.length ? problems.map(inFile) : [fine],
});

const CHECKS: Record<string, (db: string) => Check> = {
  'language model': () => async () => {
    const { analyse, loadModel } = await import('../language/index.js');
    const model = loadModel();
    const verb = analyse('The army seized the depot.', model).sentences[0]?.tokens.find((t) => t.upos === 'VERB');
    return verb?.lemma === 'seize'
      ? { ok: true, says: [`version ${model.version}`] }
      : { ok: false, says: ['the model does not find the verb of a simple sentence; restore models/ and build again'] };
  },
  gazetteer: () => async () => {
    const { openGazetteer } = await import('../knowledge/gazetteer/index.js');
    const gazetteer = openGazetteer();
    const known = gazetteer.lookup('Tripoli').length > 0;
    return known
      ? { ok: true, says: [`${plural(gazetteer.size, 'place')}`, ...gazetteer.built] }
      : { ok: false, says: ['the gazetteer knows no Tripoli; run "npm run build" again'] };
  },
  codebook: () => async () => {
    const { codebookPaths } = await import('../knowledge/codebook/index.js');
    const { CodebookError, compileCodebook } = await import('../knowledge/codebook/compile.js');
    try {
      const { events, verbs, nouns } = compileCodebook(codebookPaths().sources);
      return { ok: true, says: [`${events.length} event types, ${verbs.length} verbs, ${nouns.length} nouns`] };
    } catch (error) {
      if (error instanceof CodebookError) return { ok: false, says: [...error.problems] };
      throw error;
    }
  },
  actors: () => async () => {
    const { checkActors } = await import('../knowledge/actors/check.js');
    return fromProblems(checkActors(), 'the actor files are in order');
  },
  'words of saying': () => async () => {
    const { checkCueLexicon } = await import('../reading/attribution/lexicon-check.js');
    const wrong = checkCueLexicon();
    return { ok: wrong.length === 0, says: wrong.length ? wrong : ['the attribution files are in order'] };
  },
  places: () => async () => {
    const { checkPlaces } = await import('../knowledge/gazetteer/index.js');
    return fromProblems(checkPlaces(), 'the place files are in order');
  },
  store: (db) => async () => {
    if (!existsSync(db)) return { ok: true, says: [`none at ${db} yet; "sitrep ingest PATH" makes one`] };
    const store = await openStore(db);
    try {
      const problems = await store.check();
      if (problems.length) return { ok: false, says: problems };
      const counts = await store.counts();
      const says = [
        `${db}: ${plural(counts.reports, 'report')}, ${plural(counts.claims, 'claim')}, ${plural(counts.incidents, 'incident')}`,
      ];
      if (counts.pending)
        says.push(`${plural(counts.pending, 'report')} not in the incidents yet; run "sitrep ingest" again`);
      return { ok: true, says };
    } finally {
      await store.close();
    }
  },
};

export async function doctorCommand(terminal: Terminal, options: DoctorOptions): Promise<number> {
  const { colour } = terminal;
  let broken = 0;
  for (const [part, make] of Object.entries(CHECKS)) {
    let finding: Finding;
    try {
      finding = { part, ...(await make(options.db)()) };
    } catch (error) {
      finding = { part, ok: false, says: [(error as Error).message] };
    }
    if (!finding.ok) broken++;
    if (options.json) {
      await terminal.json(finding);
      continue;
    }
    const mark = finding.ok ? colour.green('ok ') : colour.red('BAD');
    await terminal.print(`${mark} ${part.padEnd(15)} ${finding.says[0] ?? ''}`);
    const most = finding.ok ? 4 : 20;
    for (const line of finding.says.slice(1, most)) await terminal.print(`${' '.repeat(20)}${colour.dim(line)}`);
    if (finding.says.length > most)
      await terminal.print(`${' '.repeat(20)}${colour.dim(`and ${finding.says.length - most} more`)}`);
  }
  if (!options.json)
    await terminal.print(broken ? `\n${plural(broken, 'part')} need attention.` : '\nEverything is in order.');
  return broken ? 1 : 0;
}
