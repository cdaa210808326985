/** Words that tell a place from a person, an organisation or a plain word beside a name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesFolder } from '../knowledge/gazetteer/paths.js';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Capitalised nouns that end the name of a place: "Ebro River", "Suffolk County", "Mitiga Airport". */
export const HEAD_AFTER =
  set(`river county province governorate district region state island islands lake bay gulf sea ocean strait
  straits valley mountain mountains hills hill pass desert peninsula canal airport airfield airbase street road avenue boulevard
  highway lane square park forest city town village township municipality prefecture oblast raion department territory camp
  bridge dam beach creek falls canyon basin delta cape harbor harbour port heights coast border crossing corridor reservoir
  oilfield parish borough neighbourhood neighborhood junction archipelago plateau plain plains wadi estate cemetery station
  reef shoal crescent triangle strip bank lga subdivision quarter suburb hamlet cove glacier ridge trail drive lagoon flats crossroads metro hotspot quay wharf
  pier terrace parade close marsh swamp prairie volcano grove gorge ranch springs`);

/** Heads that name a building or site rather than a stretch of land. */
export const SITE_AFTER =
  set(`university college school hospital stadium mosque church cathedral prison palace museum hotel
  airport station barracks academy mall market theatre theater centre center court courthouse hall library arena temple
  synagogue monastery refinery plant base garrison embassy consulate club restaurant farm house tower plaza building campus
  zoo garden gardens gallery institute observatory penitentiary jail racecourse raceway speedway`);

/** Words that begin the name of a place: "Lake Chad", "Mount Sinjar", "Wadi Wishka". */
export const HEAD_BEFORE =
  set(`lake mount mt wadi jabal jebel gulf strait cape fort ft port isle bay sea rio river san santa saint st
  los las el ras tel tell tal khan qasr ain ayn beit bayt deir dayr umm abu ash kafr kfar bir wad jisr bab tall khirbet camp
  faubourg rue calle avenida plaza piazza via cape point avenue glen loch upper greater
  puerto villa ciudad nueva nuevo novo nova new north south east west upper lower great greater little isla cerro`);

/** Lower-case nouns before "of" or right before the name: "town of X", "village X". */
export const PLACE_NOUN =
  set(`city cities town towns village villages district districts province provinces region regions state states
  county counties area areas neighbourhood neighborhood neighbourhoods neighborhoods suburb suburbs island islands governorate
  governorates municipality capital port camp hamlet settlement outskirts borough parish territory department valley coast
  countryside border frontier township enclave peninsula oasis airport airbase base crossing locality localities kingdom
  republic streets prefecture oblast hills mountains desert downtown resort community road highway river`);

/** Words in small letters that names in our files end in: "Mitiga air base", "Bab al-Hawa crossing". */
export const PLAIN_HEAD =
  set(`air base airbase airport crossing camp dam field oil gas island islands river valley mountains strip
  corridor refinery port prison terminal bridge refugee military international border forest mine nuclear power plant region
  oilfield airfield garrison peninsula desert barracks hospital city canal park plain plains zone`);

/** Right after a name, even an unknown one, these say that it is a place: "Torkula village". */
export const TOWN_NOUN =
  set(`village town district city neighbourhood neighborhood province governorate county suburb township
  municipality island river valley peninsula`);

/** After a name, known or not, these say that it is a site of that name: "the Forcados terminal". */
export const SITE_NOUN = set(
  `terminal refinery dam bridge airport airfield airbase crossing oilfield prison port checkpoint reservoir`,
);

/** Places that are given names as well. */
export const ALSO_GIVEN =
  set(`jordan chad paris georgia sydney austin florence virginia carolina brooklyn chelsea dallas houston madison
  savannah charlotte victoria kenya israel lorraine adelaide vienna alexandria india china london lincoln jackson washington`);

/** Capitalised last words that only ever end the name of a place. */
export const STREET =
  set(`street road avenue boulevard lane river county island islands valley mountains lake creek bay beach peninsula
  parade highway bridge village township point lagoon racecourse municipality`);

/** Capitalised first words that only ever begin the name of a place. */
export const SURE_BEFORE = set('lake mount mt cape camp ft fort port wadi jabal jebel rue faubourg point loch glen');

/** Prepositions that lead to places more than to people. */
export const PLACE_PREPOSITION = set(
  'in near at from to towards toward into around outside inside across throughout within off via beyond',
);

export const TITLE =
  set(`mr mrs ms miss dr prof professor sir lord lady dame rev reverend gen general lt lieutenant col colonel maj major
  capt captain sgt sergeant cpl corporal private pvt adm admiral brig brigadier cmdr commander president premier chancellor
  minister secretary senator sen rep representative congressman congresswoman governor gov mayor judge justice king queen prince
  princess sheikh sheik shaikh imam ayatollah mullah maulana mawlawi pope cardinal archbishop bishop father sister brother
  ambassador spokesman spokeswoman spokesperson director chairman chairwoman chief deputy officer detective inspector constable
  coach captain manager analyst lawyer attorney journalist author actor actress singer saint st comrade cllr councillor
  councilman councilwoman`);

/** Verbs of saying and other doings of people, after or before a surname. */
export const SPEAKS =
  set(`said says told added added explained noted tweeted wrote testified recalled insisted argued replied admitted
  denied claimed asked warned acknowledged joked laughed smiled resigned married died retired`);

/** Capitalised words that end the name of an organisation or a thing, so that a place before them is part of that name. */
export const ORGANISATION =
  set(`army force forces police guard guards times post herald tribune star news journal gazette telegraph mail
  press agency party union front movement brigade brigades battalion regiment division corps command commission committee council
  board bank company corporation corp inc ltd llc plc group association society club federation league cup championship championships
  games festival university college institute school academy hospital ministry department office bureau court assembly parliament
  senate congress house government authority service services network airlines airways air rangers raiders lions united rovers
  wanderers albion athletic fc fire fund foundation trust centre center project initiative plan programme program act treaty agreement
  accord accords pact protocol conference summit forum alliance coalition organisation organization observatory watch rights
  tribunal defenders defence defense intelligence security navy fleet marines coast administration embassy mission democratic
  republican national liberation people's workers revolutionary revolution resistance shield storm spring war wars crisis
  reserve stock exchange chamber chambers chronicle examiner observer review magazine television tv radio broadcasting motors
  oil petroleum steel energy electric power railways railway railroad race racing marathon open prix derby purchase seahawks`);

export const CALENDAR =
  set(`january february march april may june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec ramadan easter christmas today
  yesterday tomorrow tonight`);

/** Compass words that may belong to a name ("North Kivu") or only describe it ("northern Libya"). */
export const COMPASS =
  set(`north south east west northern southern eastern western central northeast northwest southeast southwest
  northeastern northwestern southeastern southwestern upper lower`);

/** Words that look like names in capitals or at the start of a sentence, and are none. */
export const NEVER =
  set(`i a an the this that these those it he she we they you his her our their its my your and or but if so as at by
  for from in into of off on onto out over to up with is are was were be been being am do does did has have had can could may might
  must shall should will would not no yes who whom whose which what when where why how there here then than also only just all any
  both each few more most other some such one two three four five six seven eight nine ten about after again against before
  between during under until while because although though since per via vs god lord mr mrs ms dr jr sr st am pm gmt est edt utc
  file photo photos image images video source update breaking read getty reuters ap afp associated press islam muslim christian jew
  internet facebook twitter google youtube instagram apple amazon microsoft act section article
  centre center union federal national central enterprise gate law history state capital council detention`);

function readList(name: string): ReadonlySet<string> {
  return new Set(
    readFileSync(join(placesFolder(), name), 'utf8')
      .split('\n')
      .filter((w) => w && !w.startsWith('#')),
  );
}

let given: ReadonlySet<string> | null = null;
let family: ReadonlySet<string> | null = null;

/** Folded given names ("khalifa", "john"). */
export function givenNames(): ReadonlySet<string> {
  given ??= readList('given-names.txt');
  return given;
}

/** Folded surnames ("haftar", "smith"). */
export function surnames(): ReadonlySet<string> {
  family ??= readList('surnames.txt');
  return family;
}
