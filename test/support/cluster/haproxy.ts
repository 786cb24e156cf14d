import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The configuration that operators are given. */
export const HAPROXY_FILE = fileURLToPath(
  new URL('../../../examples/operations/haproxy.cfg', import.meta.url),
)

/** What the configuration reads from the environment. @param hosts addresses with ports */
function variablesOf(balancer: string, hosts: readonly string[]): Record<string, string> {
  const named = hosts.map((host, at) => [`PROCESS_${at + 1}`, host] as const)
  return { PATH: process.env.PATH ?? '', BALANCER_ADDRESS: balancer, ...Object.fromEntries(named) }
}

/** What HAProxy says of its configuration; null where it is not installed. */
export function checkedHaproxy(balancer: string, hosts: readonly string[]) {
  const env = variablesOf(balancer, hosts)
  const checked = spawnSync('haproxy', ['-c', '-f', HAPROXY_FILE], { encoding: 'utf8', env })
  return checked.error ? null : { status: checked.status, said: checked.stdout + checked.stderr }
}

/** A balancer before these processes, round robin. */
export function startHaproxy(balancer: string, hosts: readonly string[]): { stop(): Promise<void> } {
  const env = variablesOf(balancer, hosts)
  const child: ChildProcess = spawn('haproxy', ['-db', '-f', HAPROXY_FILE], { stdio: 'ignore', env })
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
