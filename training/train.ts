/**
 * Makes models/english.bin from the treebanks: features, teachers, their judgement on plain sentences, the student, the file.
 * Takes some hours of one core; needs g++ and Eigen (Debian: libeigen3-dev). Random numbers are seeded, but sums depend
 * on the processor, so a new model is as good as the old one, not the same.
 * usage: npm run train [-- [--quick] [TREEBANK_FOLDER [WORK_FOLDER]]]
 * --quick goes the whole way in minutes with nets too small to be of use, and leaves models/ alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const quick = process.argv.includes('--quick');
const paths = process.argv.slice(2).filter((argument) => argument !== '--quick');
const [treebanks = '../shared/data/treebanks', work = quick ? '/tmp/sitrep-training-quick' : '/tmp/sitrep-training'] =
  paths;
const data = join(work, 'data.bin');
const shape = { layers: 3, tagLayer: 2, lr: 3e-3, batch: 800 };
/** Teachers differ in their seed and a little in how much they forget. */
const teachers = [
  { ...shape, h: 224, dw: 112, dx: 192, dropH: 0.4, epochs: 18, seed: 11 },
  { ...shape, h: 224, dw: 112, dx: 192, dropR: 0.25, epochs: 18, seed: 12 },
];
const student = { ...shape, h: 144, dw: 112, dx: 192, lab: 96 };
/** The student begins on the treebanks alone, at a high rate, then learns from the teachers too, twice. */
const first = { ...student, lr: 4e-3, epochs: 40, stop: 10, seed: 21 };
const second = { ...student, epochs: 7, warm: 100, plain: 0.3, seed: 22 };
const third = { ...student, lr: 2.4e-3, epochs: 7, warm: 100, batch: 700, plain: 0.4, seed: 23 };
const share = quick ? '0.02' : '0.6';
const tiny = quick ? { h: 32, epochs: 1, stop: 1, plain: 0.1 } : {};

function run(command: string, ...args: string[]): void {
  console.log(`> ${command} ${args.join(' ')}`);
  execFileSync(command, args, { stdio: 'inherit' });
}
const options = (settings: Record<string, number>) =>
  Object.entries({ ...settings, ...tiny }).map(([name, value]) => `${name}=${value}`);

mkdirSync(work, { recursive: true });
if (!existsSync('training/node_modules')) run('npm', 'ci', '--prefix', 'training', '--ignore-scripts');
for (const program of ['train', 'judge']) {
  const flags = [
    '-O3',
    '-march=native',
    '-ffast-math',
    '-std=c++17',
    '-fopenmp',
    '-DEIGEN_DONT_PARALLELIZE',
    '-I/usr/include/eigen3',
  ];
  run('g++', ...flags, '-o', join(work, program), `training/${program}.cpp`);
}
run('npx', 'tsx', 'training/prepare.ts', treebanks, work);
const trained = teachers.map((settings, k) => {
  const file = join(work, `teacher${k + 1}.bin`);
  // a teacher that is there already is kept: the work can be taken up again after a break
  if (!existsSync(file)) run('nice', '-n', '5', join(work, 'train'), data, file, ...options(settings));
  return [data, file, ...options(settings)];
});
const judged = join(work, 'judged.bin');
run(
  'nice',
  '-n',
  '5',
  join(work, 'judge'),
  judged,
  share,
  ...trained.flatMap((args, k) => (k ? ['--', ...args] : args)),
);
const begun = join(work, 'student-begun.bin');
const halfway = join(work, 'student-halfway.bin');
const network = join(work, 'student.bin');
run('nice', '-n', '5', join(work, 'train'), data, begun, ...options(first));
run('nice', '-n', '5', join(work, 'train'), data, halfway, ...options(second), `judged=${judged}`, `init=${begun}`);
run('nice', '-n', '5', join(work, 'train'), data, network, ...options(third), `judged=${judged}`, `init=${halfway}`);
const target = quick ? join(work, 'english.bin') : 'models/english.bin';
run('npx', 'tsx', 'training/pack.ts', treebanks, join(work, 'labels.json'), network, target, String(shape.tagLayer));
run('npx', 'tsx', 'training/eval-treebank.ts', target);
