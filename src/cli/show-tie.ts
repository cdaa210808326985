/** `sitrep show REPORT/r1`: a tie that a report states, with the sentence that carries it. */
import type { Store, StoredRelation } from '../record/index.js';
import { hanging, relationLine, sourceText } from './format/claim.js';
import { dayText, shortId } from './format/words.js';
import { Refusal } from './problem.js';
import type { Terminal } from './terminal.js';

export async function showTie(
  terminal: Terminal,
  store: Store,
  reference: string,
  options: { json?: boolean },
): Promise<number> {
  const [head = '', nr] = reference.split('/');
  const reports = await store.reports(head);
  if (reports.length > 1) throw new Refusal(`${reports.length} reports begin with ${head}; give more of the id`);
  let tie: StoredRelation | undefined;
  if (reports.length === 1) {
    for await (const r of store.relations()) if (r.key === `${reports[0]!.contentHash}/${nr}`) tie = r;
  }
  if (!tie) throw new Refusal(`there is no tie ${reference}; "sitrep situation" gives the ties of the record`);
  if (options.json) {
    await terminal.json(tie);
    return 0;
  }
  const { colour } = terminal;
  const published = tie.published ? dayText(tie.published) : 'no publication date';
  await terminal.print(relationLine(tie.relation, terminal, ''));
  await terminal.print();
  await terminal.print(
    `${colour.bold(tie.outlet ?? 'outlet unknown')} · ${published} · ${colour.dim(`report ${shortId(tie.reportId)}`)}`,
  );
  for (const line of hanging(`  ${colour.dim('│')} `, tie.sentence, terminal)) await terminal.print(line);
  const speakers = tie.attribution.map((l) => sourceText(l, colour)).join(', quoting ');
  await terminal.print(`    ${speakers ? `said by ${speakers}` : 'said by the outlet itself'}`);
  return 0;
}
