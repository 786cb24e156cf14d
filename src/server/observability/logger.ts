import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'

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
