import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Builds server and pages, unless `dist/` and `web/dist/` are newer than their sources: tests use the shipped build. */
export default function build(): void {
  if (!isFresh('dist/main.js', 'src') || !isFresh('web/dist/index.html', 'web/src')) run('build')
}

/** Builds the server alone, unless `dist/` is newer than `src/`. */
export function buildServer(): void {
  if (!isFresh('dist/main.js', 'src')) run('build:server')
}

/** Whether `output` exists and no file under `sources` is newer. */
export function isFresh(output: string, sources: string): boolean {
  const builtAtMs = statSync(join(ROOT, output), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return readdirSync(join(ROOT, sources), { recursive: true, encoding: 'utf8' }).every(
    (file) => statSync(join(ROOT, sources, file)).mtimeMs <= builtAtMs,
  )
}

function run(script: string): void {
  // Under the test runner's own NODE_ENV it would be another build.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', '--silent', script], { cwd: ROOT, stdio: 'inherit', env })
}
