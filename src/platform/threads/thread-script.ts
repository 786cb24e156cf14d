import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, getPriority, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Of this checkout: a folder that others may write to is no place for code. */
const CACHE = new URL('../../../node_modules/.cache/attune/', import.meta.url)

/** Addresses by source, of those bundled before. */
const bundled = new Map<string, string>()

/**
 * Address of the script of a worker thread, as JavaScript: the file `name` beside the file at `beside`. Run from source
 * it is bundled, once a process: a TypeScript loader in each thread would take longer to start than most small graphs to
 * train.
 */
export function threadScript(name: string, beside: string): string {
  if (!beside.endsWith('.ts')) return new URL(`./${name}.js`, beside).href
  const source = new URL(`./${name}.ts`, beside)
  const known = bundled.get(source.href) ?? bundle(name, source)
  bundled.set(source.href, known)
  return known
}

/** Named by its content, so that processes share it and none sees another's half of it. */
function bundle(name: string, source: URL): string {
  const esbuild: typeof import('esbuild') = createRequire(import.meta.url)('esbuild')
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  })
  const script = outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 16)
  const file = new URL(`${name}-${hash}.mjs`, CACHE)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    const draft = new URL(`${randomUUID()}.mjs`, CACHE)
    writeFileSync(draft, script)
    renameSync(draft, file)
  }
  return file.href
}

const { PRIORITY_BELOW_NORMAL } = constants.priority

/**
 * From now on this thread gets less of the processor than others where they share cores; never more than it had. Only Linux
 * has a priority of a thread's own; elsewhere it would be the whole process's, and nothing is done.
 */
export function runBelowNormal(): void {
  // A process that was started to go last goes on doing so, and need not be allowed to raise a priority.
  if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) {
    setPriority(PRIORITY_BELOW_NORMAL)
  }
}
