import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** One import (or re-export) of a file under `src/`. */
export interface SourceImport {
  /** The importing file, relative to `src/`, with forward slashes. */
  readonly from: string
  /** A file relative to `src/`, or the name of a package. */
  readonly to: string
  readonly isLocal: boolean
  /** Imports only types, so it does not exist at run time. */
  readonly isTypeOnly: boolean
  /** `export .. from`. */
  readonly isReExport: boolean
}

const STATEMENT = /^(import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every `.ts` file under `folder`, relative to it, sorted. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.split('\\').join('/'))
    .sort()
}

/** All imports of the files under `folder`. */
export function sourceImports(folder: string): SourceImport[] {
  return sourceFiles(folder).flatMap((file) => importsOf(folder, file))
}

function importsOf(folder: string, file: string): SourceImport[] {
  const text = readFileSync(join(folder, file), 'utf8')
  const still = [...text.matchAll(STATEMENT)].map(([, word = '', type, target = '']) => ({
    ...resolved(file, target),
    isTypeOnly: type !== undefined,
    isReExport: word === 'export',
  }))
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, target = '']) => ({
    ...resolved(file, target),
    isTypeOnly: false,
    isReExport: false,
  }))
  return [...still, ...dynamic]
}

function resolved(from: string, target: string): Pick<SourceImport, 'from' | 'to' | 'isLocal'> {
  if (!target.startsWith('.')) return { from, to: packageName(target), isLocal: false }
  return { from, to: posix.normalize(posix.join(dirname(from), target)), isLocal: true }
}

/** `@apollo/server/plugin/x` is `@apollo/server`; `node:fs` stays. */
function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** The first cycle of local imports, type imports included, as a path that ends where it began; empty if there is none. */
export function importCycle(imports: readonly SourceImport[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to, isLocal } of imports) {
    if (isLocal) next.set(from, [...(next.get(from) ?? []), to])
  }
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] => {
    const start = path.indexOf(file)
    if (start >= 0) return [...path.slice(start), file]
    if (done.has(file)) return []
    for (const target of next.get(file) ?? []) {
      const cycle = walk(target, [...path, file])
      if (cycle.length > 0) return cycle
    }
    done.add(file)
    return []
  }
  for (const file of next.keys()) {
    const cycle = walk(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}
