import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const IS_SOURCE = import.meta.url.endsWith('.ts')

/** Of this checkout: a folder that others may write to is no place for code. */
const CACHE = new URL('../../../node_modules/.cache/attune/', import.meta.url)

/**
 * Address of the script of worker threads, as JavaScript. Run from source it is bundled, once a process: a TypeScript
 * loader in each thread would take longer to start than most small graphs to train.
 */
export const WORKER_FILE = IS_SOURCE ? bundle() : new URL('./compute-worker.js', import.meta.url).href

/** Named by its content, so that processes share it and none sees another's half of it. */
function bundle(): string {
  const esbuild: typeof import('esbuild') = createRequire(import.meta.url)('esbuild')
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [fileURLToPath(new URL('./compute-worker.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  })
  const script = outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 16)
  const file = new URL(`compute-worker-${hash}.mjs`, CACHE)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    const draft = new URL(`${randomUUID()}.mjs`, CACHE)
    writeFileSync(draft, script)
    renameSync(draft, file)
  }
  return file.href
}
