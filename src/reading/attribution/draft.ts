/** An attribution while it is being put together: tokens of one sentence, not yet spans. */
import type { Sentence } from '../../language/types.js';
import type { CueLexicon, Kind } from './lexicon.js';
import type { Source } from './source.js';

export interface Draft {
  sentence: number;
  /** Head of the cue. */
  cueToken: number;
  cue: number[];
  source: Source | null;
  content: number[];
  kind: Kind;
  /** May a quotation beside it belong to it? */
  speaks: boolean;
  /** Only one that touches it. */
  weak: boolean;
  /** The shape that let it in; tells strong cues from weak ones. */
  shape: string;
}

/** What the finders of cues need to know about where they look. */
export interface Place {
  text: string;
  sentence: Sentence;
  lexicon: CueLexicon;
  /** For each token: does it stand inside a direct quotation? */
  quoted: Uint8Array;
}
