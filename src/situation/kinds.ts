/**
 * Which event types of the codebook (knowledge/codebook/events.yaml) the situation takes up, and as what. A type that
 * is not here counts for casualties only.
 */
import type { ControlStep } from './types.js';

export const CONTROL: Record<string, ControlStep['kind']> = {
  'territory-gained': 'taken',
  'territory-lost': 'lost',
  withdrawal: 'left',
  occupation: 'held',
  siege: 'besieged',
  'blockade-lifted': 'siege-lifted',
};

const set = (words: string) => new Set(words.split(' '));

/** Talks, agreements and what breaks them. */
export const DIPLOMACY = set(
  'peace-talks negotiation mediation summit meeting visit hosting phone-call talks-suspended agreement agreement-signed ' +
    'peace-agreement prisoner-exchange recognition relations-cut de-escalation refusal-to-meet refusal-to-yield ' +
    'demand-for-talks demand-to-yield',
);
export const TRUCES = set('ceasefire ceasefire-declared');
export const VIOLATION = 'ceasefire-violation';

/** Acts that break a truce when its parties do them to each other. */
export const FORCE = set(
  'attack armed-clash battle offensive invasion counter-attack air-strike drone-strike shelling missile-strike ' +
    'naval-attack shooting ambush raid bombing explosion grenade-attack suicide-attack chemical-attack ' +
    'aircraft-shot-down interception materiel-destroyed crossfire ceasefire-violation massacre killing ' +
    'territory-gained',
);

/** Arms, money and men on their way to a party. */
export const SUPPLY = set('arms-delivery military-aid military-cooperation recruitment weapons-production');
export const BASES: Record<string, 'base' | 'deployment'> = {
  'base-established': 'base',
  deployment: 'deployment',
  'weapons-deployment': 'deployment',
};

/** Words about what somebody will do. */
export const EXPECTED: Record<string, 'threat' | 'promise'> = {
  threat: 'threat',
  'threat-of-violence': 'threat',
  'threat-to-territory': 'threat',
  'threat-of-restrictions': 'threat',
  'threat-of-ban': 'threat',
  'threat-of-arrest': 'threat',
  'threat-of-expulsion': 'threat',
  'threat-to-relations': 'threat',
  'threat-of-protest': 'threat',
  ultimatum: 'threat',
  promise: 'promise',
};
