/** Which rule let an attribution in; kept beside the attributions, for they are printed and this is not. */
import type { Attribution } from '../types.js';

const shapes = new WeakMap<Attribution, string>();

export const keepShape = (attribution: Attribution, shape: string): void => {
  shapes.set(attribution, shape);
};

/** The rule that let an attribution in ("clause", "object", "noun-inf", "according" …), for explaining and measuring. */
export const shapeOf = (attribution: Attribution): string => shapes.get(attribution) ?? '';
