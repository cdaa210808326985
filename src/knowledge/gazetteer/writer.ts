/** Collects places and their names, and lays them out for the binary file. */
import { BUCKET_BITS, encode, type Index, type Layout, MAX_BEARERS, NAME, PLACE_BITS, PLACE_MASK } from './format.js';
import { KIND_CODE, type Kind } from './kinds.js';
import { foldName, looseKey, NameHash, withoutArticles } from './normalise.js';

export interface NewPlace {
  /** GeoNames id, 0 if none. */
  id: number;
  name: string;
  lat: number;
  lon: number;
  country: string;
  admin1: string;
  /** Any string that two places of the same district share; empty if unknown. */
  admin2: string;
  kind: Kind;
  population: number;
  km: number;
}

/** Countries whose names come with Arabic articles and vary in how they are carried over into Latin letters. */
const ARTICLES = new Set(
  'DZA BHR COM DJI EGY ERI ESH IRN IRQ ISR JOR KWT LBN LBY MAR MLI MRT OMN PSE QAT SAU SDN SOM SYR TCD TUN TUR ARE YEM AFG PAK'.split(
    ' ',
  ),
);
const LOOSE = new Set([
  ...ARTICLES,
  ...'UKR RUS BLR ARM AZE GEO KAZ KGZ UZB TJK TKM ETH SSD NER NGA MMR IND BGD'.split(' '),
]);

/** How heavy a kind weighs beside population, in a sense of "how many people mean this one by the name". */
const KIND_WEIGHT: Partial<Record<Kind, number>> = {
  continent: 22,
  country: 20,
  area: 16,
  sea: 15,
  capital: 15,
  admin2: 8.5,
  neighbourhood: 7,
  airport: 6,
};

export class GazetteerWriter {
  readonly places: NewPlace[] = [];
  private readonly keys: number[] = [];
  private readonly checks: number[] = [];
  private readonly values: number[] = [];
  private readonly hash = new NameHash();

  /** Adds a place and returns its number. */
  add(place: NewPlace): number {
    this.places.push(place);
    if (this.places.length > PLACE_MASK) throw new Error(`more than ${PLACE_MASK} places in one gazetteer`);
    return this.places.length - 1;
  }

  /** Gives a place a name. */
  name(index: number, name: string, flags: number): void {
    const words = foldName(name);
    if (words.length === 0) return;
    const { country } = this.places[index];
    const plain = words.join('');
    this.key(index, plain, flags);
    if (ARTICLES.has(country)) {
      const bare = withoutArticles(words).join('');
      if (bare !== plain) this.key(index, bare, flags | NAME.bare);
    }
    if (LOOSE.has(country) && !(flags & (NAME.demonym | NAME.abbreviation))) {
      const loose = looseKey(words);
      if (loose.length >= 3) this.key(index, `~${loose}`, flags | NAME.loose);
    }
  }

  private key(index: number, key: string, flags: number): void {
    this.hash.reset().add(key);
    this.keys.push(this.hash.bucketHash);
    this.checks.push(this.hash.check);
    this.values.push(((flags << PLACE_BITS) | index) >>> 0);
  }

  /** The whole gazetteer as the bytes of its file. */
  finish(built: string): Buffer {
    const { places } = this;
    const countries = [''].concat([...new Set(places.map((p) => p.country).filter(Boolean))].sort());
    const regions = [''].concat([...new Set(places.map((p) => regionKey(p)).filter(Boolean))].sort());
    const districts = new Map<string, number>([['', 0]]);
    for (const p of places) {
      if (p.admin2 && !districts.has(p.admin2) && districts.size < 65535) districts.set(p.admin2, districts.size);
    }
    const countryNo = new Map(countries.map((c, i) => [c, i]));
    const regionNo = new Map(regions.map((r, i) => [r, i]));
    const n = places.length;
    const strings: Buffer[] = [];
    const nameAt = new Uint32Array(n + 1);
    places.forEach((p, i) => {
      const bytes = Buffer.from(p.name);
      strings.push(bytes);
      nameAt[i + 1] = nameAt[i] + bytes.length;
    });
    const layout: Layout = {
      tables: { countries, admin1: regions, built },
      id: Int32Array.from(places, (p) => p.id),
      lat: Float32Array.from(places, (p) => p.lat),
      lon: Float32Array.from(places, (p) => p.lon),
      km: Float32Array.from(places, (p) => p.km),
      population: Uint32Array.from(places, (p) => p.population),
      name: nameAt,
      admin1: Uint16Array.from(places, (p) => regionNo.get(regionKey(p)) ?? 0),
      admin2: Uint16Array.from(places, (p) => districts.get(p.admin2) ?? 0),
      kind: Uint8Array.from(places, (p) => KIND_CODE[p.kind]),
      country: Uint8Array.from(places, (p) => countryNo.get(p.country) ?? 0),
      strings: Buffer.concat(strings),
      ...this.index(),
    };
    return encode(layout);
  }

  private index(): Index {
    const weight = Float64Array.from(this.places, weigh);
    const order = Uint32Array.from(this.values.keys()).sort(
      (x, y) =>
        this.keys[x] - this.keys[y] ||
        this.checks[x] - this.checks[y] ||
        weight[this.values[y] & PLACE_MASK] - weight[this.values[x] & PLACE_MASK] ||
        (this.values[x] & PLACE_MASK) - (this.values[y] & PLACE_MASK),
    );
    const buckets = new Uint32Array((1 << BUCKET_BITS) + 1);
    const checks: number[] = [];
    const starts: number[] = [];
    const postings: number[] = [];
    let before = -1;
    for (const i of order) {
      const bucket = this.keys[i] >>> (32 - BUCKET_BITS);
      if (before < 0 || this.keys[before] !== this.keys[i] || this.checks[before] !== this.checks[i]) {
        buckets[bucket + 1] = checks.length + 1;
        checks.push(this.checks[i]);
        starts.push(postings.length);
      }
      before = i;
      const last = postings.length - 1;
      if (last >= starts[starts.length - 1] && (postings[last] & PLACE_MASK) === (this.values[i] & PLACE_MASK)) {
        postings[last] = merge(postings[last], this.values[i]);
      } else if (last + 1 - starts[starts.length - 1] < MAX_BEARERS) postings.push(this.values[i]);
    }
    for (let b = 1; b < buckets.length; b++) if (buckets[b] === 0) buckets[b] = buckets[b - 1];
    starts.push(postings.length);
    return {
      buckets,
      checks: Uint32Array.from(checks),
      starts: Uint32Array.from(starts),
      postings: Uint32Array.from(postings),
    };
  }
}

const regionKey = (p: NewPlace): string => (p.admin1 ? `${p.country}.${p.admin1}` : '');

/** Two ways in which one key is a name of one place: all flags, but `bare` only if no way has the article. */
function merge(x: number, y: number): number {
  const bare = x & y & (NAME.bare << PLACE_BITS);
  return (((x | y) & ~(NAME.bare << PLACE_BITS)) | bare) >>> 0;
}

function weigh(p: NewPlace): number {
  const size = Math.log(p.population + 1);
  // a region counts all its people, few of whom mean the region by its name
  return p.kind === 'admin1' ? 7 + size / 3 : Math.max(KIND_WEIGHT[p.kind] ?? 5, size);
}
