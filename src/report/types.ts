/** A stretch of a report's text: [start, end) in UTF-16 code units. */
export type Span = [start: number, end: number];

/**
 * One published text. Never changed once stored. `text` is exactly what was received (header lines and
 * boilerplate included), because every span in a reading counts from its first character.
 */
export interface Report {
  /** The id given with the input if there was one, else `contentHash`. */
  id: string;
  /** sha-256 (hex) over outlet, publication date and text: the same report twice is one report. */
  contentHash: string;
  text: string;
  title: string | null;
  /** Publication date, ISO 8601 `YYYY-MM-DD`; null when nobody says. */
  published: string | null;
  outlet: string | null;
  url: string | null;
  /** ISO 639-1 code of the text's language, given or detected; null when too short to tell. */
  language: string | null;
  /** Stretches of `text` that are header lines (`date 2020-06-07`), not prose. */
  headers: Span[];
}
