import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { DataError, list, type Row, readRows } from './csv.js';
import { isAcronym, piecesOf, slug } from './names.js';
import {
  groupRow,
  organRow,
  POST,
  peopleRow,
  personRow,
  roleRow,
  SECTORS,
  spellingRow,
  stateRow,
  territoryRow,
} from './schema.js';
import { allStates } from './states.js';
import type { Actor, ActorKind, CompiledActors, Form, FormKind, Post } from './types.js';

const SCHEMAS: [pattern: RegExp, schema: z.ZodType][] = [
  [/^(groups-.*|international|state-bodies|media)\.csv$/, groupRow],
  [/^persons-.*\.csv$/, personRow],
  [/^states\.csv$/, stateRow],
  [/^peoples\.csv$/, peopleRow],
  [/^organs\.csv$/, organRow],
  [/^territories\.csv$/, territoryRow],
  [/^roles\.csv$/, roleRow],
  [/^spellings\.csv$/, spellingRow],
];

/** Reads every file of the folder, each row checked against its schema. */
function readFolder(dir: string, errors: DataError[]): Map<string, Row[]> {
  const files = new Map<string, Row[]>();
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.csv')) continue;
    const schema = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1];
    if (!schema) {
      errors.push(new DataError(name, 1, 'no such kind of file: see docs/actors.md for the names of files'));
      continue;
    }
    const rows = readRows(readFileSync(join(dir, name), 'utf8'), name, (e) => errors.push(e));
    for (const row of rows) {
      const result = schema.safeParse(row.cells);
      if (!result.success) {
        for (const issue of result.error.issues)
          errors.push(new DataError(name, row.line, `${issue.path.join('.')}: ${issue.message}`));
      }
    }
    files.set(name, rows);
  }
  return files;
}

const KIND_OF_FILE: [RegExp, ActorKind][] = [
  [/^international/, 'igo'],
  [/^state-bodies/, 'state-body'],
  [/^media/, 'media'],
];

interface Named {
  actor: Actor;
  names: string[];
  row: Row;
}

function groupsOf(files: Map<string, Row[]>): Named[] {
  const out: Named[] = [];
  for (const [file, rows] of files) {
    if (!/^(groups-.*|international|state-bodies|media)\.csv$/.test(file)) continue;
    const fallback = KIND_OF_FILE.find(([p]) => p.test(file))?.[1] ?? 'group';
    for (const row of rows) {
      const c = row.cells;
      const owner = list(c.sides)[0];
      const code = c.id!.startsWith('media:') ? (owner ? owner.slice(0, 3) : null) : c.id!.split('.')[0]!;
      const name = c.name!.replace(/ \((party|UK|US|before independence|South Sudan|Mozambique)\)$/, '');
      out.push({
        actor: {
          id: c.id!,
          name,
          code,
          sector: c.sector || null,
          sides: list(c.sides),
          from: c.from || null,
          to: c.to || null,
          kind: (c.kind || fallback) as ActorKind,
        },
        names: [name, ...list(c.aliases)],
        row,
      });
    }
  }
  return out;
}

function postsOf(row: Row, errors: DataError[]): Post[] {
  return list(row.cells.posts).flatMap((text) => {
    const m = POST.exec(text);
    if (!m || !(SECTORS as readonly string[]).includes(m[1]!)) {
      errors.push(
        new DataError(
          row.file,
          row.line,
          `posts: cannot read "${text}"; write it like "GOV 2016-03..2021-03 prime minister @LBY.GNA"`,
        ),
      );
      return [];
    }
    return [{ sector: m[1]!, from: m[2] ?? null, to: m[3] ?? null, title: m[4] ?? null, side: m[5] ?? null }];
  });
}

function personsOf(files: Map<string, Row[]>, errors: DataError[]): Named[] {
  const out: Named[] = [];
  for (const [file, rows] of files) {
    if (!file.startsWith('persons-')) continue;
    for (const row of rows) {
      const posts = postsOf(row, errors);
      const last = posts.at(-1);
      out.push({
        actor: {
          id: `person:${slug(row.cells.name!)}`,
          name: row.cells.name!,
          code: row.cells.code!,
          sector: last?.sector ?? null,
          sides: last?.side ? [last.side] : [],
          from: null,
          to: null,
          kind: 'person',
          posts,
        },
        names: [row.cells.name!, ...list(row.cells.aliases)],
        row,
      });
    }
  }
  return out;
}

/** An owner's owners are owners too; unknown owners and rings are errors. */
function closeSides(named: readonly Named[], stateCodes: ReadonlySet<string>, errors: DataError[]): void {
  const byId = new Map(named.map((n) => [n.actor.id, n]));
  const given = new Map(named.map((n) => [n.actor.id, n.actor.sides]));
  for (const n of named) {
    const sides: string[] = [];
    const walk = (ids: readonly string[]): void => {
      for (const id of ids) {
        if (sides.includes(id)) continue;
        if (id === n.actor.id) {
          errors.push(new DataError(n.row.file, n.row.line, `sides: ${id} belongs to itself`));
          continue;
        }
        if (!byId.has(id) && !stateCodes.has(id) && !/^[A-Z]{3}\.(MIL|GOV)$/.test(id)) {
          errors.push(new DataError(n.row.file, n.row.line, `sides: no actor has the id ${id}`));
        }
        sides.push(id);
        walk(given.get(id) ?? []);
      }
    };
    walk(n.actor.sides);
    n.actor.sides = sides;
    for (const post of n.actor.posts ?? []) {
      if (post.side && !byId.has(post.side) && !stateCodes.has(post.side) && !/^[A-Z]{3}\.(MIL|GOV)$/.test(post.side)) {
        errors.push(new DataError(n.row.file, n.row.line, `posts: no actor has the id ${post.side}`));
      }
    }
  }
}

function guardOf(name: string): 'U' | 'C' | '' {
  if (isAcronym(name)) return 'U';
  return /\p{Lu}/u.test(name) ? 'C' : '';
}

/** Plural of an English noun, of several words too: "prime minister" → "prime ministers". */
function pluralOf(noun: string): string {
  if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

class Forms {
  readonly list: Form[] = [];
  private readonly seen = new Set<string>();
  constructor(private readonly spelling: (piece: string) => string) {}

  add(name: string, kind: FormKind, target: number, plural: 0 | 1 = 0, guard: 'U' | 'C' | '' = guardOf(name)): void {
    const pieces = piecesOf(name, this.spelling);
    if (pieces.length === 0) return;
    this.put(pieces.join(' '), kind, target, guard, plural);
    // "Bashar al-Assad" is also "Bashar Assad".
    if (kind === 'a' && pieces.length > 2 && pieces.indexOf('al') > 0) {
      this.put(pieces.filter((p, i) => p !== 'al' || i === 0).join(' '), kind, target, guard, plural);
    }
  }

  private put(key: string, kind: FormKind, target: number, guard: 'U' | 'C' | '', plural: 0 | 1): void {
    const mark = `${key}|${kind}|${target}|${plural}`;
    if (this.seen.has(mark)) return;
    this.seen.add(mark);
    this.list.push([key, kind, target, guard, plural]);
  }
}

/** Turns the folder of actor files into what the program loads. `errors` gets everything that is wrong, with file and line. */
export function compileActors(dir: string, errors: DataError[] = []): CompiledActors {
  const files = readFolder(dir, errors);
  const rows = (name: string): Row[] => files.get(name) ?? [];
  const spellings: [string, string][] = rows('spellings.csv').flatMap((r) =>
    list(r.cells.from).map((from): [string, string] => [slug(from).replaceAll('-', ''), r.cells.to!]),
  );
  const spellingMap = new Map(spellings);
  const forms = new Forms((p) => spellingMap.get(p) ?? p);

  const states = allStates(rows('states.csv'));
  const named = [...groupsOf(files), ...personsOf(files, errors)];
  const stateCodes = new Set(states.map((s) => s.code));
  const ids = new Map<string, Row>();
  for (const n of named) {
    const before = ids.get(n.actor.id);
    if (before)
      errors.push(new DataError(n.row.file, n.row.line, `id ${n.actor.id} is also in ${before.file}:${before.line}`));
    ids.set(n.actor.id, n.row);
  }
  closeSides(named, stateCodes, errors);

  named.forEach((n, i) => {
    for (const name of n.names) forms.add(name, 'a', i);
  });
  states.forEach((s, i) => {
    for (const name of s.names) forms.add(name, 's', i);
    for (const adjective of s.adjectives) forms.add(adjective, 'j', i);
    for (const [one, many] of s.people) {
      forms.add(one, 'p', i, 0);
      forms.add(many, 'p', i, 1);
    }
    for (const city of s.metonyms) forms.add(city, 'm', i);
  });
  const peoples = rows('peoples.csv').map((r, i) => {
    for (const adjective of list(r.cells.adjectives)) forms.add(adjective, 'j', -i - 1);
    for (const pair of list(r.cells.people)) {
      const [one, many] = pair.split('/');
      forms.add(one!, 'p', -i - 1, 0);
      forms.add(many ?? one!, 'p', -i - 1, 1);
    }
    return { name: list(r.cells.adjectives)[0] ?? '', code: r.cells.code || null, kind: r.cells.kind ?? '' };
  });
  const roles = rows('roles.csv').map((r, i) => {
    const flags = r.cells.flags!.split(' ');
    const noun = r.cells.noun!;
    const pluralOnly = flags.includes('people');
    forms.add(noun, 'r', i, pluralOnly ? 1 : 0, '');
    if (!pluralOnly) forms.add(r.cells.plural || pluralOf(noun), 'r', i, 1, '');
    return {
      noun,
      sector: r.cells.sector || null,
      flags: flags.filter((f) => !f.startsWith('organ:')),
      organ: flags.find((f) => f.startsWith('organ:'))?.slice(6) ?? null,
    };
  });
  const organs = rows('organs.csv').map((r) => {
    if (!ids.has(r.cells.id!)) errors.push(new DataError(r.file, r.line, `id: no actor has the id ${r.cells.id}`));
    return {
      state: r.cells.state!,
      organ: r.cells.organ!,
      id: r.cells.id!,
      from: r.cells.from || null,
      to: r.cells.to || null,
    };
  });
  const territories = rows('territories.csv').map((r) => {
    if (!ids.has(r.cells.id!)) errors.push(new DataError(r.file, r.line, `id: no actor has the id ${r.cells.id}`));
    return {
      names: list(r.cells.names).map((n) => piecesOf(n, (p) => spellingMap.get(p) ?? p).join(' ')),
      id: r.cells.id!,
      from: r.cells.from || null,
      to: r.cells.to || null,
    };
  });
  return {
    format: 1,
    actors: named.map((n) => n.actor),
    states: states.map(({ code, name, from, to }) => ({ code, name, from, to })),
    peoples,
    roles,
    organs,
    territories,
    forms: forms.list,
    surnames: surnamesOf(named, (p) => spellingMap.get(p) ?? p),
    spellings,
  };
}

/** Parts of names that are no surname alone. */
const NO_SURNAME = /^(jr|ii|iii|iv|vi|xvi|xiv|sr|abu|bin|al|de|la)$/;
/** Peoples whose family name comes first. */
const FAMILY_FIRST = new Set(['CHN', 'KOR', 'PRK', 'VNM', 'KHM', 'TWN', 'HKG', 'SGP']);
const NO_FAMILY_NAME = new Set(['MMR', 'IDN', 'ETH', 'ISL']);

function surnamesOf(named: readonly Named[], spelling: (p: string) => string): [string, number[]][] {
  const map = new Map<string, Set<number>>();
  named.forEach((n, i) => {
    if (n.actor.kind !== 'person' || NO_FAMILY_NAME.has(n.actor.code ?? '')) return;
    for (const name of n.names) {
      const pieces = piecesOf(name, spelling).filter((p) => p !== "'s");
      if (pieces.length < 2) continue;
      const last = FAMILY_FIRST.has(n.actor.code ?? '') ? pieces[0]! : pieces.at(-1)!;
      if (last.length < 3 || NO_SURNAME.test(last)) continue;
      let set = map.get(last);
      if (!set) {
        set = new Set();
        map.set(last, set);
      }
      set.add(i);
    }
  });
  return [...map].map(([k, v]) => [k, [...v]]);
}
