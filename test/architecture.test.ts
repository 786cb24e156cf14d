import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { circularImport, type SourceImport, sourceFiles, sourceImports } from './support/source-imports.ts'

const SRC = fileURLToPath(new URL('../src', import.meta.url))
const imports = sourceImports(SRC)
const local = imports.filter((found) => found.isLocal)

/** What the parts of the second tier may import of each other; all of them may import the tiers below. */
const SIDEWAYS: Readonly<Record<string, readonly string[]>> = {
  recommend: [],
  evaluation: ['recommend', 'training', 'importing', 'ingest'],
  ingest: ['training'],
  writing: ['importing', 'ingest'],
  importing: ['training', 'ingest'],
  demo: ['training', 'ingest', 'importing'],
  training: [],
  privacy: [],
  observability: [],
}

const USE_CASES = Object.keys(SIDEWAYS)
const BELOW = [
  'candidates',
  'model',
  'scoring',
  'ranking',
  'journal',
  'graph',
  'kernels',
  'lmdb',
  'threads',
  'files',
  'domain',
]

/** A part of `src/`, and the parts it may import beside itself. A part that is not listed fails the test. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['compose', 'cli', 'config', 'domain'],
  compose: ['api', 'cli', 'config', 'adapter', ...USE_CASES, ...BELOW],
  config: ['domain'],
  cli: ['config', ...USE_CASES, ...BELOW],
  api: [...USE_CASES, ...BELOW],
  ...Object.fromEntries(USE_CASES.map((part) => [part, [...(SIDEWAYS[part] ?? []), ...BELOW]])),
  candidates: ['model', 'graph', 'domain'],
  model: ['graph', 'kernels', 'domain'],
  scoring: ['domain'],
  ranking: ['domain'],
  journal: ['lmdb', 'threads', 'domain'],
  lmdb: ['files', 'domain'],
  adapter: ['graph', 'threads', 'files', 'domain'],
  graph: ['domain'],
  kernels: ['domain'],
  threads: [],
  files: [],
  domain: [],
}

/** Which files may import a package; packages that are not listed may be imported anywhere but in the domain. */
const PACKAGES: readonly { readonly name: RegExp; readonly onlyUnder: RegExp }[] = [
  { name: /^(graphql|@apollo\/|@as-integrations\/|@escape\.tech\/|altair)/, onlyUnder: /^api\// },
  { name: /^(fastify|@fastify\/)/, onlyUnder: /^(api|observability)\// },
  { name: /^neo4j-driver$/, onlyUnder: /^graph\/neo4j\// },
  { name: /^@grafeo-db\/js$/, onlyUnder: /^graph\/embedded\// },
  { name: /^lmdb$/, onlyUnder: /^(lmdb|journal|recommend)\// },
  { name: /^(commander|cli-progress|cli-table3)$/, onlyUnder: /^cli\// },
]

function partOf(file: string): string {
  if (/^setting(s|-values)\.ts$/.test(file)) return 'config'
  if (file.startsWith('compose')) return 'compose'
  if (/^graph\/(embedded|neo4j)\//.test(file)) return 'adapter'
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '')
}

function told(found: readonly SourceImport[]): string[] {
  return found.map(({ from, to }) => `${from} imports ${to}`)
}

describe('architecture', () => {
  it('imports go down the tiers and never up', () => {
    const wrong = local.filter(({ from, to }) => {
      const [part, target] = [partOf(from), partOf(to)]
      return part !== target && !(MAY_IMPORT[part] ?? []).includes(target)
    })
    expect(told(wrong)).toEqual([])
  })

  it('every part has its place in the tiers', () => {
    const parts = new Set(sourceFiles(SRC).map(partOf))
    expect([...parts].filter((part) => !MAY_IMPORT[part])).toEqual([])
  })

  it('the two adapters know nothing of each other', () => {
    const wrong = local.filter(
      ({ from, to }) =>
        partOf(from) === 'adapter' && partOf(to) === 'adapter' && from.split('/')[1] !== to.split('/')[1],
    )
    expect(told(wrong)).toEqual([])
  })

  it('only compose.ts imports an adapter', () => {
    const wrong = local.filter(({ from, to }) => partOf(to) === 'adapter' && partOf(from) !== 'adapter')
    expect(told(wrong.filter(({ from }) => partOf(from) !== 'compose'))).toEqual([])
  })

  it('packages are imported only where they belong', () => {
    const wrong = imports.filter(
      ({ from, to, isLocal }) =>
        !isLocal && PACKAGES.some(({ name, onlyUnder }) => name.test(to) && !onlyUnder.test(from)),
    )
    expect(told(wrong)).toEqual([])
  })

  it('the domain, scoring and ranking import no package and nothing of Node', () => {
    const wrong = imports.filter(
      ({ from, isLocal }) => !isLocal && ['domain', 'scoring', 'ranking'].includes(partOf(from)),
    )
    expect(told(wrong)).toEqual([])
  })

  it('scoring and ranking are synchronous, and are told the time and chance', () => {
    const impure = /\b(async|await|Promise|Date\.now|new Date\(\)|Math\.random|performance|setTimeout)\b/
    const wrong = sourceFiles(SRC).filter(
      (file) => /^(scoring|ranking)\//.test(file) && impure.test(code(readFileSync(join(SRC, file), 'utf8'))),
    )
    expect(wrong).toEqual([])
  })

  it('nothing imports in a circle', () => {
    expect(circularImport(imports)).toEqual([])
  })

  it('no file re-exports another', () => {
    expect(told(imports.filter(({ isReExport }) => isReExport))).toEqual([])
  })

  it('relative imports end in .ts and name a file that exists', () => {
    const files = new Set(sourceFiles(SRC))
    expect(told(local.filter(({ to }) => !files.has(to)))).toEqual([])
  })
})

/** The text without comments and strings. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'[^'\n]*'/g, "''")
}
