/** `sitrep gazetteer add`: the places of a GeoNames dump, kept in the user's folder. */
import { InputError, refusal } from '../report/index.js';
import { plural } from './format/words.js';
import type { Terminal } from './terminal.js';

export async function gazetteerAddCommand(terminal: Terminal, files: string[]): Promise<number> {
  const { addGeonames } = await import('../knowledge/gazetteer/index.js');
  let failed = 0;
  for (const file of files) {
    try {
      const added = await addGeonames(file);
      await terminal.print(`${file}: ${plural(added.places, 'place')} added`);
    } catch (error) {
      failed++;
      terminal.complain(problemWith(file, error as Error).message);
    }
  }
  return failed > 0 ? 1 : 0;
}

/** The gazetteer names file and line in front of what is wrong; the operating system has its own words. */
function problemWith(file: string, error: Error): InputError {
  if ('code' in error) return new InputError(file, null, refusal(error));
  const own = error.message.startsWith(`${file}:`) ? error.message.slice(file.length + 1) : error.message;
  const at = /^(\d+): /.exec(own);
  const problem = own.slice(at?.[0].length ?? 0).trim();
  return new InputError(file, at ? Number(at[1]) : null, `${problem}; give a country dump of GeoNames, such as LY.txt`);
}
