/** The map under the incidents: quiet, in the tokens' colours, from files of our own. */
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { colour } from '../../app/theme.js';

/** From this zoom on the fine coast and borders are fetched and, once there, drawn in place of the coarse ones. */
export const FINE_FROM = 4.6;
export const FINE = ['land-10m', 'lines-10m'] as const;
const COARSE = ['land-50m', 'lines-50m'] as const;

const source = (name: string): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: `${location.origin}/basemap/${name}.json`,
  tolerance: 0.4,
});

export const fineSources = (): [string, GeoJSONSourceSpecification][] => FINE.map((name) => [name, source(name)]);

const land = (name: string): LayerSpecification => ({
  id: name,
  type: 'fill',
  source: name,
  // Without this a seam would show between countries.
  paint: { 'fill-color': colour('--map-land'), 'fill-antialias': false },
});

function lines(name: string): LayerSpecification[] {
  return (['coast', 'border', 'disputed'] as const).map((line) => ({
    id: `${name}-${line}`,
    type: 'line',
    source: name,
    filter: ['==', ['get', 'line'], line],
    paint: {
      'line-color': colour(line === 'coast' ? '--map-coast' : '--map-border'),
      'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.4],
      ...(line === 'disputed' ? { 'line-dasharray': [3, 2.5] } : {}),
    },
  }));
}

/** Waters lie over the land, borders over both. `fine` says that the fine files are there. */
export function mapStyle(fine: boolean): StyleSpecification {
  const [landName, linesName] = fine ? FINE : COARSE;
  const names = [...COARSE, 'lakes', 'rivers'];
  return {
    version: 8,
    sources: Object.fromEntries([...names.map((name) => [name, source(name)]), ...(fine ? fineSources() : [])]),
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--map-sea') } },
      land(landName),
      {
        id: 'rivers',
        type: 'line',
        source: 'rivers',
        minzoom: 3,
        paint: {
          'line-color': colour('--map-water'),
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.5, 9, 2],
        },
      },
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': colour('--map-water') } },
      ...lines(linesName),
    ],
  };
}
