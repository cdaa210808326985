import { describe, expect, it } from 'vitest';
import { analyse } from '../../language/index.js';
import { attributionsOver, findAttributions, outermost, runningSpeaker } from './index.js';
import { cueLexicon } from './lexicon.js';
import { checkCueLexicon } from './lexicon-check.js';
import { asString, kindsOf, said } from './testing.js';

type Case = [why: string, text: string, ...expected: string[]];
const reads = (cases: Case[]): void => {
  it.each(cases)('%s: %s', (_, text, ...expected) => {
    const found = said(text);
    for (const e of expected) expect(found).toContain(e);
  });
};

describe('verbs of saying', () => {
  reads([
    [
      'a clause',
      'Witnesses said government forces shelled the village overnight.',
      'Witnesses | said | government forces shelled the village overnight',
    ],
    ['with that', 'Officials denied that the base had been hit.', 'Officials | denied | that the base had been hit'],
    [
      'a hearer is no content',
      'Local sources told Reuters that at least twelve people were killed.',
      'Local sources | told | that at least twelve people were killed',
    ],
    [
      'the clause first',
      'The town fell on Monday, two residents said by telephone.',
      'two residents | said | The town fell on Monday',
    ],
    [
      'a list in the clause',
      'Four civilians, including two children, were killed, the Red Crescent said.',
      'the Red Crescent | said | Four civilians, including two children, were killed',
    ],
    [
      'an apposition stays with the source',
      'The Syrian Observatory for Human Rights, a UK-based monitor, said 14 fighters were killed in the raid.',
      'The Syrian Observatory for Human Rights, a UK-based monitor | said | 14 fighters were killed in the raid',
    ],
    [
      'a participle goes on with the same speaker',
      'The minister left Geneva on Friday, adding that talks would go on.',
      'The minister | adding | that talks would go on',
    ],
    [
      'a semicolon ends it',
      'The opposition says 300 people were detained; the government puts the figure at 40.',
      'The opposition | says | 300 people were detained',
      'the government | puts | the figure at 40',
    ],
    [
      'a noun phrase',
      'After retaking the airport, the Libyan Army on Thursday announced the complete liberation of the capital Tripoli.',
      'the Libyan Army | announced | the complete liberation of the capital Tripoli',
    ],
    [
      'accusing somebody of something',
      'The ministry accused the group of shelling a hospital in Idlib.',
      'The ministry | accused | the group of shelling a hospital in Idlib',
    ],
    [
      'a preposition of its own',
      'The United Nations warned of a humanitarian catastrophe in the province.',
      'The United Nations | warned of | a humanitarian catastrophe in the province',
    ],
    [
      'the channel is no content',
      'The mayor wrote on Telegram that explosions were heard in the city.',
      'The mayor | wrote | that explosions were heard in the city',
    ],
    [
      'the passive without a speaker',
      'Israel is believed to have carried out hundreds of strikes in Syria.',
      '- | is believed | Israel … to have carried out hundreds of strikes in Syria',
    ],
    [
      'as somebody put it',
      'As the governor put it, the truce exists only on paper.',
      'the governor | put | the truce exists only on paper',
    ],
  ]);
});

describe('wanting, planning, ordering', () => {
  reads([
    [
      'a plan',
      'The army plans to launch an offensive on the city next week.',
      'The army | plans | to launch an offensive on the city next week',
    ],
    ['a vow', 'Turkey vowed to send more troops to Libya.', 'Turkey | vowed | to send more troops to Libya'],
    ['a threat', 'The militia threatened to attack the oil port.', 'The militia | threatened | to attack the oil port'],
    [
      'an order',
      'The president ordered his forces to withdraw from the border.',
      'The president | ordered | his forces to withdraw from the border',
    ],
    [
      'a call',
      'The foreign minister called on both sides to stop fighting.',
      'The foreign minister | called on | both sides to stop fighting',
    ],
    [
      'refusing to say is one cue',
      'The general refused to discuss the raid.',
      'The general | refused to discuss | the raid',
    ],
  ]);
});

describe('adjuncts', () => {
  reads([
    [
      'according to',
      'At least 10 members of the militia were neutralised in airstrikes by the army, according to an official.',
      'an official | according to | At least 10 members of the militia were neutralised in airstrikes by the army',
    ],
    [
      'with all that tells about the source',
      'The army seized a depot, according to Burkan Al Ghadab, a media group established by the government.',
      'Burkan Al Ghadab, a media group established by the government | according to | The army seized a depot',
    ],
    [
      'over a clause with a speaker of its own',
      'The ministry said it had no information, according to the state news agency.',
      'the state news agency | according to | The ministry said it had no information',
    ],
    [
      'an adverb names nobody',
      'The strike reportedly killed a senior commander.',
      '- | reportedly | The strike … killed a senior commander',
    ],
  ]);
});

describe('nouns and adjectives', () => {
  reads([
    [
      "somebody's claim",
      'The army’s claim that it had captured the airport could not be verified.',
      'The army | claim | that it had captured the airport',
    ],
    [
      'a light verb',
      'The envoy issued a warning that the truce could collapse.',
      'The envoy | issued a warning | that the truce could collapse',
    ],
    [
      'nobody knows',
      'It was not immediately clear who was behind the attack.',
      '- | was not immediately clear | who was behind the attack',
    ],
  ]);
});

describe('quotations', () => {
  reads([
    [
      'the speaker behind',
      '"We will not leave this town," said Abu Omar, a commander of the brigade.',
      'Abu Omar, a commander of the brigade | said | "We will not leave this town,"',
    ],
    [
      'going on after the speaker',
      '“The situation is catastrophic,” a doctor in the enclave said. “There is no medicine. Children are dying.”',
      'a doctor in the enclave | said | “The situation is catastrophic,” … “There is no medicine. Children are dying.”',
    ],
    [
      'a question ends the sentence',
      '“Did anyone survive?” the reporter asked.',
      'the reporter | asked | “Did anyone survive?”',
    ],
    [
      'announced with a colon',
      'The general went on:\n\n“Our men hold every street.”',
      'The general | went on | “Our men hold every street.”',
    ],
    ['a signature', '“We will stay.” — Fatima Hassan\n', 'Fatima Hassan | — | “We will stay.”'],
  ]);

  it('goes on over paragraphs that each open anew', () => {
    const text = '“The road is closed,” the mayor said.\n\n“Nobody can leave.\n\n“Nobody can come in.”';
    expect(said(text)).toEqual([
      'the mayor | said | “The road is closed,” … “Nobody can leave.\n\n“Nobody can come in.”',
    ]);
  });
});

describe('headlines', () => {
  reads([
    ['the speaker first', 'Haftar: we will retake Sirte within days', 'Haftar | : | we will retake Sirte within days'],
    ['the speaker last', 'Five soldiers killed in ambush: ministry', 'ministry | : | Five soldiers killed in ambush'],
  ]);

  it('takes no label for a speaker', () => {
    expect(said('READ MORE: Turkey to increase support for the government')).not.toContainEqual(
      expect.stringMatching(/^READ/),
    );
  });
});

describe('kinds', () => {
  it.each([
    ['Officials denied that the base had been hit.', 'deny'],
    ['The ministry did not say how many soldiers had been killed.', 'question'],
    ['The army does not plan to attack the city.', 'deny'],
    ['The group has not claimed responsibility for the blast.', 'question'],
    ['Rebel leaders demanded the release of all prisoners.', 'ask'],
    ['Turkey vowed to send more troops.', 'promise'],
    ['Aid workers fear that thousands are trapped.', 'believe'],
    ['The ministry accused the group of shelling a hospital.', 'accuse'],
  ])('%s: %s', (text, kind) => {
    expect(kindsOf(text)[0]).toBe(kind);
  });
});

describe('deeds that sound like words', () => {
  it.each([
    'The rebels shot down a helicopter near the airport.',
    'Government forces attacked the village from the east.',
    'The unit discovered a weapons depot in the cellar.',
    'Warplanes hit the bridge twice.',
    'Both sides will withdraw their forces from the city.',
    'The bomb blasted the wall of the barracks.',
    'Fighters took back the village at dawn.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('chains', () => {
  const text = 'Sana quoted a military official as saying that the army had entered the town.';
  const all = findAttributions(analyse(text));
  const at = text.indexOf('the army had entered');

  it('names every speaker over a claim, outermost first', () => {
    expect(attributionsOver(all, [at, at + 28]).map((x) => x.source?.text)).toEqual(['Sana', 'a military official']);
  });

  it('keeps only the first link in the outermost list', () => {
    expect(outermost(all, text).map((x) => x.source?.text)).toEqual(['Sana']);
  });

  it('gives no source for taking sides', () => {
    const side = 'Moscow backed the offensive against the rebels.';
    const found = findAttributions(analyse(side));
    expect(found).toHaveLength(1);
    const start = side.indexOf('offensive');
    expect(attributionsOver(found, [start, start + 9])).toEqual([]);
  });

  it('knows the speaker of a sentence inside a running quotation', () => {
    const speech = '“The city is quiet,” the mayor said. “The army left at noon. Nobody was hurt.”';
    const found = findAttributions(analyse(speech));
    const span: [number, number] = [speech.indexOf('Nobody'), speech.indexOf('Nobody') + 15];
    expect(runningSpeaker(found, span)?.source?.text).toBe('the mayor');
  });
});

describe('the whole', () => {
  it('gives the same answer twice and spans that match their words', () => {
    const text =
      'The rebels said they had won. “We hold the port,” a commander told Reuters, citing his men. The army denied it.';
    const once = findAttributions(analyse(text));
    expect(findAttributions(analyse(text))).toEqual(once);
    for (const x of once) {
      if (x.source) expect(text.slice(...x.source.span)).toBe(x.source.text);
      if (x.cue) expect(text.slice(...x.cue.span)).toBe(x.cue.text);
      expect(asString(text, x)).toBeTruthy();
    }
  });

  it('reads an empty text and one of marks only', () => {
    expect(said('')).toEqual([]);
    expect(said('“”""\'\' ::: —')).toEqual([]);
  });
});

describe('the lexicon', () => {
  it('has no faults', () => {
    expect(checkCueLexicon()).toEqual([]);
  });

  it('knows at least 500 cues', () => {
    const { verbs, nouns, adjectives, adverbs } = cueLexicon();
    expect(verbs.size).toBeGreaterThan(500);
    expect(verbs.size + nouns.size + adjectives.size + adverbs.size).toBeGreaterThan(800);
  });
});

describe('a quotation of several sentences', () => {
  it('belongs to its speaker, whatever title with a full stop he has', () => {
    expect(said('"We hold the town. They left at dawn," Gen. Testani said.')).toContain(
      'Gen. Testani | said | "We hold the town. They left at dawn,"',
    );
  });

  it('may deny without its speaker denying', () => {
    const [found] = findAttributions(analyse('"Are they gone? Probably not," the mayor said.'));
    expect(found?.kind).toBe('say');
  });
});
