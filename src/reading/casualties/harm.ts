import type { CasualtyKind } from '../types.js';

/**
 * The words that say who was harmed and how. A party's loaded words are read for what they leave open: "neutralised" and "shot"
 * do not say dead (killed-or-wounded), "martyred" does.
 */
function table(entries: Partial<Record<CasualtyKind, string>>): Map<string, CasualtyKind> {
  const map = new Map<string, CasualtyKind>();
  for (const [kind, words] of Object.entries(entries))
    for (const word of words.split(' ')) map.set(word, kind as CasualtyKind);
  return map;
}

/** Verbs that harm their object: "killed 12", "12 were killed". */
export const OBJECT_VERBS = table({
  killed:
    'kill murder slay assassinate execute behead massacre slaughter lynch hang martyr martyrize eliminate liquidate exterminate electrocute decapitate suffocate bury poison strangle incinerate kil',
  wounded: 'wound injure hurt maim mutilate disfigure scald burn',
  'killed-or-wounded': 'neutralise neutralize shoot hit',
  missing: 'miss disappear',
  abducted: 'abduct kidnap capture',
  detained: 'detain arrest imprison jail apprehend intern incarcerate nab',
  displaced: 'displace uproot evict expel',
  freed: 'free release rescue liberate',
});

/** Verbs that harm their subject: "12 died", "40 surrendered", "thousands fled". */
export const SUBJECT_VERBS = table({
  killed: 'die perish drown succumb starve',
  missing: 'disappear vanish',
  surrendered: 'surrender capitulate defect',
  displaced: 'flee',
});

/** Adjectives and participles that stand as the state of people: "five dead", "13 missing". */
export const STATES = table({
  killed: 'dead killed slain martyred murdered executed beheaded massacred assassinated drowned deceased slaughtered',
  wounded: 'wounded injured hurt maimed',
  'killed-or-wounded': 'neutralised neutralized',
  missing: 'missing disappeared unaccounted',
  abducted: 'abducted kidnapped captured hostage captive',
  detained: 'detained arrested imprisoned jailed apprehended',
  displaced: 'displaced homeless uprooted',
  freed: 'freed released rescued liberated',
});

/** Nouns that count harm themselves: "12 deaths", "three casualties", "40 arrests". */
export const HARM_NOUNS = table({
  killed:
    'death fatality martyr body corpse killing murder execution assassination beheading deaths fatalities dead bodies corpses',
  wounded: 'injury wounded injured injuries',
  'killed-or-wounded': 'casualty casualties',
  missing: 'disappearance',
  abducted: 'abduction kidnapping kidnap',
  detained: 'arrest detention',
  displaced: 'refugee',
});

/** Nouns whose "of" names who was harmed: "the killing of two journalists", "the release of 40 prisoners". */
export const OF_NOUNS = table({
  killed:
    'killing death murder massacre assassination execution slaughter slaying beheading loss body corpse remains martyrdom lynching',
  wounded: 'wounding injury injuring',
  missing: 'disappearance',
  abducted: 'abduction kidnapping kidnap capture seizure',
  detained: 'arrest detention imprisonment jailing',
  displaced: 'displacement exodus eviction expulsion',
  surrendered: 'surrender',
  freed: 'release rescue freeing liberation',
});

/** These need people for an object: a village too can be captured, freed or lost. */
export const NEEDS_PEOPLE = new Set([
  'capture',
  'free',
  'release',
  'liberate',
  'rescue',
  'hit',
  'seize',
  'lose',
  'bury',
  'burn',
  'miss',
  'expel',
  'shoot',
  'eliminate',
  'neutralise',
  'neutralize',
  'hang',
  'expulsion',
  'seizure',
  'liberation',
  'loss',
  'capitulate',
  'defect',
  'vanish',
  'disappear',
]);

/** People who run away rather than lose their homes. */
const FIGHTERS =
  /(?:fighter|soldier|troop|gunm[ae]n|attacker|assailant|militant|rebel|insurgent|suspect|prisoner|inmate|terrorist|robber|guerrilla|commander|officer|police|policem[ae]n|bomber|raider|bandit|force|killer|kidnapper|hostage)s?$/;

export function isFighter(word: string): boolean {
  return FIGHTERS.test(word.toLowerCase());
}

/** "hostage", "prisoner" after "take", "hold", "seize". */
export const TAKEN = /^(?:hostages?|captives?|prisoners?)$/;
