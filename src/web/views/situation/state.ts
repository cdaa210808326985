/** What the address of the situation view holds. */
import { choice, day, list, type StateOf, text } from '../../data/url-state.js';
import { schema as mapSchema } from '../map/state.js';

export const TABS = [
  'control',
  'operations',
  'parties',
  'logistics',
  'hazards',
  'truces',
  'casualties',
  'outlook',
] as const;
export type Tab = (typeof TABS)[number];

export const LAYERS = ['places', 'hazards'] as const;

export const schema = {
  on: day(),
  /** Only what was published by this day. */
  asKnown: day(),
  area: text(),
  tab: choice(TABS),
  /** Layers that are switched off. */
  hide: list(LAYERS),
  /** Key of the place, or id of the side, that is looked at. */
  sel: text(),
  /** Kind of harm in the charts. */
  harm: text(),
  map: mapSchema.map,
};

export type SituationState = StateOf<typeof schema>;
export type SetSituation = (patch: Partial<SituationState>, how?: { replace?: boolean }) => void;
