/** Names of countries, for `--place Libya`. */
import { createRequire } from 'node:module';

interface Country {
  cca2: string;
  cca3: string;
  name: { common: string; official: string };
  altSpellings: string[];
}

/** ISO 3166-1 alpha-3 code of a country's name or code; null when it is none. */
export function countryCode(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  const countries = createRequire(import.meta.url)('world-countries/countries.json') as Country[];
  const found = countries.find((c) =>
    [c.cca3, c.name.common, c.name.official, ...c.altSpellings.filter((n) => n.length > 2)].some(
      (n) => n.toLowerCase() === wanted,
    ),
  );
  return found?.cca3 ?? null;
}
