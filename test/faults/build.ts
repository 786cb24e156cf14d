import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What is killed is what is shipped. */
export default function build(): void {
  run('build')
}

/** The same without the web pages, which a server that nobody looks at does without. */
export function buildServer(): void {
  run('build:server')
}

function run(script: string): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  // Under the test runner's own NODE_ENV it would be another build.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', env })
}
