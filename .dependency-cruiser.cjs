/**
 * The way of the data, checked: a folder under src/ imports only from folders to its left.
 * report, language, knowledge, reading, review, record, incident, situation, then publish, server and web; cli may use all,
 * and fleet knows only report, reading and record. See docs/development.md.
 */
const order = ['report', 'language', 'knowledge', 'reading', 'review', 'record', 'incident', 'situation'];
const ends = ['publish', 'server', 'web', 'fleet', 'cli'];

const rightOf = (folder) => [...order.slice(order.indexOf(folder) + 1), ...ends];

const oneWay = order.map((folder) => ({
  name: `${folder}-imports-leftwards`,
  comment: `src/${folder} comes before ${rightOf(folder).join(', ')} and must not import from them`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${rightOf(folder).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'fleet-knows-report-reading-record',
      severity: 'error',
      from: { path: '^src/fleet/' },
      to: { path: '^src/(incident|situation|publish|server|web)/' },
    },
    {
      name: 'readers-are-pure',
      comment: 'report texts are read without a store; only record/ and what comes after may open one',
      severity: 'error',
      from: { path: '^src/(report|language|knowledge|reading)/' },
      to: { path: 'node_modules/(better-sqlite3|kysely)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shipped-code-needs-no-dev-dependency',
      comment: 'src/web is bundled at build time, with what it needs',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/|\\.(test|suite)\\.ts$|(testkit|speedkit|suitekit)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|/assembly/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
