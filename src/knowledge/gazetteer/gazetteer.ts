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
export interface Candidate {
  /** Number of the place in this gazetteer, stable while it is open. */
  index: number;
  /** GeoNames id, or null for a place that GeoNames lacks. */
  geonameid: string | null;
  name: string;
  lat: number;
  lon: number;
  /** ISO 3166-1 alpha-3, null for seas and the like. */
  country: string | null;
  admin1: string | null;
  /** Number of its district (second level), 0 if unknown; only good for comparing. */
  admin2: number;
  kind: Kind;
  population: number;
  uncertaintyKm: number;
  /** How the name belongs to the place: bits of {@link NAME}. */
  flags: number;
}

const NONE: readonly number[] = [];

/** One opened file. */
class Volume {
  private readonly decoder = new TextDecoder();

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
    const d = this.data;
    const region = d.tables.admin1[d.admin1[i]];
    return {
      index: this.base + i,
      geonameid: d.id[i] > 0 ? String(d.id[i]) : null,
      name: this.decoder.decode(d.strings.subarray(d.name[i], d.name[i + 1])),
      lat: round(d.lat[i]),
      lon: round(d.lon[i]),
      country: d.tables.countries[d.country[i]] || null,
      admin1: region ? region.slice(4) : null,
      admin2: d.admin2[i] === 0 ? 0 : this.base * 65536 + d.admin2[i],
      kind: KIND_NAMES[d.kind[i]] ?? 'unknown',
      population: d.population[i],
      uncertaintyKm: Math.round(d.km[i] * 10) / 10,
      flags,
    };
  }
}

const round = (x: number): number => Math.round(x * 1e5) / 1e5;

export class Gazetteer {
  private readonly volumes: Volume[] = [];
  private readonly hash = new NameHash();
  private readonly cache = new Map<number, Candidate>();

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
        if (!found.some((f) => f.index === c.index)) found.push({ ...c, flags: c.flags | NAME.bare });
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
    const known = this.cache.get(index);
    if (known) return known;
    const volume = this.volumes.find((v) => index >= v.base && index < v.base + v.size);
    if (!volume) throw new Error(`the gazetteer has no place number ${index}`);
    const made = volume.candidate(index - volume.base, NAME.primary);
    if (this.cache.size < 5000) this.cache.set(index, made);
    return made;
  }

  /** Places within `km` of a point, nearest first. */
  near(lat: number, lon: number, km: number, kinds?: readonly Kind[]): (Candidate & { km: number })[] {
    const box = boxAround(lat, lon, km);
    const wanted = kinds ? new Set(kinds.map((k) => KIND_CODE[k])) : null;
    const found: (Candidate & { km: number })[] = [];
    for (const volume of this.volumes) {
      const d = volume.data;
      for (let i = 0; i < volume.size; i++) {
        if (d.lat[i] < box.south || d.lat[i] > box.north || (wanted && !wanted.has(d.kind[i]))) continue;
        const across = Math.abs(((d.lon[i] - lon + 540) % 360) - 180);
        if (across > box.halfWidth) continue;
        const far = haversineKm(lat, lon, d.lat[i], d.lon[i]);
        if (far <= km) found.push({ ...volume.candidate(i, NAME.primary), km: far });
      }
    }
    return found.sort((a, b) => a.km - b.km || a.index - b.index);
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
    ? readdirSync(added).filter((f) => f.endsWith('.bin')).sort().map((f) => join(added, f))
    : [];
  const key = [file, ...extra].join('\n');
  if (opened?.key !== key) opened = { key, gazetteer: new Gazetteer([file, ...extra]) };
  return opened.gazetteer;
}
