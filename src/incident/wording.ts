/** Names in a sentence: articles for bodies, small letters for common nouns, quotation marks round words that take sides. */

/** Nouns for bodies that take an article when they end a name ("the Libyan National Army") or begin it before "of". */
const BODY =
  /^(army|armies|forces?|government|administration|authorit(y|ies)|group|front|party|ministry|council|union|nations|states|emirates|kingdom|command|headquarters|staff|brigades?|battalion|regiment|units|corps|guards?|militias?|movement|alliance|coalition|organi[sz]ation|agency|congress|parliament|accord|military|police|navy|service|committee|house|office|department|league|republic|houthis|taliban|rebels|separatists|fighters|junta|state|cross|crescent|mission|observatory|operation|directorate|programme|program|pentagon|kremlin|bundestag|duma|knesset)$/i;

/** "The army" → "the army"; "Libyan National Army" → "the Libyan National Army"; "Wagner" stays. */
export function named(name: string): string {
  const plain = name
    .replace(/^(The|A|An|Its|Their|His|Her|Our|One|Two|Three|Several) /, (m) => m.toLowerCase())
    .replace(
      /^(Officials|Residents|Witnesses|Sources|Officers|Commanders|Independent|Local|Medical|Military|Security) (?=[a-z])/,
      (m) => m.toLowerCase(),
    );
  if (
    plain !== name ||
    /^(the|an?|its|their|his|her|our|some|at least|more than|\d+) /.test(name) ||
    /['’]s? /.test(name)
  ) {
    return plain;
  }
  const words = name.split(' ');
  const of = words.findIndex((w) => /^(of|for|in)$/.test(w));
  const head = of > 0 ? words[of - 1]! : words.at(-1)!;
  if (!BODY.test(head)) return name;
  const common = of > 0 && /^(Forces|Troops) of/.test(name);
  return `the ${common ? name[0]!.toLowerCase() + name.slice(1) : name}`;
}

/** Words for people that take a side; in our own sentences they stand in quotation marks. */
const LOADED =
  /\b(terror\w*|regimes?|invaders?|occupiers?|occupying|martyrs?|criminals?|enem(?:y|ies)|mercenar(?:y|ies)|nationalists?|nazis?|fascists?|bandits?|traitors?|thugs?|infidels?|crusaders?|zionists?|puppets?|hero(?:es)?|liberators?|aggressors?|aggression|gangs?|hordes?|outlaws?|jihadists?|extremists?|militants?)\b/i;

const POSSESSIVE = /^\p{Ll}+['’]s? /u;
const DETERMINED = /^(the|its|their|his|her|an?) /;
const DEMONYM = /(an|ese|ish|[^aeiou]i|ench|utch|wiss|eek)s?$/;

/** A description from a report ("Armed men", "terrorists") as it can stand in a neutral sentence. */
export function described(name: string): string {
  const [first, second] = name.split(' ');
  const common = !second || second === second.toLowerCase();
  const small = common && !DEMONYM.test(first!) ? name[0]!.toLowerCase() + name.slice(1) : named(name);
  // "army's aircraft" has lost its article on the way.
  if (POSSESSIVE.test(small) && !DETERMINED.test(small)) return `the ${small}`;
  if (!LOADED.test(small)) return small;
  const bare = small.replace(/^the /, '');
  return /(?:s|men|people)$/.test(bare) ? `“${bare}”` : `the “${bare}”`;
}

/** "a drone of the air force over the coast" → "a drone": whose and where is said elsewhere in the line. */
export function shortened(object: string): string {
  return object.split(/ (?:of|belonging|over|near|in|at|with|that|which|from|for|on|to|and) /)[0]!;
}
