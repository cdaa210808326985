/** `sitrep gazetteer add`: the places of a GeoNames dump, kept in the user's folder. */
import { InputError } from '../report/index.js';
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
      terminal.complain(new InputError(file, null, (error as Error).message.replace(`${file}: `, '')).message);
    }
  }
  return failed > 0 ? 1 : 0;
}
