/**
 * What a view shows is a function of its address. A view describes each field of its query once; values that are not
 * valid count as not given, since anybody can write an address.
 */
export interface Field<T> {
  /** undefined for what is not valid. */
  read(raw: string): T | undefined;
  /** Empty for what need not stand in the address. */
  write(value: T): string;
  fallback: T;
}

// biome-ignore lint/suspicious/noExplicitAny: each field has a type of its own
export type Schema = Record<string, Field<any>>;
export type StateOf<S> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/** A text of at most 200 characters. */
export const text = (): Field<string> => ({ read: (raw) => raw.slice(0, 200), write: (v) => v.trim(), fallback: '' });

/** A day, ISO. */
export const day = (): Field<string | null> => ({
  read: (raw) => (/^\d{4}-\d{2}-\d{2}$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? raw : undefined),
  write: (v) => v ?? '',
  fallback: null,
});

/** Several values, comma between them (a comma within one is written "\\,"); `allowed` refuses others. */
export const list = (allowed?: readonly string[]): Field<readonly string[]> => ({
  read: (raw) =>
    (raw.match(/(?:\\.|[^,\\])+/g) ?? [])
      .map((v) => v.replace(/\\(.)/g, '$1'))
      .filter((v) => !allowed || allowed.includes(v))
      .slice(0, 50),
  write: (v) => v.map((one) => one.replace(/[\\,]/g, '\\$&')).join(','),
  fallback: [],
});

/** One of some values, the first of them when nothing is said. */
export const choice = <V extends string>(values: readonly [V, ...V[]]): Field<V> => ({
  read: (raw) => values.find((v) => v === raw),
  write: (v) => (v === values[0] ? '' : v),
  fallback: values[0],
});

/** Yes or no. */
export const flag = (): Field<boolean> => ({
  read: (raw) => raw === '1',
  write: (v) => (v ? '1' : ''),
  fallback: false,
});

/** The state that a query holds. */
export function readState<S extends Schema>(schema: S, search: string): StateOf<S> {
  const params = new URLSearchParams(search);
  const state: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema)) {
    const raw = params.get(key);
    state[key] = (raw === null ? undefined : field.read(raw)) ?? field.fallback;
  }
  return state as StateOf<S>;
}

/** The query of a state, "?" included; empty when everything is as it begins. */
export function writeState<S extends Schema>(schema: S, state: StateOf<S>): string {
  const params = new URLSearchParams();
  for (const [key, field] of Object.entries(schema)) {
    const raw = field.write(state[key]);
    if (raw) params.set(key, raw);
  }
  // Commas and colons are allowed in a query and easier to read as they are.
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return query && `?${query}`;
}
