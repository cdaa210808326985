/** Where the gazetteer's files are. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, found from this file whether it runs from src/ or from dist/. */
export function projectRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json')) && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}

/** Folder of the data files that a person edits. */
export const placesFolder = (): string => join(projectRoot(), 'knowledge', 'places');

/** The built gazetteer. */
export const gazetteerFile = (): string => join(projectRoot(), 'dist', 'gazetteer.bin');

/** Folder of the places that the user added: $SITREP_HOME, else ~/.sitrep. */
export const userFolder = (): string => process.env.SITREP_HOME || join(homedir(), '.sitrep');
