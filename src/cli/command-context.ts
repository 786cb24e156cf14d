import type { Compose, Composition } from '../app/composition.ts'
import { type Config, readConfig } from '../app/config.ts'
import { logStream } from './log-lines.ts'
import type { Terminal } from './terminal.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What every command is handed: the outside world, as values. */
export interface CommandContext {
  /** Version of the service, as package.json says. */
  readonly version: string
  readonly terminal: Terminal
  readonly variables: Variables
  /** Where the configuration file and relative paths start. */
  readonly folder: string
  readonly compose: Compose
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal
  /** Epoch milliseconds: the one clock of a command. */
  readonly nowMs: () => number
}

/**
 * The parts of this process, by its settings.
 *
 * @param overrides settings that the command line states; they win over the environment
 * @throws AttuneError `CONFIG_INVALID`
 */
export function composition(context: CommandContext, overrides: Variables = {}): Composition {
  const stated = Object.entries(overrides).filter(([, value]) => value !== undefined)
  const config: Config = readConfig({ ...context.variables, ...Object.fromEntries(stated) }, context.folder)
  return context.compose(config, logStream(context.terminal), context.version)
}
