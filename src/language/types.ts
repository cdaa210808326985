/** One syntactic word. Its span points into the text of the {@link Analysis}, in UTF-16 code units. */
export interface Token {
  /** index in the sentence */
  i: number;
  start: number;
  end: number;
  form: string;
  lemma: string;
  upos: string;
  xpos: string;
  /** index of the head in the sentence, -1 for the root */
  head: number;
  /** full Universal Dependencies relation, with its subtype, such as `nsubj:pass` */
  deprel: string;
  spaceAfter: boolean;
}

export interface Sentence {
  index: number;
  start: number;
  end: number;
  paragraph: number;
  tokens: Token[];
}

export interface Analysis {
  text: string;
  sentences: Sentence[];
}
