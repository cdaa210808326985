/** Names for codes, loaded when they are first needed: sides from the actors files, countries from the gazetteer's table. */
import { setImmediate as turn } from 'node:timers/promises';

export interface Labels {
  actor: (id: string) => string;
  /** Id of the side that an outlet speaks for; null for one that speaks for itself. */
  outletParty: (outlet: string) => string | null;
  country: (code: string) => string;
  /** ISO 3166-1 alpha-3 of a country's name or code; null when it is none. */
  countryCode: (name: string) => string | null;
}

let loaded: Promise<Labels> | null = null;

export function loadLabels(): Promise<Labels> {
  loaded ??= (async () => {
    const [{ loadActors }, { readCountries }] = await Promise.all([
      import('../knowledge/actors/index.js'),
      import('../knowledge/gazetteer/countries.js'),
    ]);
    const actors = await loadActors();
    await turn();
    const countries = readCountries();
    const names = new Map(countries.map((c) => [c.iso3, c.name]));
    const codes = new Map(
      countries.flatMap((c) =>
        [c.iso3, c.name, ...c.names.filter((n) => n.length > 2)].map((n) => [n.toLowerCase(), c.iso3]),
      ),
    );
    return {
      actor: (id) => actors.get(id)?.name ?? id,
      outletParty: (outlet) => actors.outlet(outlet)?.sides[0] ?? null,
      country: (code) => names.get(code) ?? code,
      countryCode: (name) => codes.get(name.trim().toLowerCase()) ?? null,
    };
  })();
  return loaded;
}
