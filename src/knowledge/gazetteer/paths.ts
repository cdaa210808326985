/** Where the gazetteer's files are. */

import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../files.js';

/** Folder of the data files that a person edits. */
export const placesFolder = (): string => join(projectRoot(), 'knowledge', 'places');

/** The built gazetteer. */
export const gazetteerFile = (): string => join(projectRoot(), 'dist', 'gazetteer.bin');

/** Folder of the places that the user added: $SITREP_HOME, else ~/.sitrep. */
export const userFolder = (): string => process.env.SITREP_HOME || join(homedir(), '.sitrep');
