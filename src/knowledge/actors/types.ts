/** What the actor files say, once read: who there is, what they are called, and what the words for people mean. */

/** What an actor is. `state` and `person` have their own files; the others share one set of columns. */
export type ActorKind =
  | 'state'
  | 'government'
  | 'state-body'
  | 'force'
  | 'group'
  | 'party'
  | 'igo'
  | 'ngo'
  | 'company'
  | 'media'
  | 'person';

/** A post that a person held: in which sector, for whom, from when to when (ISO, prefixes allowed: "2014-06"). */
export interface Post {
  sector: string;
  from: string | null;
  to: string | null;
  title: string | null;
  side: string | null;
}

export interface Actor {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-3 or IGO, NGO, IMG (armed across borders), CRM, as PLOVER has them; null for media without a country. */
  code: string | null;
  sector: string | null;
  /** Who it belongs to, nearest first, with the owners of its owners. */
  sides: string[];
  from: string | null;
  to: string | null;
  kind: ActorKind;
  posts?: Post[];
}

export interface State {
  code: string;
  name: string;
  from: string | null;
  to: string | null;
}

/** A people or faith without a state: its country is the one it is usually met in, null when that depends on the report. */
export interface People {
  name: string;
  code: string | null;
  kind: string;
}

export interface Role {
  noun: string;
  sector: string | null;
  flags: string[];
  /** The part of a state that it is or works for: GOV, MIL, COP, LEG, JUD, SPY, PRM. */
  organ: string | null;
}

export interface Organ {
  state: string;
  organ: string;
  id: string;
  from: string | null;
  to: string | null;
}

/** What a written form can be. `a`: an actor, `s`: a state, `p`: its people, `j`: its adjective, `m`: a city or house standing for it, `r`: a role noun. */
export type FormKind = 'a' | 's' | 'p' | 'j' | 'm' | 'r';

/** A territory that somebody else than the state rules: its authorities, army and ministries are theirs. */
export interface Territory {
  /** Names in comparable form. */
  names: string[];
  id: string;
  from: string | null;
  to: string | null;
}

/**
 * One written form: its pieces joined by blanks, what it is, and the number of the actor, state, people or role it leads to.
 * For `p`, `j` and `m` a number ≥ 0 is a state, below 0 a people (-1 is the first).
 * guard: U only in capitals (acronyms); C with a capital; empty: as it comes. plural: for `p` and `r`.
 */
export type Form = [key: string, kind: FormKind, target: number, guard: 'U' | 'C' | '', plural: 0 | 1];

export interface CompiledActors {
  format: 1;
  actors: Actor[];
  states: State[];
  peoples: People[];
  roles: Role[];
  organs: Organ[];
  territories: Territory[];
  forms: Form[];
  /** Last piece of a person's name → the persons. */
  surnames: [surname: string, persons: number[]][];
  spellings: [from: string, to: string][];
}
