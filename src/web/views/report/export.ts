/** What was read from a report, as files. */
import type { ReadingAnswer } from '../../../server/schema/reading.js';
import type { ReportAnswer } from '../../../server/schema/reports.js';
import { basisOf, daysOf } from '../../shared/claim-words.js';
import type { MenuItem } from '../../shared/menu.js';
import { saveFile, toCsv, toGeoJson } from '../../shared/save.js';

const COLUMNS = [
  ...[
    'report',
    'claim',
    'event',
    'subtype',
    'modality',
    'background',
    'actors',
    'recipients',
    'objects',
    'place',
    'lat',
  ],
  ...['lon', 'precision', 'when_start', 'when_end', 'casualties', 'speakers', 'basis', 'confidence', 'start', 'end'],
  ...['words', 'incidents'],
];

export function exportItems(answer: ReportAnswer, reading: ReadingAnswer): MenuItem[] {
  const { hash, text, outlet, published } = answer.report;
  const name = `sitrep-report-${hash.slice(0, 12)}`;
  const several = (values: readonly string[]) => values.join('; ');
  const incidents = (claim: string) => answer.incidents.filter((x) => x.claim === claim).map((x) => x.incident);
  const rows = reading.claims.map((c) => {
    const known = daysOf(c.when) !== null;
    return [
      ...[hash, c.id, c.event, c.subtype, c.modality, c.background, several(c.actors.map((a) => a.id))],
      ...[several(c.recipients.map((a) => a.id)), several(c.objects.map((o) => o.text)), c.place?.name, c.place?.lat],
      ...[c.place?.lon, c.place?.precision, known ? c.when!.start : null, known ? c.when!.end : null],
      several(c.casualties.map((x) => `${x.kind} ${x.min ?? ''}..${x.max ?? ''}`)),
      several(c.attribution.flatMap((link) => link.source?.text ?? [])),
      ...[basisOf(c).by, c.confidence, c.span[0], c.span[1], text.slice(...c.span), several(incidents(c.id))],
    ];
  });
  return [
    { label: 'Claims as CSV', run: () => saveFile(`${name}.csv`, toCsv(COLUMNS, rows)) },
    {
      label: 'Claims as GeoJSON',
      run: () =>
        saveFile(
          `${name}.geojson`,
          toGeoJson(
            reading.claims.map((c) => ({
              ...{ id: `${hash}/${c.id}`, lat: c.place?.lat ?? null, lon: c.place?.lon ?? null },
              properties: {
                ...{ report: hash, outlet, published, subtype: c.subtype, modality: c.modality },
                ...{ place: c.place?.name ?? null, precision: c.place?.precision ?? null, confidence: c.confidence },
                ...{ start: c.when?.start ?? null, end: c.when?.end ?? null, words: text.slice(...c.span) },
                incidents: incidents(c.id),
              },
            })),
          ),
        ),
    },
    {
      label: 'The whole reading as JSON',
      run: () => saveFile(`${name}.json`, new Blob([JSON.stringify(reading, null, 2)], { type: 'application/json' })),
    },
  ];
}
