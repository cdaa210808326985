import { expect, test } from 'vitest';
import { detectLanguage, languageName, normaliseLanguage, quickLanguage } from './language.js';

test.each([
  ['en', 'The Libyan army seized a mine depot belonging to militias loyal to warlord Khalifa Haftar in Tarhuna.'],
  ['en', 'AT LEAST 10 PEOPLE WERE KILLED IN THE ATTACK ON THE TOWN, THE MINISTRY SAID ON SUNDAY.'],
  ['ar', 'سيطر الجيش الليبي على مدينة ترهونة بعد معارك عنيفة مع قوات حفتر في غرب البلاد يوم الجمعة'],
  [
    'tr',
    "Libya ordusu, Hafter milislerine ait mayın deposunu ele geçirdi. Açıklamada, operasyonun Terhune'de yapıldığı belirtildi.",
  ],
  ['uk', 'Збройні сили України повідомили про удар по складу боєприпасів у Донецькій області вчора ввечері'],
  [
    'fr',
    "L'armée libyenne a pris un dépôt de mines à Tarhouna, selon un communiqué publié dimanche par le gouvernement.",
  ],
])('%s', async (code, text) => {
  expect(await detectLanguage(text)).toBe(code);
});

test.each([['Tarhuna'], ['Sirte, Jufra, Buerat, Jarif'], ['12 345'], ['…']])(
  '%j is too short to tell',
  async (text) => {
    expect(await detectLanguage(text)).toBeNull();
  },
);

test('names in English prose do not make it another language', async () => {
  expect(
    quickLanguage(
      'Recep Tayyip Erdoğan met Fayez al-Sarraj in Ankara and said that Turkey stands with the government of Libya.',
    ),
  ).toBe('en');
});

test('codes and names of languages', () => {
  expect(normaliseLanguage('en-GB')).toBe('en');
  expect(normaliseLanguage('English')).toBe('en');
  expect(normaliseLanguage('eng')).toBe('en');
  expect(normaliseLanguage('no such thing')).toBeNull();
  expect(languageName('tr')).toBe('Turkish');
});
