import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../files.js';
import { ActorIndex } from './index-of-actors.js';
import type { CompiledActors } from './types.js';

/** The folder of the files that people edit. */
export const actorsFolder = (): string => join(projectRoot(), 'knowledge', 'actors');
/** The file that the build makes of them. */
export const actorsFile = (): string => join(projectRoot(), 'dist', 'knowledge', 'actors.json');

let loaded: Promise<ActorIndex> | null = null;

/** The actors, loaded once. Takes the built file when it is as new as its sources, else compiles the sources in memory. */
export function loadActors(): Promise<ActorIndex> {
  loaded ??= (async () => new ActorIndex(fromBuild() ?? (await fromSources())))();
  return loaded;
}

function fromBuild(): CompiledActors | null {
  const file = actorsFile();
  if (!existsSync(file)) return null;
  const built = statSync(file).mtimeMs;
  const dir = actorsFolder();
  if (existsSync(dir)) {
    for (const name of readdirSync(dir)) if (statSync(join(dir, name)).mtimeMs > built) return null;
  }
  const compiled = JSON.parse(readFileSync(file, 'utf8')) as CompiledActors;
  return compiled.format === 1 ? compiled : null;
}

async function fromSources(): Promise<CompiledActors> {
  // zod and world-countries are needed only here: a start from the built file does without them.
  const { compileActors } = await import('./compile.js');
  const errors: Error[] = [];
  const compiled = compileActors(actorsFolder(), errors as never);
  if (errors.length > 0) throw errors[0];
  return compiled;
}

/** Compiles the files into dist/knowledge/actors.json and says how much there is. */
export async function buildActors(): Promise<{
  actors: number;
  persons: number;
  states: number;
  roles: number;
  forms: number;
}> {
  const compiled = await fromSources();
  mkdirSync(dirname(actorsFile()), { recursive: true });
  writeFileSync(actorsFile(), JSON.stringify(compiled));
  const persons = compiled.actors.filter((a) => a.kind === 'person').length;
  return {
    actors: compiled.actors.length - persons,
    persons,
    states: compiled.states.length,
    roles: compiled.roles.length,
    forms: compiled.forms.length,
  };
}
