/** Compares reader versions: 0.10.0 is newer than 0.9.3; what is no number is compared as text. */
export function compareVersions(a: string, b: string): number {
  const x = a.split(/[.+-]/);
  const y = b.split(/[.+-]/);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const p = x[i] ?? '';
    const q = y[i] ?? '';
    if (p === q) continue;
    const numbers = /^\d+$/.test(p) && /^\d+$/.test(q);
    return numbers ? Number(p) - Number(q) : p < q ? -1 : 1;
  }
  return 0;
}
