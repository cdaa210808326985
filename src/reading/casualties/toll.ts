import type { Sentence } from '../../language/types.js';
import type { CasualtyKind, QuantityMention } from '../types.js';
import { STATES } from './harm.js';
import type { Link } from './tree-link.js';

const LINKS =
  /^(?:to|at|of|reached|reaches|hit|hits|was|is|stands|stood|passed|passes|exceeds|exceeded|topped|now|has|had|have|since|already|that|may|could|might|from|by|risen|climbed|rose|climbs|put|as|high|reach|exceed|reaching|standing|rising|climbing|the|a|total|over|above|in|over|after|incident|attack|attacks|bombing|blast|explosion|strike|strikes|raid|,|least|then|says|said)$/;
const OF_THE =
  /^(?:dead|killed|deaths|fatalities|victims|wounded|injured|casualties|missing|displaced|people|those|martyrs|detainees|arrests)$/;

/**
 * "the death toll rose to 40", "bringing the toll to 21", "a toll of 12", "the number of dead climbed to 58": the number that
 * such a toll has reached. A toll adds up, so the result is always a running total.
 */
export function tollOf(sentence: Sentence, q: QuantityMention): Link | null {
  const { tokens } = sentence;
  let steps = 0;
  let linked = false;
  for (let i = q.first - 1; i >= 0 && steps < 14; i--, steps++) {
    const word = (tokens[i]?.form ?? '').toLowerCase();
    if (word === ';' || word === 'and' || word === 'while' || word === 'but') return null;
    if (
      /^(?:to|at|of|reached|reach|hit|exceeded|exceed|passed|is|was|stands|topped|reaching|hitting|exceeding|as)$/.test(
        word,
      )
    )
      linked = true;
    if (/\d/.test(word) && steps > 0 && !/^(?:to|from)$/.test((tokens[i - 1]?.form ?? '').toLowerCase())) {
      // "rose from 12 to 40": the first figure is the older one.
      if (!/^from$/.test((tokens[i - 1]?.form ?? '').toLowerCase())) return null;
    }
    const verb =
      tokens[i]?.upos === 'VERB' &&
      !LINKS.test(word) &&
      !/^(?:bring|rise|climb|reach|put|take|push|raise|increase|grow|jump|go|pass|surpass|exceed|mount|soar|say|add|estimate|give|hit|top|stand|say|fall|drop|include|set)$/.test(
        tokens[i]?.lemma ?? '',
      );
    if (word === 'toll' || word === 'tolls') {
      if (!linked && q.first - i > 2) return null;
      const before = (tokens[i - 1]?.form ?? '').toLowerCase();
      const kind: CasualtyKind =
        before === 'casualty' ? 'killed-or-wounded' : before === 'injury' ? 'wounded' : 'killed';
      return { kind, trigger: i };
    }
    if (OF_THE.test(word) && linked && word !== 'people' && word !== 'those') {
      const start = /^(?:the)$/.test((tokens[i - 1]?.form ?? '').toLowerCase()) ? i - 2 : i - 1;
      const of = (tokens[start]?.form ?? '').toLowerCase();
      const number = (tokens[start - 1]?.form ?? '').toLowerCase();
      const people = /^(?:people|those|civilians|soldiers|victims)$/.test((tokens[i - 1]?.form ?? '').toLowerCase());
      const shift = people ? (tokens[i - 3]?.form ?? '').toLowerCase() : number;
      if ((of === 'of' || people) && /^(?:number|count|total)$/.test(shift)) {
        const kind =
          STATES.get(word) ??
          (/^(?:deaths|fatalities|victims|martyrs)$/.test(word)
            ? 'killed'
            : word === 'casualties'
              ? 'killed-or-wounded'
              : 'detained');
        return { kind, trigger: i };
      }
    }
    if (verb) return null;
  }
  return null;
}
