import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const IS_SOURCE = import.meta.url.endsWith('.ts')

/**
 * Address of the script of worker threads, as JavaScript. Run from source it is bundled, once a process: a TypeScript
 * loader in each thread would take longer to start than most small graphs to train.
 */
export const WORKER_FILE = IS_SOURCE
  ? bundle(fileURLToPath(new URL('./compute-worker.ts', import.meta.url)))
  : new URL('./compute-worker.js', import.meta.url).href

function bundle(source: string): string {
  const esbuild: typeof import('esbuild') = createRequire(import.meta.url)('esbuild')
  const folder = mkdtempSync(join(tmpdir(), 'attune-worker-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  })
  const file = join(folder, 'compute-worker.mjs')
  writeFileSync(file, outputFiles[0]?.text ?? '')
  return pathToFileURL(file).href
}
