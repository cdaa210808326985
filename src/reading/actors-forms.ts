/** Finds the written forms of the actor files in a sentence: names, peoples, adjectives of nationality, role nouns. */
import type { ActorIndex, Form } from '../knowledge/actors/index.js';
import type { Sentence, Token } from '../language/types.js';
import { words } from './actors-words.js';

/** Forms that were found on a range of tokens, all of one length. */
export interface Hit {
  first: number;
  last: number;
  forms: Form[];
}

/** What stands where in a sentence. Each list has one entry a token: the hit that covers it. */
export interface Hits {
  sentence: Sentence;
  /** Written in capitals throughout, so that capitals tell nothing. */
  capitals: boolean;
  /** Names of actors, states and cities that stand for states. */
  names: (Hit | undefined)[];
  /** Nationalities: adjectives and people ("Libyan", "Libyans"). */
  peoples: (Hit | undefined)[];
  roles: (Hit | undefined)[];
}

/** Acronyms that are everyday words when a text is in capitals. */
const EVERYDAY = words(`
  us who it is as so am an at do are map care fact save mag arena pan car pace site mit and tap fars add may all
  aid act sec rt ap aa spa ran plan pap fan din fur shan chin wa karen
`);
/** Names that are everyday words or given names when they stand alone: only as a proper noun in the middle of a sentence. */
const DOUBTFUL = words(`
  solidarity memorial labour amnesty petra saba expreso granma barricada pravda sputnik serval fars kan liberation
  georgia jordan chad karen jersey guernsey reunion mali mono rada caracol semana antara dawn barbecue gabino
  shield azov wagner hirak amal tass reuter contra america kach
`);

interface Unit {
  piece: string;
  token: number;
  capital: boolean;
  upper: boolean;
}

const isCapitals = (tokens: readonly Token[]): boolean => {
  let upper = 0;
  let lower = 0;
  for (const { form } of tokens) {
    if (form.length < 2) continue;
    if (/\p{Ll}/u.test(form)) lower++;
    else if (/\p{Lu}/u.test(form)) upper++;
  }
  return upper >= 3 && upper > 4 * lower;
};

/** Cuts the tokens into the pieces in which names are compared. A hyphen leaves nothing, a comma stops a name. */
function unitsOf(sentence: Sentence, index: ActorIndex): Unit[] {
  const units: Unit[] = [];
  for (const token of sentence.tokens) {
    const { form } = token;
    if (/^[\p{L}\p{N}.'’]+$/u.test(form)) {
      const next = sentence.tokens[token.i + 1];
      const hyphen = next !== undefined && next.start === token.end && next.form === '-';
      const u = unit(form, hyphen, token.i, index);
      // the apostrophe of "Workers' Party" leaves nothing
      if (u.piece) units.push(u);
      continue;
    }
    let any = false;
    const re = /[\p{L}\p{N}.'’]+|[(),]/gu;
    for (let m = re.exec(form); m; m = re.exec(form)) {
      units.push(unit(m[0], form[m.index + m[0].length] === '-', token.i, index));
      any = true;
    }
    if (!any && !/^[-‐‑–/&]$/.test(form)) units.push({ piece: '\u0001', token: token.i, capital: false, upper: false });
  }
  return units;
}

function unit(text: string, hyphen: boolean, token: number, index: ActorIndex): Unit {
  const c = text.charCodeAt(0);
  const capital = (c >= 65 && c <= 90) || (c > 127 && /^\p{Lu}/u.test(text));
  return { piece: index.piece(text, hyphen), token, capital, upper: capital && !/\p{Ll}/u.test(text) };
}

/** Whether a form may be read where it stands: acronyms in capitals, names with a capital, everyday words not at all. */
function allowed(form: Form, units: readonly Unit[], from: number, to: number, hits: Hits): boolean {
  const guard = form[3];
  if (guard === '') return form[1] !== 'r' || roleCase(units, from, to, hits);
  const single = from === to;
  const token = hits.sentence.tokens[units[from]!.token]!;
  if (hits.capitals && single && units[from]!.piece.length <= 4 && token.upos !== 'PROPN') return false;
  if (hits.capitals)
    return !single || !(EVERYDAY.has(units[from]!.piece) || DOUBTFUL.has(units[from]!.piece)) || token.upos === 'PROPN';
  if (guard === 'U') {
    for (let u = from; u <= to; u++)
      if (!units[u]!.upper && units[u]!.piece !== "'s" && units[u]!.piece.length > 1) return false;
    return true;
  }
  let capital = false;
  for (let u = from; u <= to && !capital; u++) capital = units[u]!.capital;
  if (!capital) return false;
  if (!single || form[1] === 'j' || form[1] === 'p') return true;
  if (token.upos === 'PROPN') return !(DOUBTFUL.has(units[from]!.piece) && /^flat/.test(token.deprel));
  return units[from]!.token > 0 && !DOUBTFUL.has(units[from]!.piece) && /^(NOUN|ADJ|X)$/.test(token.upos);
}

/** "Front" in a name is a part of the name, "march" and "Major" by themselves are other words. */
function roleCase(units: readonly Unit[], from: number, to: number, hits: Hits): boolean {
  const token = hits.sentence.tokens[units[to]!.token]!;
  if (from !== to) return token.upos !== 'VERB' || token.deprel === 'root';
  return (
    /^(NOUN|PROPN|X)$/.test(token.upos) ||
    (token.upos === 'ADJ' &&
      (!/^(amod|acl|root)/.test(token.deprel) || hits.sentence.tokens[token.i + 1]?.upos === 'PROPN'))
  );
}

const order = (form: Form): number => 'asmpjr'.indexOf(form[1]);

/** Finds every form in a sentence, the longest ones first. */
export function findForms(sentence: Sentence, index: ActorIndex): Hits {
  const n = sentence.tokens.length;
  const hits: Hits = {
    sentence,
    capitals: isCapitals(sentence.tokens),
    names: new Array(n),
    peoples: new Array(n),
    roles: new Array(n),
  };
  const units = unitsOf(sentence, index);
  let nameEnd = -1;
  for (let u = 0; u < units.length; u++) {
    const start = units[u]!.token;
    if (u > 0 && units[u - 1]!.token === start) continue;
    const most = Math.min(index.longest.get(units[u]!.piece) ?? 0, units.length - u);
    let key = '';
    let name: Hit | undefined;
    let people: Hit | undefined;
    let role: Hit | undefined;
    for (let k = 0; k < most; k++) {
      const at = units[u + k]!;
      if (at.piece === '\u0001') break;
      key = k === 0 ? at.piece : `${key} ${at.piece}`;
      if (units[u + k + 1]?.token === at.token) continue;
      const forms = index.forms.get(key);
      if (!forms) continue;
      const fit = forms.filter((f) => allowed(f, units, u, u + k, hits));
      if (fit.length === 0) continue;
      const last = at.token;
      const named = fit.filter((f) => order(f) < 3);
      if (named.length > 0) name = { first: start, last, forms: named };
      const peopled = fit.filter((f) => f[1] === 'p' || f[1] === 'j');
      if (peopled.length > 0) people = { first: start, last, forms: peopled };
      const roles = fit.filter((f) => f[1] === 'r');
      if (roles.length > 0) role = { first: start, last, forms: roles };
    }
    if (name && start > nameEnd) {
      for (let i = name.first; i <= name.last; i++) hits.names[i] = name;
      nameEnd = name.last;
    }
    // "the Kurdish" within "Kurdish Democratic Party" belongs to the name.
    const inName = start <= nameEnd;
    if (people && (!inName || people.last > nameEnd) && !hits.peoples[start]) {
      for (let i = people.first; i <= people.last; i++) hits.peoples[i] ??= people;
    }
    if (role && (start > nameEnd || name === undefined) && !(inName && role.last <= nameEnd) && !hits.roles[start]) {
      for (let i = role.first; i <= role.last; i++) hits.roles[i] ??= role;
    }
    if (name && people && name.first === people.first && name.last === people.last) {
      for (let i = people.first; i <= people.last; i++) hits.peoples[i] = people;
    }
  }
  return hits;
}
