import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants, getPriority, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

/** Inside this checkout: code must not be run from a folder that others can write to. */
const CACHE = new URL('../../../node_modules/.cache/attune/', import.meta.url)

/** URLs of bundled scripts by source. */
const bundled = new Map<string, string>()

/**
 * URL of the script of a worker thread as JavaScript: the file `name` in the folder of `beside`. When run from TypeScript
 * source, it is bundled once per process: a loader in each thread would start slowly.
 */
export function threadScript(name: string, beside: string): string {
  if (!beside.endsWith('.ts')) return new URL(`./${name}.js`, beside).href
  const source = new URL(`./${name}.ts`, beside)
  const known = bundled.get(source.href) ?? bundle(name, source)
  bundled.set(source.href, known)
  return known
}

/** The file name contains a hash of the content, so that processes can share the file and never see a partial one. */
function bundle(name: string, source: URL): string {
  const require = createRequire(import.meta.url)
  const esbuild: typeof import('esbuild') = require('esbuild')
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    packages: 'external',
    // Quicker to read as part of the bundle.
    alias: { 'ml-matrix': require.resolve('ml-matrix') },
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

/**
 * Piscina first loads a script with `require`. If a thread is terminated while `require` loads an ES module, Node 20 ends the
 * whole process (`v8::Module::IsGraphAsync must be used on an instantiated module`). With this option piscina uses `import`.
 */
const IMPORT_ONLY = '--no-experimental-require-module'

/** Node's options for worker threads. Those of the process are not passed on: they may name a loader. */
export const THREAD_OPTIONS: string[] = process.allowedNodeEnvironmentFlags.has(IMPORT_ONLY)
  ? [IMPORT_ONLY]
  : []

const { PRIORITY_BELOW_NORMAL } = constants.priority

/**
 * Lowers the priority of this thread. Only Linux has priorities per thread; on other systems this does nothing, because it
 * would affect the whole process.
 */
export function runBelowNormal(): void {
  // Never raises the priority of a process that was started with a lower one.
  if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) {
    setPriority(PRIORITY_BELOW_NORMAL)
  }
}
