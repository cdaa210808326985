/** What nouns and pronouns say about number and about who they can stand for. */
import type { Token } from '../language/types.js';
import type { ActorMention } from './types.js';

/** Nouns of groups that "it" and "they" can both stand for. */
export const COLLECTIVE =
  /^(army|militar(y|ies)|government|regime|administration|authority|junta|police|militia|group|movement|organi[sz]ation|party|coalition|alliance|council|committee|commission|force|navy|guard|brigade|battalion|unit|division|command|ministry|department|agency|parliament|congress|senate|assembly|court|tribunal|union|company|firm|bank|team|mission|faction|network|gang|cartel|cell|front|resistance|opposition|delegation|family|crowd|population|community|public|country|nation|state|kingdom|bloc|body|side|media|press|newspaper|television|radio|agency|church|leadership|cabinet|presidency|insurgency|garrison|patrol|convoy|squad|front|wing|tribe|clan|minority|university|institute|foundation|charity|ngo|staff|personnel|coastguard|gendarmerie|intelligence|service|air force|society|association|federation|embassy|municipality)$/;
const FEMALE =
  /(^|\s|-)(woman|girl|wife|mother|daughter|sister|queen|princess|spokeswoman|chairwoman|congresswoman|widow|nun|actress|mrs|ms|schoolgirl|lady|her)(\s|$)/i;
const MALE =
  /(^|\s|-)(man|boy|husband|father|son|brother|king|prince|spokesman|chairman|congressman|mr|imam|sheikh|bishop|pope|priest|gunman|cleric|sir|lord)(\s|$)/i;

export type Animacy = 'person' | 'group' | 'people';

/** Whether a mention is one person, one group, or several people. */
export function animacyOf(m: ActorMention, head: Token): Animacy {
  if (m.id.startsWith('person:')) return 'person';
  if (m.plural) return 'people';
  if (m.kind === 'demonym') return 'person';
  if (m.kind === 'named') return 'group';
  return COLLECTIVE.test(head.lemma.toLowerCase()) ? 'group' : 'person';
}

export function genderOf(m: ActorMention): 'f' | 'm' | null {
  if (FEMALE.test(m.text)) return 'f';
  if (MALE.test(m.text)) return 'm';
  return null;
}

/** What a personal pronoun can stand for; null for those that stand for nobody in the report ("we", "you"). */
export const PRONOUNS: ReadonlyMap<string, { of: readonly Animacy[]; gender: 'f' | 'm' | null; possessive: boolean }> =
  new Map(
    Object.entries({
      they: { of: ['people', 'group'], gender: null, possessive: false },
      them: { of: ['people', 'group'], gender: null, possessive: false },
      themselves: { of: ['people', 'group'], gender: null, possessive: false },
      their: { of: ['people', 'group'], gender: null, possessive: true },
      it: { of: ['group'], gender: null, possessive: false },
      itself: { of: ['group'], gender: null, possessive: false },
      its: { of: ['group'], gender: null, possessive: true },
      he: { of: ['person'], gender: 'm', possessive: false },
      him: { of: ['person'], gender: 'm', possessive: false },
      himself: { of: ['person'], gender: 'm', possessive: false },
      his: { of: ['person'], gender: 'm', possessive: true },
      she: { of: ['person'], gender: 'f', possessive: false },
      her: { of: ['person'], gender: 'f', possessive: true },
      herself: { of: ['person'], gender: 'f', possessive: false },
    } as const),
  );

export const RELATIVE = new Set(['who', 'whom', 'which', 'that', 'whose']);

/** Nouns that speak of any armed or organised group named before. */
export const GROUP_NOUN =
  /^(group|movement|organi[sz]ation|militia|network|faction|sect|alliance|coalition|party|cartel|gang|outfit|body|agency|charity|insurgency|rebellion|junta|brigade|battalion|company|union)$/;
export const COUNTRY_NOUN = /^(country|nation|state|kingdom|republic|island)$/;
/** Plurals for fighters of a group named before. */
export const FIGHTER_NOUN =
  /^(militant|rebel|insurgent|guerrilla|guerilla|fighter|gunman|extremist|terrorist|jihadist|jihadi|separatist|islamist|militia|militiaman|attacker|assailant|subversive|bandit|mercenary|paramilitary|combatant)$/;
export const SOLDIER_NOUN =
  /^(troops?|soldiers?|forces?|military|army|serviceman|commando|warplane|jet|aircraft|helicopter|navy|air force|tank|artillery)$/;
/** Both camps at once. */
export const BOTH = /^(side|party|camp|rival|enemy|foe|belligerent|combatant|faction|adversary|opponent)$/;
