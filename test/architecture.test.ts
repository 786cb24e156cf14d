import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importCycle, type SourceImport, sourceFiles, sourceImports } from './support/source-imports.ts'

const SRC = fileURLToPath(new URL('../src', import.meta.url))
/** Folders that import no package and nothing of Node. */
const PURE = /^(domain|recommend\/scoring|recommend\/ranking)\//

const imports = sourceImports(SRC)
const local = imports.filter((found) => found.isLocal)

/** The parts of `src/`, from the top down. A part may import those below it, and never one above it. */
const ORDER = [
  'main',
  'cli',
  'app',
  'server',
  'evaluation',
  'datasets',
  'privacy',
  'events',
  'metrics',
  'catalog',
  'training',
  'recommend',
  'steering',
  'search',
  'snapshot',
  'model',
  'consent',
  'access',
  'graph',
  'platform',
  'domain',
]

/** Which files may import a package; packages that are not listed may be imported anywhere but in the domain. */
const PACKAGES: readonly { readonly name: RegExp; readonly onlyUnder: RegExp }[] = [
  { name: /^(graphql|@apollo\/|@as-integrations\/|@escape\.tech\/|altair)/, onlyUnder: /^server\/api\// },
  { name: /^(fastify|@fastify\/)/, onlyUnder: /^server\// },
  { name: /^neo4j-driver$/, onlyUnder: /^graph\/neo4j\// },
  { name: /^@grafeo-db\/js$/, onlyUnder: /^graph\/embedded\// },
  { name: /^minisearch$/, onlyUnder: /^search\// },
  { name: /^lmdb$/, onlyUnder: /^(platform\/lmdb|events\/journal|recommend\/serving)\// },
  { name: /^iovalkey$/, onlyUnder: /^platform\// },
  { name: /^@opentelemetry\//, onlyUnder: /^(platform\/tracing|app\/open-tracing)\.ts$/ },
  { name: /^(commander|cli-progress|cli-table3)$/, onlyUnder: /^cli\// },
]

/** The folder of `src/` that a file is in; `main` for the entry point. */
function partOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '')
}

/** The engine whose adapter a file belongs to, or undefined. */
function adapterOf(file: string): string | undefined {
  return /^graph\/(embedded|neo4j)\//.exec(file)?.[1]
}

function describeImports(found: readonly SourceImport[]): string[] {
  return found.map(({ from, to }) => `${from} imports ${to}`)
}

describe('architecture', () => {
  it('imports go down the order of parts and never up', () => {
    const upward = local.filter(({ from, to }) => ORDER.indexOf(partOf(to)) < ORDER.indexOf(partOf(from)))
    expect(describeImports(upward)).toEqual([])
  })

  it('docs/architecture.md states the same order', () => {
    const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8')
    expect(page.replace(/\s+/g, ' ')).toContain(ORDER.join(' → '))
  })

  it('every part has its place in the order', () => {
    const parts = new Set(sourceFiles(SRC).map(partOf))
    expect([...parts].filter((part) => !ORDER.includes(part))).toEqual([])
  })

  it('an adapter does not import the other adapter', () => {
    const wrong = local.filter(({ from, to }) => {
      const [importer, target] = [adapterOf(from), adapterOf(to)]
      return importer !== undefined && target !== undefined && importer !== target
    })
    expect(describeImports(wrong)).toEqual([])
  })

  it('only app/ imports an adapter', () => {
    const wrong = local.filter(({ from, to }) => adapterOf(to) !== undefined && adapterOf(from) === undefined)
    expect(describeImports(wrong.filter(({ from }) => partOf(from) !== 'app'))).toEqual([])
  })

  it('packages are imported only where they belong', () => {
    const wrong = imports.filter(
      ({ from, to, isLocal }) =>
        !isLocal && PACKAGES.some(({ name, onlyUnder }) => name.test(to) && !onlyUnder.test(from)),
    )
    expect(describeImports(wrong)).toEqual([])
  })

  it('domain/, scoring/ and ranking/ import no package and nothing of Node', () => {
    const wrong = imports.filter(({ from, isLocal }) => !isLocal && PURE.test(from))
    expect(describeImports(wrong)).toEqual([])
  })

  it('scoring/ and ranking/ are synchronous and take time and randomness as arguments', () => {
    const impure = /\b(async|await|Promise|Date\.now|new Date\(\)|Math\.random|performance|setTimeout)\b/
    const wrong = sourceFiles(SRC).filter(
      (file) =>
        /^recommend\/(scoring|ranking)\//.test(file) &&
        impure.test(code(readFileSync(join(SRC, file), 'utf8'))),
    )
    expect(wrong).toEqual([])
  })

  it('no imports form a cycle, type imports included', () => {
    expect(importCycle(imports)).toEqual([])
  })

  it('no file re-exports another', () => {
    expect(describeImports(imports.filter(({ isReExport }) => isReExport))).toEqual([])
  })

  it('relative imports end in .ts and name a file that exists', () => {
    const files = new Set(sourceFiles(SRC))
    expect(describeImports(local.filter(({ to }) => !files.has(to)))).toEqual([])
  })
})

/** The text without comments and strings. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'[^'\n]*'/g, "''")
}
