/** Made by training/confidence.ts. */
export const WEIGHTS: Readonly<Record<string, number>> = { one: 1 };
