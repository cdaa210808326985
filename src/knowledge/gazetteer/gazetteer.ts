/**
 * The gazetteer as the readers see it: names in, places out.
 *
 * @example
 *   const gazetteer = openGazetteer();
 *   gazetteer.lookup('al-Watiya air base')[0] // { name: 'Al-Watiya Air Base', country: 'LBY', kind: 'airbase', … }
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxAround, haversineKm } from '../geo.js';
import { BUCKET_BITS, decode, type Layout, NAME, PLACE_BITS, PLACE_MASK } from './format.js';
import { KIND_CODE, KIND_NAMES, type Kind } from './kinds.js';
import { foldName, looseKey, NameHash, withoutArticles } from './normalise.js';
import { gazetteerFile, userFolder } from './paths.js';

/** One bearer of a name. */
export class Candidate {
  constructor(
    private readonly volume: Volume,
    private readonly i: number,
    /** How the name belongs to the place: bits of {@link NAME}. */
    readonly flags: number,
  ) {}

  /** Number of the place in this gazetteer, stable while it is open. */
  get index(): number {
    return this.volume.base + this.i;
  }

  /** GeoNames id, or null for a place that GeoNames lacks. */
  get geonameid(): string | null {
    const id = this.volume.data.id[this.i];
    return id > 0 ? String(id) : null;
  }

  get name(): string {
    const { name, strings } = this.volume.data;
    return Buffer.from(strings.buffer, strings.byteOffset, strings.byteLength).toString(
      'utf8',
      name[this.i],
      name[this.i + 1],
    );
  }

  get lat(): number {
    return round(this.volume.data.lat[this.i]);
  }

  get lon(): number {
    return round(this.volume.data.lon[this.i]);
  }

  /** ISO 3166-1 alpha-3, null for seas and the like. */
  get country(): string | null {
    const { tables, country } = this.volume.data;
    return tables.countries[country[this.i]] || null;
  }

  /** Name of its first-level region. */
  get admin1(): string | null {
    const { tables, admin1 } = this.volume.data;
    const region = tables.admin1[admin1[this.i]];
    return region ? region.slice(4) : null;
  }

  /** Number of its district (second level), 0 if unknown; only good for comparing. */
  get admin2(): number {
    const district = this.volume.data.admin2[this.i];
    return district === 0 ? 0 : this.volume.base * 65536 + district;
  }

  get kind(): Kind {
    return KIND_NAMES[this.volume.data.kind[this.i]] ?? 'unknown';
  }

  get population(): number {
    return this.volume.data.population[this.i];
  }

  get uncertaintyKm(): number {
    return Math.round(this.volume.data.km[this.i] * 10) / 10;
  }

  /** The same bearer by a name with other flags. */
  with(flags: number): Candidate {
    return new Candidate(this.volume, this.i, flags);
  }
}

const NONE: readonly number[] = [];

/** One opened file. */
class Volume {
  constructor(
    readonly data: Layout,
    /** Number of the first place of this volume in the gazetteer. */
    readonly base: number,
  ) {}

  get size(): number {
    return this.data.id.length;
  }

  /** Range of the postings of a key, or -1. */
  find(bucketHash: number, check: number): number {
    const { buckets, checks } = this.data;
    const b = bucketHash >>> (32 - BUCKET_BITS);
    for (let i = buckets[b]; i < buckets[b + 1]; i++) if (checks[i] === check) return i;
    return -1;
  }

  candidate(i: number, flags: number): Candidate {
    return new Candidate(this, i, flags);
  }
}

const round = (x: number): number => Math.round(x * 1e5) / 1e5;

export class Gazetteer {
  private readonly volumes: Volume[] = [];
  private readonly hash = new NameHash();

  constructor(files: readonly string[]) {
    let base = 0;
    for (const file of files) {
      const volume = new Volume(decode(readFileSync(file), file), base);
      this.volumes.push(volume);
      base += volume.size;
    }
  }

  /** Number of places. */
  get size(): number {
    return this.volumes.reduce((n, v) => n + v.size, 0);
  }

  /** Words that say what the gazetteer was built from, a line a file. */
  get built(): string[] {
    return this.volumes.map((v) => v.data.tables.built);
  }

  /** All bearers of a name, the likeliest without any context first. Names that differ in spelling only count as the name. */
  lookup(name: string): Candidate[] {
    return this.lookupWords(foldName(name));
  }

  /** As {@link lookup}, for words that are folded already. */
  lookupWords(words: readonly string[]): Candidate[] {
    this.hash.reset();
    for (const w of words) this.hash.add(w);
    const found = this.expand(this.postings(this.hash));
    const bare = withoutArticles(words);
    if (bare.length !== words.length) {
      this.hash.reset();
      for (const w of bare) this.hash.add(w);
      for (const c of this.expand(this.postings(this.hash))) {
        if (!found.some((f) => f.index === c.index)) found.push(c.with(c.flags | NAME.bare));
      }
    }
    return found;
  }

  /** Bearers of a name that is spelt in another way ("Hasakeh" for Al-Hasakah); only in countries whose names vary so. */
  lookupLoose(name: string): Candidate[] {
    const key = looseKey(foldName(name));
    if (key.length < 3) return [];
    return this.expand(this.postings(this.hash.reset().add(`~${key}`)));
  }

  /** Postings of a hashed key over all volumes, as numbers that {@link expand} understands; cheap. */
  postings(hash: NameHash): readonly number[] {
    const { bucketHash, check } = hash;
    let out: number[] | null = null;
    for (let v = 0; v < this.volumes.length; v++) {
      const { data } = this.volumes[v];
      const at = this.volumes[v].find(bucketHash, check);
      if (at < 0) continue;
      out ??= [];
      for (let p = data.starts[at]; p < data.starts[at + 1]; p++) out.push(v * 2 ** 32 + data.postings[p]);
    }
    return out ?? NONE;
  }

  /** Candidates of postings. */
  expand(postings: readonly number[]): Candidate[] {
    return postings.map((p) => {
      const posting = p % 2 ** 32;
      const volume = this.volumes[Math.floor(p / 2 ** 32)];
      return volume.candidate(posting & PLACE_MASK, posting >>> PLACE_BITS);
    });
  }

  /** The place of that number. */
  get(index: number): Candidate {
    const volume = this.volumes.find((v) => index >= v.base && index < v.base + v.size);
    if (!volume) throw new Error(`the gazetteer has no place number ${index}`);
    return volume.candidate(index - volume.base, NAME.primary);
  }

  /** Places within `km` of a point, nearest first. */
  near(lat: number, lon: number, km: number, kinds?: readonly Kind[]): { place: Candidate; km: number }[] {
    const box = boxAround(lat, km);
    const wanted = kinds ? new Set(kinds.map((k) => KIND_CODE[k])) : null;
    const found: { place: Candidate; km: number }[] = [];
    for (const volume of this.volumes) {
      const d = volume.data;
      for (let i = 0; i < volume.size; i++) {
        if (d.lat[i] < box.south || d.lat[i] > box.north || (wanted && !wanted.has(d.kind[i]))) continue;
        const across = Math.abs(((d.lon[i] - lon + 540) % 360) - 180);
        if (across > box.halfWidth) continue;
        const far = haversineKm(lat, lon, d.lat[i], d.lon[i]);
        if (far <= km) found.push({ place: volume.candidate(i, NAME.primary), km: far });
      }
    }
    return found.sort((a, b) => a.km - b.km || a.place.index - b.place.index);
  }
}

let opened: { key: string; gazetteer: Gazetteer } | null = null;

/**
 * Opens the built gazetteer and whatever the user added, once a process.
 * Throws a sentence that tells what to do when the gazetteer has not been built.
 */
export function openGazetteer(file = gazetteerFile(), folder = userFolder()): Gazetteer {
  if (!existsSync(file)) throw new Error(`the gazetteer ${file} is missing: run \`npm run build\``);
  const added = join(folder, 'gazetteer');
  const extra = existsSync(added)
    ? readdirSync(added)
        .filter((f) => f.endsWith('.bin'))
        .sort()
        .map((f) => join(added, f))
    : [];
  const key = [file, ...extra].join('\n');
  if (opened?.key !== key) opened = { key, gazetteer: new Gazetteer([file, ...extra]) };
  return opened.gazetteer;
}
