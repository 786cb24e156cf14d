import { createHash, randomBytes } from 'node:crypto'
import type { ApiKeysRow } from '../graph/__generated__/queries.ts'
import { SCOPES, type Scope } from './principal.ts'

/** An API key as stored: without the key itself. */
export interface ApiKey {
  /** Unique, chosen by the operator. */
  readonly name: string
  /** SHA-256 of the key, in hexadecimal. */
  readonly hash: string
  /** The first characters of the key, to recognize it. */
  readonly start: string
  /** The key before the last rotation, and until when it works, epoch milliseconds. */
  readonly previousHash: string | null
  readonly previousUntilMs: number | null
  readonly scopes: readonly Scope[]
  /** Origins of the pages that may use the key; any caller, if empty. */
  readonly origins: readonly string[]
  readonly createdAtMs: number
  readonly rotatedAtMs: number | null
  readonly expiresAtMs: number | null
}

/** So that scanners for secrets find a key that was published by mistake. */
const PREFIX = 'att_'

/** 256 random bits, and 24 bits of checksum, in hexadecimal. */
const RANDOM_BYTES = 32
const CHECK_DIGITS = 6
const SHAPE = new RegExp(`^${PREFIX}[0-9a-f]{${2 * RANDOM_BYTES + CHECK_DIGITS}}$`)

/** Characters of a key that are shown. */
const SHOWN = PREFIX.length + 4

/** A new random key: `att_`, 64 hexadecimal digits, and a checksum of 6. */
export function newKey(): string {
  const digits = randomBytes(RANDOM_BYTES).toString('hex')
  return `${PREFIX}${digits}${checksum(digits)}`
}

/** True if a text has the form and the checksum of a key. Needs no secret: scanners may check it, too. */
export function isKeyShaped(text: string): boolean {
  return SHAPE.test(text) && checksum(text.slice(PREFIX.length, -CHECK_DIGITS)) === text.slice(-CHECK_DIGITS)
}

/** What is stored of a key. A random key of 256 bits needs no slow hash. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The first characters of a key. */
export function startOf(key: string): string {
  return key.slice(0, SHOWN)
}

function checksum(digits: string): string {
  return hashOf(digits).slice(0, CHECK_DIGITS)
}

/** A key as the graph has it. */
export function apiKeyOf(row: ApiKeysRow): ApiKey {
  return {
    name: row.id,
    hash: row.hash,
    start: row.start,
    previousHash: row.previousHash,
    previousUntilMs: row.previousUntil,
    scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
    origins: row.origins,
    createdAtMs: row.createdAt,
    rotatedAtMs: row.rotatedAt,
    expiresAtMs: row.expiresAt,
  }
}
