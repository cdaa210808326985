/** The hits on screen, as files. */
import type { SearchAnswer } from '../../../server/schema/search.js';
import type { MenuItem } from '../../shared/menu.js';
import { saveFile, toCsv, toGeoJson } from '../../shared/save.js';

export function exportItems(answers: readonly SearchAnswer[]): MenuItem[] {
  const items: MenuItem[] = [];
  for (const answer of answers) {
    if (answer.in === 'incidents') {
      const rows = answer.items.map((hit) => hit.incident);
      items.push({
        label: 'Incidents shown as CSV',
        run: () =>
          saveFile(
            'sitrep-found-incidents.csv',
            toCsv(
              ['id', 'event', 'start', 'end', 'place', 'lat', 'lon', 'standing', 'status', 'summary'],
              rows.map((r) => [
                ...[r.id, r.subtype, r.when?.start, r.when?.end, r.place?.name, r.place?.lat, r.place?.lon],
                ...[r.standing, r.status, r.summary],
              ]),
            ),
          ),
      });
      items.push({
        label: 'Incidents shown as GeoJSON',
        run: () =>
          saveFile(
            'sitrep-found-incidents.geojson',
            toGeoJson(
              rows.map((r) => ({
                id: r.id,
                lat: r.place?.lat ?? null,
                lon: r.place?.lon ?? null,
                properties: {
                  event: r.subtype,
                  when: r.when,
                  place: r.place,
                  standing: r.standing,
                  summary: r.summary,
                },
              })),
            ),
          ),
      });
    } else {
      items.push({
        label: 'Reports shown as CSV',
        run: () =>
          saveFile(
            'sitrep-found-reports.csv',
            toCsv(
              ['hash', 'title', 'outlet', 'published', 'url', 'excerpt'],
              answer.items.map(({ report: r, excerpts }) => [
                ...[r.hash, r.title, r.outlet, r.published, r.url],
                excerpts.map((e) => e.text).join(' … '),
              ]),
            ),
          ),
      });
    }
  }
  return items;
}
