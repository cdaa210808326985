/** Made by src/web/build/event-types.ts: rows of [id, label, ACLED-style event type or '', PLOVER type]. */
declare module 'virtual:event-types' {
  const rows: [id: string, label: string, acled: string, plover: string][];
  export default rows;
}

/** The same library as maplibre-gl, in another build. */
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  import maplibre from 'maplibre-gl';
  export default maplibre;
}
