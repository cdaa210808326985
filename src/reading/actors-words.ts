/** Closed word lists that the reading of actors needs besides the files: modifiers that give a sector, words of belonging. */

/** A list of words, parted by blanks or line ends. */
export const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/** Modifiers that say which sector a person or group is of: "rebel leader", "police chief". */
export const SECTOR_WORDS = new Map<string, string>(
  Object.entries({
    MIL: 'military army naval navy armed peacekeeping defence defense security marine',
    REB: 'rebel insurgent guerrilla separatist secessionist militant jihadist jihadi extremist mutinous terrorist militia irredentist subversive',
    PRM: 'paramilitary vigilante',
    OPP: 'opposition dissident anti-government antigovernment protest pro-democracy',
    COP: 'police gendarmerie prison',
    GOV: 'government governmental state presidential ministerial municipal embassy provincial regional federal diplomatic official cabinet',
    LEG: 'parliamentary congressional senate legislative',
    JUD: 'judicial court legal prosecution',
    SPY: 'intelligence',
    LAB: 'union labor labour transport mine factory oil bus paper railway',
    EDU: 'student university school academic',
    REL: 'religious church clerical spiritual monastic',
    BUS: 'business corporate industry commercial banking',
    JRN: 'media press news television newspaper',
    MED: 'medical hospital health rescue emergency ambulance',
    NGO: 'humanitarian relief aid charity rights nongovernmental non-governmental environmental',
    REF: 'refugee displaced',
    CVL: 'civilian tribal community local',
    CRM: 'drug criminal gang cartel mafia',
    AGR: 'peasant farm agricultural farming',
    PTY: 'party socialist communist conservative liberal republican democratic ruling',
  }).flatMap(([sector, words]) => words.split(' ').map((w): [string, string] => [w, sector])),
);

/** Armed nouns change their sector after these: "rebel troops", "paramilitary forces". */
export const ARMED_SECTORS = new Set(['REB', 'PRM', 'COP', 'CRM', 'OPP']);

/** "Russian-backed", "US-led", "Iran-aligned": the one before is a backer. */
export const BACKED = words(`
  backed led supported aligned allied linked funded trained sponsored affiliated controlled installed friendly run
  based born held occupied ruled dominated brokered made built wide speaking back lead support
`);
/** Of those, the ones by which somebody stands behind somebody. */
export const BACKER = words(`
  backed led supported aligned allied linked funded trained sponsored affiliated controlled installed run back
  lead support dominated
`);
/** Words after a noun that say whose it is: "militias loyal to X", "forces backed by X". */
export const LOYAL = words(`
  loyal ally allied back backed support affiliate affiliated link linked lead led command commanded align aligned
  faithful sympathetic belong answer control head fund sponsor subordinate establish found create own run set
`);

/** Titles that the role file does not have because they are abbreviations; with the sector that they give. */
export const ABBREVIATED: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ...[
    'mr',
    'mrs',
    'ms',
    'miss',
    'sir',
    'lord',
    'lady',
    'dame',
    'hon',
    'he',
    'don',
    'señor',
    'senor',
    'comrade',
    'comandante',
    'commander',
  ].map((t): [string, null] => [t, null]),
  ...['gen', 'lt', 'col', 'maj', 'sgt', 'capt', 'brig', 'adm', 'cpl', 'cmdr', 'pvt', 'cdr', 'lieut', 'staff'].map(
    (t): [string, string] => [t, 'MIL'],
  ),
  ...['sen', 'rep', 'mp', 'congressman'].map((t): [string, string] => [t, 'LEG']),
  ...['gov', 'pres', 'amb', 'excellency'].map((t): [string, string] => [t, 'GOV']),
  ...['rev', 'fr', 'msgr', 'monsignor', 'father', 'sister', 'brother', 'ayatollah'].map((t): [string, string] => [
    t,
    'REL',
  ]),
  ...['dr', 'prof'].map((t): [string, null] => [t, null]),
  ['det', 'COP'],
  ['insp', 'COP'],
  ['petty', 'MIL'],
]);

/** A person who has left a post: PLOVER's ELI. */
export const FORMER = /^(former|ex|ousted|deposed|late|then|exiled|toppled|retired|fallen|overthrown)$/;

/** Surnames that are words: only after a title or a given name. */
export const WORD_SURNAMES = words(`
  may straw rice major brown gates ford power cook hunt bush baker carter khan kim park lee young moon price
  miller clark marcos cross rose hill church bishop fox rock clinton jordan king prince abbas ali hassan hussein
  mohammed ahmed ibrahim saleh omar garcia martin wang paz santos salam sharif amin doe bell sadat mas kan khattab
  low north law yassin lopez perez gonzalez rodriguez castro fernandez sanchez martinez taylor johnson smith
  wilson robinson thomas baptist salman abdullah singh shah gandhi bhutto diop traore keita toure conde diallo
  koroma deng camara nour said aziz karim malik ismail jonathan moi banda neto machel sao tusk vance mitchell
  franks cohen christopher harris pence reagan-
`);

/** Last words of names of organisations: what precedes them in capitals is a name, not a person. */
export const ORGANISATION_WORD =
  /^(army|front|movement|party|brigades?|organi[sz]ation|council|committee|union|association|ministry|group|foundation|agency|university|bank|corporation|company|force|forces|police|guard|guards|league|federation|coalition|alliance|command|commission|congress|parliament|assembly|senate|court|tribunal|institute|centre|center|department|office|service|services|authority|network|battalion|regiment|division|corps|unit|mission|society|club|media|news|press|radio|television|tv|times|post|channel|newspaper|daily|fund|programme|program|college|school|hospital|church|embassy|bureau|board|directorate|administration|cabinet|government|wing|faction|cartel|gang|militia|resistance|confederation|consortium|trust|watch|fighters|martyrs|tigers)$/i;

/** Verbs by which a capital speaks or acts for its government. */
export const STATE_VERBS = words(`
  accuse say announce deny regard want warn urge agree reject refuse accept call insist seek send support back
  sign impose threaten offer ask recognise recognize condemn express propose believe hope fear welcome protest
  demand break cut restore resume suspend plan decide approve consider view see deploy withdraw expel recall
  summon vow pledge promise claim argue maintain declare state respond react retaliate intervene negotiate mediate
  broker launch order arm supply finance fund pay provide deliver sell ban lift ease tighten denounce criticise
  criticize blame allege suspect confirm admit acknowledge dismiss describe stress reiterate note add repeat
  praise congratulate appeal apologise apologize allow permit prevent block veto oppose favour favor prefer ally
  align side talk meet discuss conclude ratify annex invade attack bomb shell strike fight occupy sanction embargo
  boycott isolate normalise normalize establish sever strengthen aim intend try attempt work host invite receive
  dispatch pull station conduct pursue adopt abandon change drop keep hold tell inform brief persuade convince
  pressure push press help assist aid give grant lend extradite release free exchange detain arrest charge convict
  execute close open mobilise mobilize join leave quit target hit fire use defend protect test resist face force
  mourn name nominate appoint elect rule govern court woo
`);
/** Verbs that are done to a government when a capital is their object. */
export const TO_STATE_VERBS = words(`
  accuse blame urge ask call press pressure warn threaten condemn criticise criticize denounce support back tell
  inform assure sanction punish isolate help assist aid arm supply persuade convince force compel offer give
  visit_ ally appease provoke anger irritate embarrass praise thank invite
`);
/** Prepositions after which a capital is the other party: "talks with Damascus", "relations between Moscow and Kiev". */
export const WITH = new Set(['with', 'between', 'against', 'by', 'to', 'from', 'toward', 'towards']);
/** Nouns of dealings between states. */
export const DEALINGS = words(`
  talk talks relation relations tie ties agreement deal treaty negotiation negotiations dialogue alliance pact
  accord conflict war dispute tension tensions rapprochement cooperation contact contacts support aid pressure
  appeal request demand warning threat message letter sanction sanctions loyalty opposition row crisis rift
  friendship peace truce visit decision move policy stance position government regime claim accusation order
  relationship border link links
`);

/** Nouns that need somebody named with them before they are an actor of their own. */
export const BARE = words(`
  state nation country side body institution division unit cell team crew mission department front wing figure
  network bureau command club society daily radio television tv website public source staff personnel minor local
  native justice general conservative speaker director secretary agent monitor observer player actor victim press
  media bank college resistance intelligence convoy patrol battery missile bulldozer community person martyr enemy
  neighbor neighbour party institute agency office captain marine church kingdom presidency casualty fatality
  commission guard elite elder adult crowd chief head deputy court company firm enterprise corporation jury
  foundation expert
`);
