import { type Composition, compose } from '../app/compose.ts'
import { type Config, readConfig } from '../app/config.ts'
import type { Terminal } from './terminal.ts'
import { logStream } from './terminal.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** The environment of a command, passed in as values. */
export interface CommandContext {
  /** Version of the service, from package.json. */
  readonly version: string
  readonly terminal: Terminal
  readonly variables: Variables
  /** Working directory: of the configuration file and of relative paths. */
  readonly folder: string
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal
  /** Clock of the command, epoch milliseconds. */
  readonly nowMs: () => number
}

/**
 * The parts of this process, composed from its settings.
 *
 * @param overrides settings from the command line; they take precedence over the environment
 * @throws AttuneError `CONFIG_INVALID`
 */
export function composition(context: CommandContext, overrides: Variables = {}): Composition {
  const stated = Object.entries(overrides).filter(([, value]) => value !== undefined)
  const config: Config = readConfig({ ...context.variables, ...Object.fromEntries(stated) }, context.folder)
  return compose(config, logStream(context.terminal), context.version)
}
