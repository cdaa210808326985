import { expect, test } from 'vitest';
import { parsePublished } from './published.js';

test.each([
  ['2020-06-07', '2020-06-07'],
  ['2020-6-7', '2020-06-07'],
  ['2020/06/07', '2020-06-07'],
  ['20200607', '2020-06-07'],
  ['2020-06-07T23:30:00Z', '2020-06-07'],
  ['2020-06-07T23:30:00.123+02:00', '2020-06-07'],
  ['2020-06-07 23:30', '2020-06-07'],
  ['Sun, 7 Jun 2020 10:00:00 +0000', '2020-06-07'],
  ['Sun, 07 Jun 2020 23:59:59 GMT', '2020-06-07'],
  ['7 June 2020', '2020-06-07'],
  ['June 7, 2020', '2020-06-07'],
  ['Sept. 30, 2021', '2021-09-30'],
  ['Sunday, June 7th, 2020 at 10:00 PM', '2020-06-07'],
  ['29 February 2020', '2020-02-29'],
])('%s is %s', (written, date) => {
  expect(parsePublished(written)).toEqual({ date });
});

test.each([
  ['2020-02-30', '"2020-02-30" is not a date: February 2020 has 29 days; write YYYY-MM-DD'],
  ['2021-02-29', '"2021-02-29" is not a date: February 2021 has 28 days; write YYYY-MM-DD'],
  ['2020-13-01', '"2020-13-01" is not a date: there is no month 13; write YYYY-MM-DD'],
  ['06/07/2020', '"06/07/2020" may be read as two different days; write the date as YYYY-MM-DD'],
  ['yesterday', '"yesterday" is not a date; write it as YYYY-MM-DD'],
  ['7 Junk 2020', '"7 Junk 2020" is not a date; write it as YYYY-MM-DD'],
  ['0001-01-01', '"0001-01-01" is not a date of a news report; write YYYY-MM-DD'],
])('%s is refused', (written, problem) => {
  expect(parsePublished(written)).toEqual({ problem });
});
