import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadCodebook } from '../../src/knowledge/codebook/index.js';
import { factsOf, groupsOf, Mapper, templateOf } from './mapping.js';

const codebook = await loadCodebook();
const only = process.argv[2];
for (const split of ['dev', 'train'] as const) {
  if (only && only !== split) continue;
  const out = [];
  for await (const line of createInterface({ input: createReadStream(`/tmp/mucread-${split}.jsonl`) })) {
    const { d, reading, analysis } = JSON.parse(line);
    const mapper = new Mapper(analysis, reading, codebook);
    const groups = groupsOf(mapper);
    out.push({
      id: d.id,
      text: d.text,
      gold: d.gold,
      templates: groups.map(templateOf),
      facts: groups.map((g) => factsOf(g, reading, g.parts[0].claim.trigger.span[0])),
      triggers: groups.map((g) => g.parts.map((p) => p.claim.subtype + ':' + p.claim.trigger.text)),
    });
  }
  writeFileSync(`/tmp/muc-${split}.json`, JSON.stringify(out));
}
