import { comparable, piecesOf } from './names.js';
import type { Actor, CompiledActors, Form, Organ, People, Post, Role, State, Territory } from './types.js';

/** Whether a day (or its prefix) lies in an interval whose ends are ISO prefixes; an open end or an unknown day always fits. */
export function within(day: string | null, from: string | null, to: string | null): boolean {
  if (day === null) return true;
  if (from !== null && day.slice(0, from.length) < from) return false;
  return to === null || day.slice(0, to.length) <= to;
}

/** All actors with their written forms, ready for look-up. Made once, never changed. */
export class ActorIndex {
  readonly actors: readonly Actor[];
  readonly states: readonly State[];
  readonly peoples: readonly People[];
  readonly roles: readonly Role[];
  /** Written form, pieces joined by blanks → what it can be. */
  readonly forms = new Map<string, Form[]>();
  /** First piece of a form → number of pieces of the longest form that begins so. */
  readonly longest = new Map<string, number>();
  private readonly byId = new Map<string, Actor>();
  private readonly byCode = new Map<string, State>();
  private readonly surnames: Map<string, number[]>;
  private readonly spellings: Map<string, string>;
  private readonly organs = new Map<string, Organ[]>();
  private readonly territories = new Map<string, Territory[]>();

  constructor(compiled: CompiledActors) {
    this.actors = compiled.actors;
    this.states = compiled.states;
    this.peoples = compiled.peoples;
    this.roles = compiled.roles;
    for (const a of compiled.actors) this.byId.set(a.id, a);
    for (const s of compiled.states) this.byCode.set(s.code, s);
    this.surnames = new Map(compiled.surnames);
    this.spellings = new Map(compiled.spellings);
    for (const form of compiled.forms) {
      const key = form[0];
      const list = this.forms.get(key);
      if (list) list.push(form);
      else this.forms.set(key, [form]);
      const blank = key.indexOf(' ');
      const first = blank < 0 ? key : key.slice(0, blank);
      let n = 1;
      for (let i = blank; i >= 0; i = key.indexOf(' ', i + 1)) n++;
      if (n > (this.longest.get(first) ?? 0)) this.longest.set(first, n);
    }
    for (const t of compiled.territories)
      for (const name of t.names) this.territories.set(name, [...(this.territories.get(name) ?? []), t]);
    for (const o of compiled.organs) {
      const key = `${o.state}.${o.organ}`;
      this.organs.set(key, [...(this.organs.get(key) ?? []), o]);
    }
  }

  /** One piece of a word of the text, made comparable with the forms. */
  readonly piece = (word: string, hyphen: boolean): string => comparable(word, hyphen, this.spell);

  private readonly spell = (piece: string): string => this.spellings.get(piece) ?? piece;

  /** The actor with this id. A state is found by its code. */
  get(id: string): Actor | undefined {
    const actor = this.byId.get(id);
    if (actor) return actor;
    const state = this.byCode.get(id);
    if (!state) return undefined;
    return { id, name: state.name, code: id, sector: null, sides: [], from: state.from, to: state.to, kind: 'state' };
  }

  isState(code: string): boolean {
    return this.byCode.has(code);
  }

  /** Persons with this surname, in comparable form. */
  withSurname(piece: string): readonly Actor[] {
    return (this.surnames.get(piece) ?? []).map((i) => this.actors[i]!);
  }

  /** The listed actor that a state's army, government, police or parliament is on a day, if the files name one. */
  organ(state: string, organ: string, day: string | null): Actor | undefined {
    const list = this.organs.get(`${state}.${organ}`) ?? [];
    const fits = list.filter((o) => within(day, o.from, o.to));
    const found = (day === null ? list.at(-1) : fits.at(-1))?.id;
    return found === undefined ? this.byId.get(`${state}.${organ}`) : this.byId.get(found);
  }

  /** Who rules a territory on a day where that is not its state: "Nagorno-Karabakh" in 2020. */
  rulerOf(place: string, day: string | null): Actor | undefined {
    const list = this.territories.get(piecesOf(place, this.spell).join(' '));
    const found = list?.filter((t) => within(day, t.from, t.to)).at(-1);
    return found && this.byId.get(found.id);
  }

  /** The outlet of the files with this name. */
  outlet(name: string): Actor | undefined {
    const forms = this.forms.get(piecesOf(name, this.spell).join(' ')) ?? [];
    return forms.map((f) => (f[1] === 'a' ? this.actors[f[2]] : undefined)).find((a) => a?.kind === 'media');
  }

  /** The post that a person holds on a day: the last one that has begun and not ended. Null when all are over or none has begun. */
  postOf(person: Actor, day: string | null): Post | null {
    const posts = person.posts ?? [];
    if (day === null) return posts.filter((p) => p.sector !== 'ELI').at(-1) ?? posts.at(-1) ?? null;
    return posts.filter((p) => within(day, p.from, p.to)).at(-1) ?? null;
  }

  /** An owner list with the owners' owners. */
  sidesWith(id: string): string[] {
    const actor = this.get(id);
    return actor ? [id, ...actor.sides.filter((s) => s !== id)] : [id];
  }
}
