// SPDX-License-Identifier: Apache-2.0
// Which room may import which (docs/architecture.md). A path tells purpose and process; dependency-cruiser is the judge.

/** shared/ may use these packages and no others: pure ones. */
const PURE_PACKAGES = 'node_modules/(zod|fast-xml-parser|gcoord)/'
const PROCESS_PACKAGES = 'node_modules/(electron|electron-33)/'

const rule = (name, [from, to], comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', [{}, { circular: true }], 'two files that need each other are one file, or need a third'),
    rule(
      'shared-imports-only-shared',
      [{ path: '^shared/', pathNot: '\\.test\\.ts$' }, { pathNot: ['^shared/', PURE_PACKAGES] }],
      'shared/ is pure: it runs in every process',
    ),
    rule('electron-not-renderer', [{ path: '^electron/', pathNot: '\\.test\\.ts$' }, { path: '^renderer/' }], 'main and pages meet in shared/contracts'),
    rule('renderer-not-electron', [{ path: '^renderer/', pathNot: '\\.test\\.ts$' }, { path: ['^electron/', PROCESS_PACKAGES] }], 'a page knows no Electron'),
    rule('renderer-not-node', [{ path: '^renderer/', pathNot: '\\.test\\.ts$' }, { dependencyTypes: ['core'] }], 'a page knows no Node'),
    rule(
      'production-not-test-or-build',
      [{ path: '^(shared|electron|renderer)/', pathNot: '\\.test\\.ts$' }, { path: '^(test|build)/' }],
      'what ships never needs what proves it',
    ),
    rule('base-is-the-ground', [{ path: '^shared/base/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!base/)' }], 'base imports nothing of ours'),
    rule('domain-imports-base', [{ path: '^shared/domain/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!(base|domain)/)' }], 'domain stands on base'),
    rule(
      'feeds-import-domain',
      [{ path: '^shared/feeds/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!(base|domain|feeds)/)' }],
      'a decoder knows records, not commands',
    ),
    rule(
      'rules-import-domain',
      [{ path: '^shared/rules/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!(base|domain|rules|hall|config)/)' }],
      'a rule judges records and state',
    ),
    rule('layouts-import-base', [{ path: '^shared/layouts/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!(base|domain|layouts)/)' }], 'a layout is data'),
    rule('glossary-imports-base', [{ path: '^shared/glossary/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(?!(base|glossary)/)' }], 'words need no schemas'),
    rule(
      'commands-not-contracts',
      [{ path: '^shared/(commands|hall|feeds|rules|layouts|domain|config)/', pathNot: '\\.test\\.ts$' }, { path: '^shared/contracts/' }],
      'contracts are derived from commands',
    ),
    rule(
      'transports-know-no-domain',
      [{ path: '^electron/transports/', pathNot: '\\.test\\.ts$' }, { path: '^shared/(domain|feeds|hall|commands|rules)/' }],
      'bytes in and out, no meaning',
    ),
    rule(
      'district-is-foreign',
      [{ path: '^electron/district/', pathNot: '\\.test\\.ts$' }, { path: ['^shared/', '^electron/(?!district/)'] }],
      'the demonstration district meets us only through sockets',
    ),
    rule(
      'preload-alone-has-ipc',
      [{ path: '^electron/', pathNot: ['^electron/(preload|app|windows|ipc|feeds)/', '^electron/main\\.ts$', '\\.test\\.ts$'] }, { path: PROCESS_PACKAGES }],
      'hall, fabric, storage, control run in plain Node too',
    ),
    rule(
      'panels-not-each-other',
      [
        { path: '^renderer/panels/([^/]+)/.+', pathNot: '\\.test\\.ts$' },
        { path: '^renderer/panels/[^/]+/.+', pathNot: '^renderer/panels/$1/' },
      ],
      'a panel stands alone',
    ),
    rule(
      'layers-not-each-other',
      [
        { path: '^renderer/layers/([^/]+)/.+', pathNot: '\\.test\\.ts$' },
        { path: '^renderer/layers/[^/]+/.+', pathNot: '^renderer/layers/$1/' },
      ],
      'a layer stands alone',
    ),
    rule(
      'live-not-panels',
      [{ path: '^renderer/(live|cache|bridge|ui|charts|map)/', pathNot: '\\.test\\.ts$' }, { path: '^renderer/(panels|stage|console|app)/' }],
      'truth knows nothing of how it is shown',
    ),
    rule('ui-is-small', [{ path: '^renderer/ui/', pathNot: '\\.test\\.ts$' }, { path: '^renderer/(?!ui/)' }], 'small words of the interface, no domain'),
    rule('dexie-in-cache', [{ path: '^renderer/(?!cache/)', pathNot: '\\.test\\.ts$' }, { path: 'node_modules/dexie/' }], 'one writer, one reader room'),
    rule(
      'cesium-in-map',
      [{ path: '^renderer/(?!(map|layers)/)', pathNot: '\\.test\\.ts$' }, { path: 'node_modules/(cesium|@cesium)/' }],
      'the globe is behind the map room',
    ),
    rule(
      'echarts-in-charts',
      [{ path: '^renderer/(?!charts/)', pathNot: '\\.test\\.ts$' }, { path: 'node_modules/echarts/' }],
      'charts draw through one scheduler',
    ),
    rule(
      'map-by-its-face',
      [{ path: '^renderer/(?!(map|layers)/)', pathNot: '\\.test\\.ts$' }, { path: '^renderer/map/(?!(index|cesiumBase)\\.ts|map\\.css)' }],
      'reach a folder by its index',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.css$|\\.json$|^dist/)' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.vue', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
    moduleSystems: ['es6', 'cjs'],
  },
}
