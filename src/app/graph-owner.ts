import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'

/** The process that holds the embedded graph, as it says itself. */
export interface GraphOwner {
  readonly pid: number
  /** Where it answers, once it does; null for commands and for a server that is still starting. */
  readonly url: string | null
  /** ISO 8601. */
  readonly startedAt: string
  /** `attune serve`, `attune train` .. */
  readonly command: string
}

const Owner = z.object({
  pid: z.int().positive(),
  url: z.string().nullable(),
  startedAt: z.string(),
  command: z.string(),
})

function ownerFile(folder: string): string {
  return join(folder, 'owner.json')
}

/**
 * Says who holds the graph in `folder`. In one step, so that a reader never sees half a file.
 *
 * @throws AttuneError `UNAVAILABLE`
 */
export function writeOwner(folder: string, owner: GraphOwner): void {
  const draft = `${ownerFile(folder)}.${owner.pid}`
  try {
    writeFileSync(draft, JSON.stringify(owner))
    renameSync(draft, ownerFile(folder))
  } catch (cause) {
    rmSync(draft, { force: true })
    throw new AttuneError(
      'UNAVAILABLE',
      `${ownerFile(folder)}, which says who holds the graph, cannot be written`,
      {
        hint: 'is the disk full?',
        cause,
      },
    )
  }
}

/** The holder of the graph in `folder`; null if nobody said so, or if the process that did is gone. */
export function readOwner(folder: string): GraphOwner | null {
  const owner = parseOwner(folder)
  return owner !== null && isAlive(owner.pid) ? owner : null
}

/** Takes the file away if it is this process's own. */
export function removeOwner(folder: string, pid: number): void {
  if (parseOwner(folder)?.pid === pid) rmSync(ownerFile(folder), { force: true })
}

function parseOwner(folder: string): GraphOwner | null {
  try {
    return Owner.parse(JSON.parse(readFileSync(ownerFile(folder), 'utf8')))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
