import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import { AttuneError } from '../../domain/errors.ts'
import { GraphError, isOutage } from '../../graph/graph-error.ts'

export type { Logger }

export interface LoggerOptions {
  readonly level: Level | 'silent'
  /** Where lines go; standard output if omitted. */
  readonly destination?: DestinationStream
}

/** Keys that could hold a personal value or a secret by mistake. */
const REDACTED = ['variables', 'userId', 'viewerId', 'authorization', 'cookie', 'password'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
)

/** A logger that writes JSON lines. Log request ids, never personal values. */
export function openLogger({ level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service: 'attune' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[redacted]' },
    serializers: { err: describeError, error: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Logs failures. Outages are logged elsewhere, and the work is repeated after them: they are debug messages here. */
export function logUnlessOutage(logger: Logger, message: string): (err: unknown) => void {
  return (err) => logger[isOutage(err) ? 'debug' : 'error']({ err }, message)
}

/** Built-in errors whose messages contain no personal values. */
const SAFE_NAMES = new Set(['TypeError', 'ReferenceError', 'RangeError'])

/** An error as the log shows it. */
export interface DescribedError {
  readonly name: string
  /** Only for errors whose messages never contain personal values. */
  readonly message?: string
  readonly code?: string
  /** Stack frames, without the message. */
  readonly at?: readonly string[]
  readonly cause?: DescribedError
}

/**
 * Type, code and stack of an error. Messages of drivers and engines are left out: they may quote parameters.
 */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error }
  const isOurs = error instanceof AttuneError || error instanceof GraphError
  const code = codeOf(error)
  return {
    name: error.name,
    ...(isOurs || SAFE_NAMES.has(error.name) ? { message: error.message } : {}),
    ...(code === undefined ? {} : { code }),
    at: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

function codeOf(error: Error): string | undefined {
  if (error instanceof GraphError) return error.kind
  for (const name of ['code', 'gqlStatus'] as const) {
    const code: unknown = (error as { code?: unknown; gqlStatus?: unknown })[name]
    if (typeof code === 'string' && /^[\w.-]{1,80}$/.test(code)) return code
  }
  return undefined
}

function framesOf(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? []
  return lines
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim().slice(3))
    .slice(0, 8)
}
