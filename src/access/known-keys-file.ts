import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replaceFile } from '../platform/files/replace-file.ts'
import type { ApiKey } from './api-key.ts'
import { SCOPES } from './principal.ts'

const Keys = z.array(
  z.object({
    name: z.string(),
    hash: z.string(),
    start: z.string(),
    previousHash: z.string().nullable(),
    previousUntilMs: z.number().nullable(),
    scopes: z.array(z.enum(SCOPES)),
    origins: z.array(z.string()),
    createdAtMs: z.number(),
    rotatedAtMs: z.number().nullable(),
    expiresAtMs: z.number().nullable(),
  }),
)

/** The keys that a process read last, for a start while the graph is unavailable; null if there is no readable file. */
export function readKnownKeys(file: string): readonly ApiKey[] | null {
  try {
    return Keys.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Keeps the keys, as hashes, for the next start. */
export function writeKnownKeys(file: string, keys: readonly ApiKey[]): void {
  replaceFile(file, JSON.stringify(keys))
}
