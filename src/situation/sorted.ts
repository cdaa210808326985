/** What incidents (or relations) give to one part of the situation, filed by whom it comes from and kept in order. */
export class Sorted<T> {
  readonly #byOwner = new Map<string, T[]>();
  #list: T[] | null = null;

  constructor(private readonly compare: (a: T, b: T) => number) {}

  put(owner: string, facts: T[]): void {
    if (facts.length === 0) return;
    this.#byOwner.set(owner, facts);
    this.#list = null;
  }

  remove(owner: string): void {
    if (this.#byOwner.delete(owner)) this.#list = null;
  }

  get empty(): boolean {
    return this.#byOwner.size === 0;
  }

  /** All of it in order. */
  list(): readonly T[] {
    this.#list ??= [...this.#byOwner.values()].flat().sort(this.compare);
    return this.#list;
  }

  /** The first part of the list: all whose day is not after one. The order must begin with the day. */
  until(on: string, dayOf: (t: T) => string | null): readonly T[] {
    const list = this.list();
    let [low, high] = [0, list.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((dayOf(list[mid]!) ?? '9999') <= on) low = mid + 1;
      else high = mid;
    }
    return low === list.length ? list : list.slice(0, low);
  }
}

/** A `Sorted` for each of some keys, made when it is needed and gone when it is empty. */
export class Filed<T> {
  readonly #parts = new Map<string, Sorted<T>>();
  readonly #keysOf = new Map<string, string[]>();

  constructor(private readonly compare: (a: T, b: T) => number) {}

  put(owner: string, facts: readonly (readonly [key: string, fact: T])[]): string[] {
    const groups = new Map<string, T[]>();
    for (const [key, f] of facts) {
      const had = groups.get(key);
      if (had) had.push(f);
      else groups.set(key, [f]);
    }
    const keys = [...groups.keys()];
    if (keys.length === 0) return keys;
    this.#keysOf.set(owner, keys);
    for (const [key, own] of groups) {
      let part = this.#parts.get(key);
      if (!part) {
        part = new Sorted(this.compare);
        this.#parts.set(key, part);
      }
      part.put(owner, own);
    }
    return keys;
  }

  /** Gives back the keys under which something was filed. */
  remove(owner: string): string[] {
    const keys = this.#keysOf.get(owner) ?? [];
    this.#keysOf.delete(owner);
    for (const key of keys) {
      const part = this.#parts.get(key)!;
      part.remove(owner);
      if (part.empty) this.#parts.delete(key);
    }
    return keys;
  }

  keys(): string[] {
    return [...this.#parts.keys()].sort();
  }

  get(key: string): Sorted<T> | undefined {
    return this.#parts.get(key);
  }
}
