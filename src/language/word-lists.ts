/** Word lists of the tokeniser and the sentence splitter, all in lower case. */

const list = (words: string) => new Set(words.trim().split(/\s+/));

/** Prefixes that stay with what follows their hyphen ("mid-July", "non-profit"); other hyphens part words. */
export const hyphenPrefixes = list(`
  non e re mid anti co pre pro cross post over semi ex sub multi counter mini neo inter intra socio micro macro psycho
  ultra quasi pseudo hyper infra proto uh trans bi tri kilo mega demi vis vis-a geo electro thermo afro agro`);

/** Titles, ranks and the like: a full stop after them never ends a sentence. */
export const titles = list(`
  mr mrs ms messrs mme mlle dr prof rev fr gen lt maj col capt cpt cmdr cdr adm brig sgt cpl pvt pfc ltc ltg gov sen rep reps
  sens hon pres amb insp supt det st ste mt ft vs fig figs eq dept univ attn ph eng spec asst atty dist gens cols lts sgts drs
  mohd md op cit cf viz approx est ca c al eds e.g i.e eg ie brig.gen lt.gen maj.gen lt.col lt.cdr`);

/** Abbreviations whose full stop may also end a sentence, when what follows looks like the beginning of one. */
export const abbreviations = list(`
  jr sr inc incl excl corp co ltd llc plc bros etc esq jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
  fri sat sun ave blvd rd hwy ext vol vols ed no nos pp para sec art ch tel fax mob yr yrs min mins hr hrs lb lbs oz sq cu
  km kg mi ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ont ore pa
  penn que tenn tex va vt wash wis wyo intl natl assn admin comm div maj natl`);

/** Abbreviations that are words too: the full stop belongs to them only before a number. */
export const beforeNumber = list('no nos art sec fig figs para vol ch pp p mar sat sun min ed ext jun');

/** Other abbreviations that are words too: the full stop belongs to them only before a capital, inside a line. */
export const ambiguousAbbreviations = list(
  'no nos art sec fig para ch pp ed ext min mar sat sun del la ill ind mass miss wash ore pa mo co al est det op cit comm spec mi cu dist mob ga va',
);

/** Words that begin sentences far more often than they follow an abbreviation in the middle of one. */
export const sentenceStarters = list(`
  the a an this that these those he she it they we i you there here but and however although though while when where who what
  why how if as after before since because in on at for from by with under during according meanwhile also another both some
  many most several all no not his her its their our my one two three officials police witnesses residents activists earlier later
  last so yet then thus still despite among between such more other`);

/** The same in texts of capitals only, where a word's capital tells nothing. */
export const capitalStarters = list(
  'the he she it they we this these those but however meanwhile although there according',
);

/** Forms without an apostrophe that are two words, with the length of the first. */
export const fused = new Map<string, number>([
  ['cannot', 3],
  ['gonna', 3],
  ['gotta', 3],
  ['wanna', 3],
  ['gimme', 3],
  ['lemme', 3],
  ['dont', 2],
  ['doesnt', 4],
  ['didnt', 3],
  ['isnt', 2],
  ['wasnt', 3],
  ['werent', 4],
  ['arent', 3],
  ['cant', 2],
  ['wont', 2],
  ['couldnt', 5],
  ['wouldnt', 5],
  ['shouldnt', 6],
  ['havent', 4],
  ['hasnt', 3],
  ['hadnt', 3],
  ['aint', 2],
  ['im', 1],
  ['ive', 1],
  ['youre', 3],
  ['theyre', 4],
  ['thats', 4],
  ['whats', 4],
  ['theres', 5],
  ['hes', 2],
  ['youll', 3],
]);

/** Units that are words of their own when glued to a number: "10km", "$5m", "7pm". */
export const units = list(`
  km m mm cm kg g mg lb lbs ft in yd mi am pm bn mn mln tn tr k b t x mph kph kmh km/h hr hrs min mins sec secs hz khz mhz ghz
  kb mb gb tb kw mw gw kt kts nm mt c f p rs usd eur hh o h days years`);

/** Endings of internet names and of file names that stay in one piece. */
export const nameEndings = list(`
  com org net edu gov mil int info biz tv me io co uk us eu de fr ru ua ly sy iq ir il tr sa ae eg ps lb ye af pk in cn jp au ca
  doc docx pdf txt xls xlsx ppt htm html jpg jpeg png gif zip exe mp3 mp4 csv xml json`);

/** Pairs around a slash that stay in one piece. */
export const slashed = list('w/o w/out c/o n/a s/he l/c b/c a/c i/o i/c p/e he/she');

/** Forms that begin with an apostrophe. */
export const apostropheWords = list("'s 're 've 'll 'd 'm n't 'em 'til 'cause 'n 'bout 'round 'tis 'twas");

/** Adjectives of peoples, places and faiths whose endings do not show it; others are known by their ending. */
export const capitalAdjectives = list(`
  german roman cuban muslim moslem shia shiite sunnite alawite druze hindu soviet western catholic hebrew israeli latin buddhist protestant
  jesuit tamil pashtun orthodox greek swiss dutch arab islamic islamist czech thai slav kurd maronite yazidi african semitic baltic nordic
  celtic slavic turkic gulf mideast coptic berber tuareg amazigh sinhala argentine filipino zionist baathist maoist marxist leninist stalinist`);
