import { beforeAll, describe, expect, test } from 'vitest';
import { type ActorIndex, loadActors } from '../knowledge/actors/index.js';
import { type Gazetteer, openGazetteer } from '../knowledge/gazetteer/index.js';
import { analyse } from '../language/index.js';
import { ActorLookup, actorAt, describe as describeNoun, findActors, partiesOf } from './actors.js';
import { findPlaces } from './places.js';
import type { ActorMention } from './types.js';

let index: ActorIndex;
let gazetteer: Gazetteer;
beforeAll(async () => {
  index = await loadActors();
  gazetteer = openGazetteer();
});

function actors(text: string, published: string | null = null): ActorMention[] {
  const analysis = analyse(text);
  return findActors(analysis, index, findPlaces(analysis, gazetteer), { published });
}

/** The mention with this text, as "id code sector". */
function coded(text: string, mention: string, published: string | null = null): string {
  const found = actors(text, published).find((m) => m.text === mention);
  return found
    ? `${found.id} ${found.code} ${found.sector}`
    : `not found among: ${actors(text, published)
        .map((m) => m.text)
        .join(' | ')}`;
}

describe('names of the files', () => {
  test.each([
    ['Hamas fired rockets at Israel.', 'Hamas', 'PSE.HAMAS PSE REB'],
    ['The PKK killed two soldiers.', 'PKK', 'TUR.PKK TUR REB'],
    ['Fighters of the Syrian Democratic Forces (SDF) entered Raqqa.', 'SDF', 'SYR.SDF SYR REB'],
    ['The U.N. Security Council met on Friday.', 'U.N. Security Council', 'IGO.UN.UNSC IGO GOV'],
    ['SANA said the army took the town in Syria.', 'SANA', 'media:sana SYR JRN'],
    ['Israel and Jordan signed a treaty.', 'Jordan', 'JOR JOR null'],
    ['The Syrians accuse the Soviet Union.', 'Soviet Union', 'SUN SUN null'],
  ])('%s', (text, mention, expected) => {
    expect(coded(text, mention)).toBe(expected);
  });

  test('short names are read only where they can be meant', () => {
    expect(actors('They told us who it was.')).toEqual([]);
    expect(coded('They told reporters that the US was ready.', 'US')).toBe('USA USA null');
    expect(coded('MIT said its agents caught a PKK leader in Turkey.', 'MIT')).toBe('TUR.MIT TUR SPY');
    expect(actors('A professor at MIT won the prize.').map((m) => m.text)).not.toContain('MIT');
  });

  test('a text in capitals is read as well', () => {
    const text =
      'GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) ATTACKED AN ARMY BASE IN SAN SALVADOR TODAY.';
    expect(coded(text, 'GUERRILLAS', '1989-11-12')).toBe('SLV.FMLN SLV REB');
  });
});

describe('persons', () => {
  test.each([
    [
      'Serbian President Vojislav Kostunica resigned.',
      'Serbian President Vojislav Kostunica',
      '2001-03-01',
      'person:vojislav-kostunica SRB GOV',
    ],
    [
      'French Defence Minister Pierre Joxe visited Riyadh.',
      'French Defence Minister Pierre Joxe',
      null,
      'person:pierre-joxe FRA GOV',
    ],
    ['Putin spoke with Erdogan about Syria.', 'Putin', '2020-03-05', 'person:vladimir-putin RUS GOV'],
    [
      'Ousted President Askar Akayev agreed to resign.',
      'Ousted President Askar Akayev',
      null,
      'person:askar-akayev KGZ ELI',
    ],
    [
      'Kenyan police spokesman Peter Otieno said two men were held.',
      'Kenyan police spokesman Peter Otieno',
      null,
      'person:peter-otieno KEN COP',
    ],
  ])('%s', (text, mention, day, expected) => {
    expect(coded(text, mention, day)).toBe(expected);
  });

  test('a surname leads back to the full name', () => {
    const found = actors('Police chief Juma Mwangi said three men were held in Kenya. Mwangi gave no names.');
    expect(found.filter((m) => m.id === 'person:juma-mwangi').map((m) => m.text)).toEqual([
      'Police chief Juma Mwangi',
      'Mwangi',
    ]);
  });
});

describe('people and groups that are described', () => {
  test.each([
    ['Militias loyal to warlord Khalifa Haftar shelled Tripoli.', 'Militias', 'LBY.LNA LBY REB'],
    ["Haftar's militia left the town.", "Haftar's militia", 'LBY.LNA LBY REB'],
    ['The Libyan army seized a depot.', 'Libyan army', 'LBY.GNA.MIL LBY MIL'],
    ['Israeli warplanes bombed the camp.', 'Israeli warplanes', 'ISR.MIL ISR MIL'],
    ['Two Palestinian civilians were killed.', 'Palestinian civilians', 'PSE.civilian PSE CVL'],
    ['UN peacekeepers patrolled the border.', 'UN peacekeepers', 'IGO.UN.PEACEKEEPERS IGO MIL'],
    ['Residents of Aleppo fled.', 'Residents', 'SYR.resident SYR CVL'],
    ['Sudanese rebels shelled the town.', 'Sudanese rebels', 'SDN.rebel SDN REB'],
    ['Rebels in Darfur killed ten policemen.', 'Rebels', 'SDN.rebel SDN REB'],
    ['The Ugandan opposition called for protests.', 'Ugandan opposition', 'UGA.opposition UGA OPP'],
    ['Two Turkish journalists were arrested.', 'Turkish journalists', 'TUR.journalist TUR JRN'],
    ['Hezbollah fighters attacked a post.', 'Hezbollah fighters', 'LBN.HEZBOLLAH LBN REB'],
    ['A senior British minister said Libya must pay.', 'senior British minister', 'GBR.GOV~minister GBR GOV'],
  ])('%s', (text, mention, expected) => {
    expect(coded(text, mention, '2020-06-07')).toBe(expected);
  });

  test('who they belong to is kept, nearest first', () => {
    const sides = (text: string): string[] => actors(text, '2020-06-07')[0]!.sides;
    expect(sides('The Libyan army seized a depot.')).toEqual(['LBY.GNA']);
    expect(sides('Russian-backed separatists shelled the town in Ukraine.')).toContain('RUS');
  });

  test('without a word on whose they are, people are taken for those of the report’s country, and not surely', () => {
    const found = actors(
      'Fighting went on in Libya on Friday. Libyan cities were shelled. The army lost two men.',
      '2020-06-07',
    ).find((m) => m.text === 'army')!;
    expect(found.id).toBe('LBY.GNA.MIL');
    expect(found.confidence).toBeLessThan(0.5);
  });

  test('an official of nobody is nobody’s', () => {
    const found = actors('Libyan cities were shelled, according to an official.', '2020-06-07').find(
      (m) => m.text === 'official',
    )!;
    expect(found.sides).toEqual([]);
  });
});

describe('whose "the army" and "the ministry" are', () => {
  const two = 'Russian forces shelled Avdiivka and Kherson in Ukraine. The armed forces repelled an attack near Odesa.';

  test('those of the country in which the report was filed', () => {
    expect(coded(`KYIV, June 7 (Wire) - ${two}`, 'armed forces', '2020-06-08')).toBe('UKR.MIL UKR MIL');
  });

  test('those of the state whose voice the outlet is', () => {
    const analysis = analyse(two);
    const found = findActors(analysis, index, findPlaces(analysis, gazetteer), {
      published: '2020-06-08',
      outlet: 'TASS',
    });
    expect(found.find((m) => m.text === 'armed forces')?.id).toBe('RUS.MIL');
  });

  test('nobody’s when two states with an army are named alike', () => {
    const found = actors('Russia and Ukraine exchanged fire. The army lost two men.', '2020-06-08');
    expect(found.find((m) => m.text === 'army')?.code).toBeNull();
  });

  test('those of the minister who speaks of them', () => {
    const text = 'Syrian Foreign Minister Karim Testani denied in Libya that the army had shelled a village.';
    expect(coded(text, 'army', '2016-06-08')).toBe('SYR.REGIME.MIL SYR MIL');
  });

  test('those who rule a territory beside the state, as long as they do', () => {
    const text = 'The defence ministry of Nagorno-Karabakh said that Azerbaijan had shelled a village.';
    expect(coded(text, 'defence ministry', '2020-10-08')).toBe('ARM.ARTSAKH~ministry ARM MIL');
    expect(coded(text, 'defence ministry', '2025-10-08')).toBe('AZE.ministry AZE MIL');
    expect(coded('Republika Srpska’s police detained two men.', 'Republika Srpska’s police', '2015-10-08')).toBe(
      'BIH.RS~police BIH COP',
    );
  });

  test('one who serves the state has its side', () => {
    const found = actors(
      'Syrian cities were shelled, the provincial governor and a military spokesman said.',
      '2016-06-08',
    );
    expect(found.find((m) => /governor/.test(m.text))?.sides).toContain('SYR.REGIME');
    expect(found.find((m) => /spokesman/.test(m.text))?.sides).toContain('SYR.REGIME.MIL');
  });
});

describe('a person who is not listed is nobody else', () => {
  test.each([
    [
      'Foreign Minister Petro Testenko of Ukraine spoke to Russia.',
      'Foreign Minister Petro Testenko',
      'person:petro-testenko',
    ],
    ['Defence Minister Ivanov spoke about Russia.', 'Defence Minister Ivanov', 'person:ivanov'],
    ['Igor Putin spoke about Russia.', 'Igor Putin', 'person:igor-putin'],
  ])('%s', (text, words, id) => {
    const found = actors(text, '2020-06-08').find((m) => m.text === words);
    expect(found?.id).toBe(id);
  });

  test('whose minister he is may stand on either side of the name', () => {
    const sides = (text: string) => actors(text, '2020-06-08').find((m) => m.text.includes('Testani'))?.sides;
    expect(sides('Libya and Syria were shelled, Foreign Minister Omar Testani of Egypt said.')).toContain('EGY');
    expect(sides("Libya and Syria were shelled, Egypt's Foreign Minister Omar Testani said.")).toContain('EGY');
  });
});

describe('peoples, states and capitals', () => {
  test('demonyms are people', () => {
    expect(coded('Israelis and the Kurds of Iraq protested.', 'Israelis')).toBe('ISR.CVL ISR CVL');
  });

  test('a capital is its government only where it acts', () => {
    expect(coded('Ankara regards Libya as crucial.', 'Ankara')).toBe('TUR.GOV TUR GOV');
    expect(actors('A bomb exploded in Ankara.').map((m) => m.text)).not.toContain('Ankara');
  });
});

test('what is not listed is introduced by the report', () => {
  const found = actors(
    'The Union of Free Farmers (UFF) marched in Kenya. The UFF said two of its members were shot by Kenyan police.',
  );
  const ids = found.filter((m) => /UFF|Union/.test(m.text)).map((m) => m.id);
  expect(new Set(ids).size).toBe(1);
});

test('spans give exactly the stated words, and a lookup finds them by token', () => {
  const text =
    "Haftar\u2019s militia \u2014 backed by Russia, Egypt and the U.A.E. \u2014 shelled N'Djamena Street\u2026 \u201cThe Kurdish-led SDF (Syrian Democratic Forces)\u201d said " +
    'S\u00f8ren Kierulf, a U.N. official, \u2018lost\u2019 10 fighters.\n\nTHE ARMY OF SUDAN KILLED 12 REBELS; al-Qa\u2019ida denied it. \ud83d\ude80 Libya\u2019s GNA (GNA) and 3 Israeli police officers fled.';
  const analysis = analyse(text);
  const found = findActors(analysis, index, findPlaces(analysis, gazetteer), { published: null });
  const lookup = new ActorLookup(found);
  for (const m of found) {
    expect(text.slice(m.span[0], m.span[1])).toBe(m.text);
    expect(m.head).toBeGreaterThanOrEqual(m.first);
    expect(m.head).toBeLessThanOrEqual(m.last);
    expect(lookup.at(m.sentence, m.head)?.head).toBe(m.head);
    expect(actorAt(found, m.sentence, m.head)?.head).toBe(m.head);
  }
});

test('parties of a report, the most mentioned first', () => {
  const found = actors(
    "The Libyan army shelled Haftar's militia. The Libyan army advanced. Haftar lost ground. The army attacked.",
    '2020-06-07',
  );
  expect(
    partiesOf(found)
      .slice(0, 2)
      .map((p) => p.id),
  ).toEqual(['LBY.GNA', 'LBY.HOR']);
});

test('a noun that is nobody we know can be described on the spot', () => {
  const analysis = analyse('The zealous harbourmasters resisted.');
  const token = analysis.sentences[0]!.tokens.find((t) => t.form === 'harbourmasters')!;
  const made = describeNoun(analysis, 0, token.i);
  expect(made.text).toBe('zealous harbourmasters');
  expect(made.code).toBeNull();
});
