/**
 * The data files that people edit. `npm run build` keeps each YAML file of knowledge/ as JSON in dist/knowledge/, which
 * loads in a millisecond; it is taken while it is as new as its source.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** The project's root, found from this file whether it runs from src/ or from dist/. */
export function projectRoot(): string {
  if (root === undefined) {
    root = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  }
  return root;
}

/** Where the build keeps a YAML file of knowledge/. */
export const builtFile = (path: string): string =>
  join(projectRoot(), 'dist', 'knowledge', path.replace(/\.yaml$/, '.json'));

/**
 * What a YAML file of knowledge/ holds.
 *
 * @example readKnowledge('time/holidays.yaml')
 */
export function readKnowledge(path: string): unknown {
  const source = join(projectRoot(), 'knowledge', path);
  const built = builtFile(path);
  if (existsSync(built) && (!existsSync(source) || statSync(built).mtimeMs >= statSync(source).mtimeMs)) {
    return JSON.parse(readFileSync(built, 'utf8'));
  }
  // The library is needed only here: a start from the built files does without it.
  const yaml = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return yaml.parse(readFileSync(source, 'utf8'));
}
