import { z } from 'zod';

/** PLOVER's sectors, with AGR and SOC from its forerunner CAMEO. */
export const SECTORS = [
  'GOV',
  'MIL',
  'COP',
  'SPY',
  'LEG',
  'JUD',
  'PTY',
  'OPP',
  'REB',
  'PRM',
  'UAF',
  'CRM',
  'CVL',
  'BUS',
  'LAB',
  'AGR',
  'EDU',
  'JRN',
  'MED',
  'REL',
  'REF',
  'ELI',
  'SOC',
  'NGO',
  'IGO',
] as const;

const KINDS = ['government', 'state-body', 'force', 'group', 'party', 'igo', 'ngo', 'company', 'media'] as const;

const FLAGS = [
  'person',
  'group',
  'armed',
  'civilian',
  'collective',
  'media',
  'official',
  'vehicle',
  'title',
  'weak',
  'follower',
  'org',
  'people',
  'loaded',
] as const;

const date = z.string().regex(/^(\d{3,4}(-\d\d(-\d\d)?)?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
const sector = z.union([z.literal(''), z.enum(SECTORS)]);
const id = z
  .string()
  .regex(
    /^([A-Z]{3}(\.[A-Z0-9-]+)*|media:[a-z0-9-]+)$/,
    'an id is a code and parts in capitals, "LBY.GNA.MIL", or "media:name"',
  );
const code = z.string().regex(/^[A-Z]{3}$/, 'a code has three capitals');

/** Rows of the files of groups, bodies and media. */
export const groupRow = z.object({
  id,
  name: z.string().min(2),
  aliases: z.string(),
  sector,
  sides: z.string(),
  from: date,
  to: date,
  kind: z.union([z.literal(''), z.enum(KINDS)]),
});

/** `GOV 2016-03..2021-03 prime minister @LBY.GNA`; dates, title and side may be left out. */
export const POST = /^([A-Z]{3})(?: (\d{4}(?:-\d\d){0,2})?\.\.(\d{4}(?:-\d\d){0,2})?)?(?: ([^@]+?))?(?: @(\S+))?$/;

export const personRow = z.object({
  name: z.string().min(2),
  aliases: z.string(),
  code,
  posts: z.string().min(3),
});

export const stateRow = z.object({
  code,
  names: z.string(),
  adjectives: z.string(),
  people: z.string(),
  metonyms: z.string(),
  from: date,
  to: date,
});

export const peopleRow = z.object({
  adjectives: z.string().min(1),
  people: z.string(),
  code: z.union([z.literal(''), code]),
  kind: z.enum(['ethnic', 'religious', 'region']),
});

export const territoryRow = z.object({ names: z.string().min(2), id: z.string().min(3), from: date, to: date });

export const organRow = z.object({
  state: code,
  organ: z.enum(['GOV', 'MIL', 'COP', 'LEG']),
  id,
  from: date,
  to: date,
});

export const roleRow = z.object({
  noun: z.string().min(2),
  sector,
  flags: z
    .string()
    .refine((f) => f.split(' ').every((x) => (FLAGS as readonly string[]).includes(x) || /^organ:[A-Z]{3}$/.test(x)), {
      message: `a flag is one of ${FLAGS.join(', ')} or organ:XXX`,
    }),
  plural: z.string(),
});

export const spellingRow = z.object({ to: z.string().min(2), from: z.string().min(2) });
