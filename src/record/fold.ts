/** A name as it is searched: small letters, no accents, no apostrophes. */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʻʼ‘`]/g, '')
    .toLowerCase()
    .trim();
}
