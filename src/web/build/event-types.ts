/**
 * The codebook's event types as a module of the browser app, so that labels and groups come from the file that people
 * edit. Used by the build only (vite.config.ts).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const NAME = 'virtual:event-types';
const file = fileURLToPath(new URL('../../../knowledge/codebook/events.yaml', import.meta.url));

interface Row {
  id: string;
  label: string;
  plover: string;
  acled: string | null;
  kind: string;
}

/** Serves `virtual:event-types`: rows of [id, label, ACLED-style event type or '', PLOVER type]. */
export function eventTypes(): Plugin {
  return {
    name: 'sitrep-event-types',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return;
      this.addWatchFile(file);
      const rows = parse(readFileSync(file, 'utf8')) as Row[];
      const short = rows.map((r) => [r.id, r.label, r.acled?.split(' / ')[0] ?? '', r.plover]);
      return `export default ${JSON.stringify(short)};`;
    },
  };
}
