/** The incident as files: its claims as a table, its places for a map, and all of it as the server gives it. */
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { daysOf } from '../../shared/claim-words.js';
import type { MenuItem } from '../../shared/menu.js';
import { saveFile, toCsv, toGeoJson, toPng } from '../../shared/save.js';

const COLUMNS = [
  ...['incident', 'claim', 'role', 'outlet', 'published', 'report', 'url', 'speakers', 'party', 'event', 'modality'],
  ...['actors', 'recipients', 'objects', 'places', 'when_start', 'when_end', 'when_words', 'casualties', 'confidence'],
  ...['quote', 'review'],
] as const;

/** "killed 29..43": the bounds as they are given, an open one left out. */
const casualty = (c: IncidentAnswer['claims'][number]['claim']['casualties'][number]) =>
  `${c.kind} ${c.min ?? ''}..${c.max ?? ''}`;

function claimsCsv(incident: IncidentAnswer): Blob {
  const rows = incident.claims.map(({ key, role, report, claim, quote, review }) => {
    const speakers = claim.attribution.flatMap((link) => link.source ?? []);
    const several = (values: readonly string[]) => values.join('; ');
    const known = daysOf(claim.when) !== null;
    return [
      ...[incident.id, key, role, report.outlet, report.published, report.hash, report.url],
      ...[several(speakers.map((s) => s.text)), speakers.some((s) => s.party), claim.subtype, claim.modality],
      ...[claim.actors, claim.recipients].map((list) => several(list.map((a) => a.id))),
      ...[several(claim.objects.map((o) => o.text)), several(claim.places.map((p) => p.name))],
      ...[known ? claim.when!.start : null, known ? claim.when!.end : null, claim.when?.text],
      ...[several(claim.casualties.map(casualty)), claim.confidence, quote.text, review?.status],
    ];
  });
  return toCsv(COLUMNS, rows);
}

function geoJson(incident: IncidentAnswer): Blob {
  const { id, summary, status, standing, place, when } = incident;
  return toGeoJson(
    (place ? [place, ...incident.places.filter((p) => p.name !== place.name)] : [null]).map((p, i) => ({
      id: i ? `${id}#${i}` : id,
      lat: p?.lat ?? null,
      lon: p?.lon ?? null,
      properties: {
        ...{ incident: id, summary, status, standing, start: when?.start, end: when?.end },
        ...{ place: p?.name, precision: p?.precision, uncertaintyKm: p?.uncertaintyKm, main: i === 0 },
        claims: p?.claims,
      },
    })),
  );
}

/** `picture` draws the map; null while there is none. */
export function exportItems(
  incident: IncidentAnswer,
  picture: () => Promise<HTMLCanvasElement | null> | null,
): MenuItem[] {
  const name = `sitrep-incident-${incident.id}`;
  return [
    { label: 'Claims as CSV', run: () => saveFile(`${name}.csv`, claimsCsv(incident)) },
    { label: 'Places as GeoJSON', run: () => saveFile(`${name}.geojson`, geoJson(incident)) },
    {
      label: 'All of it as JSON',
      run: () => saveFile(`${name}.json`, new Blob([JSON.stringify(incident, null, 2)], { type: 'application/json' })),
    },
    {
      label: 'Picture of the map',
      run: async () => {
        const canvas = await picture();
        if (canvas) saveFile(`${name}.png`, await toPng(canvas));
      },
    },
  ];
}
