/** Names of countries, for `--place Libya` and for headings. */
import { createRequire } from 'node:module';

interface Country {
  cca2: string;
  cca3: string;
  name: { common: string; official: string };
  altSpellings: string[];
}

const countriesOf = () => createRequire(import.meta.url)('world-countries/countries.json') as Country[];

/** Common name of an ISO 3166-1 alpha-3 code; the code itself when it is none. */
export function countryName(code: string): string {
  return countriesOf().find((c) => c.cca3 === code)?.name.common ?? code;
}

/** ISO 3166-1 alpha-3 code of a country's name or code; null when it is none. */
export function countryCode(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  const found = countriesOf().find((c) =>
    [c.cca3, c.name.common, c.name.official, ...c.altSpellings.filter((n) => n.length > 2)].some(
      (n) => n.toLowerCase() === wanted,
    ),
  );
  return found?.cca3 ?? null;
}
