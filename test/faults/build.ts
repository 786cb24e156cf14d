import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What is killed is what is shipped. */
export default function build(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  // Under the test runner's own NODE_ENV it would be another build.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit', env })
}
