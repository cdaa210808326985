/** The MUC-4 development documents: texts of capitals only from `raw/`, templates from the published split. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readData, readRecords } from '../../eval/suites/data.js';
import type { Template } from './templates.js';
import { roles } from './templates.js';

export interface MucDocument {
  id: string;
  /** As sent, but for layout: paragraphs on lines of their own, editors' marks and the dateline blanked. */
  text: string;
  published: string | null;
  gold: Template[];
}

interface Published {
  docid: string;
  templates: Record<string, string | [string, number][][]>[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Editors' marks: what kind of piece it is, who is heard, where the recording stops. */
const MARKS =
  /\[(?:TEXT|REPORT|COMMENTARY|STATION COMMENTARY|EXCERPTS?|EDITORIAL|COMMUNIQUE|ARTICLE|SPEECH|INTERVIEW|RECORDING|BEGIN [^\]]*|END [^\]]*|[^\]]*INDISTINCT|[^\]]*(?:PASSAGE OMITTED|CONTINUES)|NO DATELINE|SIGNED|DATED[^\]]*|PART[^\]]*|FROM THE[^\]]*|ANNOUNCER|UNIDENTIFIED[^\]]*)\]/g;
const DATELINE = /^\s*([A-Z .,'()/-]+?),? (?:(\d{1,2}) ([A-Z]{3})[A-Z]* ?(\d{2})?|NO DATE)\s*(?:\([^)]*\))? *(?:--)/;

/** Reads one file of raw texts: `ID (SITE)`, a blank line, the text. */
function rawTexts(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const parts = readData(file).split(/^((?:DEV|TST\d)-MUC[34]-\d{4})(?: *\([^)\n]*\))?[ \t]*$/m);
  for (let i = 1; i + 1 < parts.length; i += 2) texts.set(parts[i], parts[i + 1]);
  return texts;
}

/** Takes a raw text apart: its day, and its prose without marks, one paragraph a line. */
export function tidyText(raw: string): { text: string; published: string | null } {
  let published: string | null = null;
  let body = raw;
  const line = DATELINE.exec(raw);
  if (line) {
    const month = MONTHS.indexOf(line[3] ?? '') + 1;
    if (month > 0) {
      const year = line[4] ? `19${line[4]}` : '1989';
      published = `${year}-${String(month).padStart(2, '0')}-${line[2].padStart(2, '0')}`;
    }
    body = raw.slice(line[0].length);
  }
  const text = body
    .replace(/\[([^\]]*)\]/g, (mark) => mark.replace(/\s+/g, ' '))
    .replace(MARKS, ' ')
    .replace(/\[([^\]]*)\]/g, '($1)')
    .replace(/``|''/g, '"')
    .split(/\n(?:[ \t]*\n|(?=[ \t]{2,}\S))/)
    .map((p) => p.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
  return { text, published };
}

function goldTemplates(list: Published['templates']): Template[] {
  const found: Template[] = [];
  for (const raw of list) {
    const template = { type: raw.incident_type as string } as Template;
    for (const role of roles)
      template[role] = ((raw[role] ?? []) as [string, number][][])
        .map((entity) => entity.map((m) => m[0]))
        .filter((entity) => entity.length > 0);
    const key = JSON.stringify(template);
    if (!found.some((f) => JSON.stringify(f) === key)) found.push(template);
  }
  return found;
}

/** All documents of a split (`dev` or `train`), in the order of the published file. */
export function loadDocuments(shared: string, split: 'dev' | 'train'): MucDocument[] {
  const folder = join(shared, 'data', 'muc4');
  const raw = new Map<string, string>();
  for (const part of split === 'train' ? ['dev'] : ['tst1', 'tst2'])
    for (const name of readdirSync(join(folder, 'raw', part)).sort())
      if (/-muc[34](-\d|$)/.test(name))
        for (const [id, text] of rawTexts(join(folder, 'raw', part, name))) raw.set(id, text);
  const published = readRecords<Published>(join(folder, split === 'train' ? 'train.json.gz' : 'dev.json'));
  return published.map((p) => {
    const text = raw.get(p.docid);
    if (text === undefined) throw new Error(`no raw text of ${p.docid}`);
    return { id: p.docid, ...tidyText(text), gold: goldTemplates(p.templates) };
  });
}
