/** Whatever is on screen, as a file. Everything happens in the browser; nothing is sent anywhere. */

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

type Cell = string | number | boolean | null | undefined;

/** A cell as RFC 4180 wants it; a text that a spreadsheet would run as a formula is kept a text. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const raw = String(value);
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV, the keys of the columns first. */
export function toCsv(columns: readonly string[], rows: Iterable<readonly Cell[]>): Blob {
  const lines = [columns.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/** Points as GeoJSON; a row without a position has a null geometry, as the standard allows. */
export function toGeoJson(
  features: readonly { id: string; lat: number | null; lon: number | null; properties: object }[],
): Blob {
  const body = {
    type: 'FeatureCollection',
    features: features.map((f) => ({
      type: 'Feature',
      id: f.id,
      geometry: f.lat === null || f.lon === null ? null : { type: 'Point', coordinates: [f.lon, f.lat] },
      properties: f.properties,
    })),
  };
  return new Blob([JSON.stringify(body)], { type: 'application/geo+json' });
}

/** A canvas as PNG. */
export const toPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
  );
