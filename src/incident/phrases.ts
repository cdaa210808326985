/** How each type of event is said in one neutral line. */
import { groupOf } from './events.js';

/**
 * How to say a type in words: A stands for who acts, R for whom it is done to, O for the objects, P for the place.
 * A piece in braces is left out when its letter has nothing to stand for.
 */
const PHRASES: Record<string, string> = {
  'territory-gained': '[P|O|ground] taken{ by A}{ from R}',
  'territory-lost': '[P|O|ground] lost{ by A}{ to R}',
  withdrawal: 'withdrawal{ of A}{ from P}{ under pressure of R}',
  occupation: '[P|O|ground] occupied{ by A}',
  advance: 'advance{ of A}{ at P}',
  'armed-clash': 'armed clash{ between B}{ at P}',
  battle: 'fighting{ between B}{ at P}',
  'counter-attack': 'attack{ of R} repelled{ by A}{ at P}',
  'aircraft-shot-down': '[O|aircraft]{ of R} shot down{ by A}{ at P}',
  interception: '[O|incoming fire]{ of R} intercepted{ by A}{ at P}',
  'weapons-seizure': '[O|weapons] seized{ from R}{ by A}{ at P}',
  confiscation: '[O|property] seized{ from R}{ by A}{ at P}',
  'materiel-destroyed': '[O|military equipment]{ of R} destroyed{ by A}{ at P}',
  'property-destruction': '[O|property] destroyed{ by A}{ at P}',
  abduction: 'abduction{ of R}{ by A}{ at P}',
  arrest: 'arrest{ of R}{ by A}{ at P}',
  detention: 'capture{ of R}{ by A}{ at P}',
  release: 'release{ of R}{ by A}{ at P}',
  killing: 'killing{ of R}{ by A}{ at P}',
  wounding: 'people wounded{ by A}{ at P}',
  execution: 'execution{ of R}{ by A}{ at P}',
  assassination: 'assassination{ of R}{ by A}{ at P}',
  displacement: 'people displaced{ by A}{ at P}',
  'operation-launched': 'military operation launched{ by A}{ against R}{ at P}',
  offensive: 'offensive{ by A}{ against R}{ at P}',
  siege: 'siege{ of P}{ by A}',
  blockade: 'blockade{ of P}{ by A}',
  'blockade-lifted': 'blockade lifted{ at P}{ by A}',
  deployment: 'forces{ of A} deployed{ to P}',
  'arms-delivery': 'arms delivered{ by A}{ to R}{ at P}',
  'military-aid': 'military aid{ of A}{ to R}',
  'humanitarian-aid': 'relief{ of A}{ for R}{ at P}',
  aid: 'aid{ of A}{ for R}{ at P}',
  ceasefire: 'ceasefire{ between B}{ at P}',
  'ceasefire-declared': 'ceasefire declared{ by A}{ at P}',
  agreement: 'agreement{ between B}{ at P}',
  'agreement-signed': 'agreement signed{ between B}{ at P}',
  'peace-agreement': 'peace agreement{ between B}{ at P}',
  'peace-talks': 'peace talks{ between B}{ at P}',
  negotiation: 'negotiations{ between B}{ at P}',
  meeting: 'meeting{ between B}{ at P}',
  mediation: 'mediation{ by A}{ between R}{ at P}',
  visit: 'visit{ of A}{ to R}{ at P}',
  'prisoner-exchange': 'prisoner exchange{ between B}{ at P}',
  surrender: 'surrender{ of A}{ to R}{ at P}',
  'attack-on-civilians': 'attack{ on R}{ by A}{ at P}',
  'human-shield': 'use{ of R} as human shields{ by A}{ at P}',
  'mine-or-ied-explosion': 'mine or IED explosion{ at P}',
  riot: 'riot{ by A}{ at P}',
  protest: 'protest{ by A}{ at P}',
  'ethnic-cleansing': 'people driven out{ by A}{ at P}',
  accusation: 'accusation{ by A}{ against R}',
  denial: 'denial{ by A}',
  condemnation: 'condemnation{ of R}{ by A}',
  promise: 'promise{ by A}{ to R}{ about P}',
  looting: 'looting{ by A}{ at P}',
  'mine-laying': 'mines laid{ by A}{ at P}',
  'talks-suspended': 'talks broken off{ by A}{ with R}',
  investigation: 'investigation{ by A}',
  'ceasefire-violation': 'ceasefire violation{ by A}{ against R}{ at P}',
};

/** What follows the name of an attack, where it is not "on". */
const ONTO: Record<string, string> = {
  shelling: 'of',
  bombing: 'of',
  ambush: 'of',
  massacre: 'of',
  invasion: 'of',
  shooting: 'at',
  offensive: 'against',
};

/** The phrase of a type; for one without its own, its label with whom or what it is done to, who does it, and where. */
export function phraseOf(subtype: string, label: string, hasRecipient: boolean): string {
  const own = PHRASES[subtype];
  if (own) return own;
  const onto =
    groupOf(subtype) === 'force' ? `{ ${ONTO[subtype] ?? 'on'} ${hasRecipient ? 'R' : 'O'}}` : '{ towards R}';
  return `${label[0]!.toLowerCase()}${label.slice(1)}${onto}{ by A}{ at P}`;
}
