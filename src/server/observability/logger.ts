import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import { AttuneError } from '../../domain/errors.ts'
import { GraphError } from '../../graph/graph-error.ts'

export type { Logger }

export interface LoggerOptions {
  readonly level: Level | 'silent'
  /** Where lines go; standard output if omitted. */
  readonly destination?: DestinationStream
}

/** Names under which a personal value or a secret could get into a line by mistake. */
const REDACTED = ['variables', 'userId', 'viewerId', 'authorization', 'cookie', 'password'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
)

/** One JSON line an event, for machines. Holds no personal values: log ids of requests, not of people. */
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

/** Built-in errors: their texts name code, not people. */
const SAFE_NAMES = new Set(['TypeError', 'ReferenceError', 'RangeError'])

/** An error as a log may show it. */
export interface DescribedError {
  readonly name: string
  /** Only of errors whose texts are known to hold no personal value. */
  readonly message?: string
  readonly code?: string
  /** Where it was thrown, without the message. */
  readonly at?: readonly string[]
  readonly cause?: DescribedError
}

/**
 * Type, code and place of an error. The message only where it cannot hold a personal value: driver and engine
 * texts may quote parameters.
 */
export function describeError(error: unknown): DescribedError {
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
