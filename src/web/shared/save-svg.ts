/** Drawings of the page as one picture: what CSS says of them is written into a copy first. */
import { colour } from '../app/theme.js';

const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'display',
];

function copyOf(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [i, element] of copies.entries()) {
    const style = getComputedStyle(originals[i]!);
    for (const name of STYLES) element.style.setProperty(name, style.getPropertyValue(name));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** The drawings one below another, with lines of words at the end. */
export async function pictureOfSvg(
  drawings: readonly SVGSVGElement[],
  caption: readonly string[],
): Promise<HTMLCanvasElement> {
  const ratio = Math.max(2, devicePixelRatio);
  const air = 12;
  const boxes = drawings.map((d) => d.getBoundingClientRect());
  const width = Math.max(420, ...boxes.map((b) => b.width)) + 2 * air;
  const height = boxes.reduce((sum, b) => sum + b.height + air, air) + 16 * caption.length + 8;
  const out = document.createElement('canvas');
  out.width = Math.round(width * ratio);
  out.height = Math.round(height * ratio);
  const c = out.getContext('2d')!;
  c.scale(ratio, ratio);
  c.fillStyle = colour('--surface');
  c.fillRect(0, 0, width, height);
  let y = air;
  for (const [i, drawing] of drawings.entries()) {
    const { width: w, height: h } = boxes[i]!;
    const url = URL.createObjectURL(new Blob([copyOf(drawing, w, h)], { type: 'image/svg+xml' }));
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      c.drawImage(image, air, y, w, h);
    } finally {
      URL.revokeObjectURL(url);
    }
    y += h + air;
  }
  c.fillStyle = colour('--ink');
  c.font = '11px system-ui, sans-serif';
  c.textBaseline = 'top';
  for (const [i, line] of caption.entries()) c.fillText(line, air, y + 16 * i, width - 2 * air);
  return out;
}
