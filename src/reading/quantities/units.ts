import type { QuantityMention } from '../types.js';
import type { Atom } from './atoms.js';

type Kind = QuantityMention['kind'];

const MEASURES = new Set(
  (
    'km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm mm millimetre millimetres millimeter millimeters centimetre centimetres ' +
    'centimeter centimeters foot feet ft inch inches yard yards hectare hectares acre acres ton tons tonne tonnes kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes ' +
    'gram grams litre litres liter liters gallon gallons barrel barrels degree degrees knot knots mph kph kmh kilowatt kilowatts kw mw megawatt megawatts gigawatt gigawatts ' +
    'calibre caliber sq square cubic nautical kiloton kilotons bpd lb lbs megabytes hectolitres km²'
  ).split(' '),
);
/** Pounds weigh when a thing follows ("500-pound bomb", "500 pounds of explosives"), and pay otherwise. */
const POUND = new Set(['pound', 'pounds']);
const MONEY = new Set(
  (
    'dollar dollars euro euros cent cents ruble rubles rouble roubles hryvnia hryvnias rial rials riyal riyals dinar dinars dirham dirhams rupee rupees yuan yen won shekel ' +
    'shekels lira liras afghani afghanis peso pesos franc francs shilling shillings naira birr krona kronor zloty usd eur gbp colones quetzales lempiras cordobas intis australes soles'
  ).split(' '),
);
const CURRENCY_SIGN = new Set(['$', '€', '£', '¥', '₽', '₴', '₪', '₹']);
const CURRENCY_BEFORE = new Set(['usd', 'eur', 'gbp', 'rs']);

/** A sign or code of money before the number; returns the piece where the amount begins. */
export function moneyBefore(atoms: readonly Atom[], i: number): number | null {
  const before = atoms[i - 1];
  if (!before) return null;
  if (CURRENCY_SIGN.has(before.low)) {
    const country = atoms[i - 2];
    return country && before.glued && /^(?:us|a|c|au|nz|hk|ca)$/.test(country.low) ? i - 2 : i - 1;
  }
  return CURRENCY_BEFORE.has(before.low) ? i - 1 : null;
}

/** What a number measures by the words after it, and where those words end; null when it just counts. */
export function unitAfter(atoms: readonly Atom[], i: number): { kind: Kind; next: number } | null {
  const first = atoms[i];
  if (!first) return null;
  if (first.low === '%') return { kind: 'percent', next: i + 1 };
  if (first.low === 'percent' || first.low === 'pct') return { kind: 'percent', next: i + 1 };
  if (first.low === 'per' && atoms[i + 1]?.low === 'cent') return { kind: 'percent', next: i + 2 };
  if (first.low === 'percentage' && /^points?$/.test(atoms[i + 1]?.low ?? '')) return { kind: 'percent', next: i + 2 };
  const hyphen = (first.low === '-' || first.low === '‑') && first.glued ? i + 1 : i;
  const unit = atoms[hyphen];
  if (unit?.kind !== 'word') return null;
  if (hyphen > i && !unit.glued) return null;
  if (CURRENCY_BEFORE.has(unit.low) || MONEY.has(unit.low)) return { kind: 'money', next: hyphen + 1 };
  if (
    /^(?:us|u|canadian|australian|syrian|libyan|egyptian|turkish|russian|sudanese|lebanese|iraqi|iranian|yemeni|swiss|saudi)$/.test(
      unit.low,
    )
  ) {
    let k = hyphen + 1;
    while (k < hyphen + 4 && (atoms[k]?.low === '.' || atoms[k]?.low === 's')) k++;
    const currency = atoms[k]?.low ?? '';
    if (MONEY.has(currency) || POUND.has(currency)) return { kind: 'money', next: k + 1 };
  }
  if (POUND.has(unit.low))
    return { kind: hyphen > i || atoms[hyphen + 1]?.low === 'of' ? 'measure' : 'money', next: hyphen + 1 };
  if (MEASURES.has(unit.low)) {
    let next = hyphen + 1;
    if (/^(?:sq|square|cubic|nautical)$/.test(unit.low)) {
      if (!MEASURES.has(atoms[next]?.low ?? '')) return null;
      next++;
    }
    return { kind: 'measure', next };
  }
  return null;
}
