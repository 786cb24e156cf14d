import { randomUUID, timingSafeEqual } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import {
  addExport,
  failExports,
  finishedExport,
  noteExport,
  type OpenExportsRow,
  openExports,
  recentExport,
} from '../graph/__generated__/queries.ts'
import { isAvailable, type RunOptions } from '../graph/graph-store.ts'
import type { DataKey } from '../platform/data-key.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import { type ExportParts, exportedKinds } from './export-user.ts'
import type { KeptDecisions } from './kept-decisions.ts'
import { readExport, writeExport } from './write-export.ts'

/** How long the files of an export are kept, and how long an export is tried. */
const KEPT_MS = 24 * 3_600_000

/** How often old files, and exports that were interrupted, are looked for. */
const EVERY_MS = 60_000

/** Exports of one pass. */
const AT_ONCE = 100

/** Names of the files of an export. */
const FILE_NAME = /^[A-Za-z]+\.(json|csv)$/

export interface ExportsParts extends ExportParts {
  /** Names users by keyed hashes. */
  readonly erased: KeptDecisions
  /** Names this process among the servers of the graph: the id of its journal. */
  readonly process: string
  /** Folder of the files. */
  readonly folder: string
  /** Encrypts the files; null without a master key. */
  readonly dataKey?: DataKey | null
  /** Called with a failed step. It is tried again for a day. */
  readonly onFailed: (error: unknown) => void
}

/**
 * Exports the data of users into files, one user after the other, in the background. The files are deleted after a day, and
 * at the erasure of their user. After a restart, exports that have not ended begin again. One that has not ended after a
 * day has failed.
 */
export class Exports {
  readonly #parts: ExportsParts
  readonly #passes: RepeatedTask
  /** Keyed hashes of users who were forgotten while their data was being exported. */
  readonly #forgotten = new Set<string>()
  /** Requests that are being recorded, by keyed hashes. */
  readonly #recording = new Map<string, Promise<string>>()
  readonly #key: Buffer | null

  constructor(parts: ExportsParts) {
    this.#parts = parts
    this.#key = exportKey(parts.dataKey ?? null)
    this.#passes = new RepeatedTask({
      everyMs: EVERY_MS,
      mayRun: () => isAvailable(parts.graph),
      run: () => this.#pass(),
      onFailed: parts.onFailed,
      onIdle: () => this.#forgotten.clear(),
    })
  }

  /** Continues exports that have not ended, now and from time to time. */
  start(): void {
    this.#passes.start()
  }

  /** Waits for the running export. No other begins. */
  stop(): Promise<void> {
    return this.#passes.stop()
  }

  /**
   * Records a request and begins it. Returns its id. One user has one export a day of a process: a repeated call returns the
   * id of the first, unless it failed.
   *
   * @throws GraphError
   */
  async request(userId: string, options: RunOptions = {}): Promise<string> {
    const subject = await this.subjectOf(userId)
    const recording =
      this.#recording.get(subject) ??
      this.#findOrAdd(userId, subject, options).finally(() => this.#recording.delete(subject))
    this.#recording.set(subject, recording)
    return recording
  }

  async #findOrAdd(userId: string, subject: string, options: RunOptions): Promise<string> {
    const { graph, erased, process, nowMs } = this.#parts
    const since = nowMs() - KEPT_MS
    const [recent] = await graph.run(recentExport, { subject, process, since }, options)
    if (recent) return recent.id
    const id = randomUUID()
    const sealedUserId = (await erased.readSecret(graph)).seal(userId, id)
    await graph.run(addExport, { id, subject, sealedUserId, process, now: nowMs() }, options)
    this.#passes.wake()
    return id
  }

  /** The keyed hash by which requests name a user. @throws GraphError */
  async subjectOf(userId: string): Promise<string> {
    return (await this.#parts.erased.readSecret(this.#parts.graph)).subjectOf(userId)
  }

  /** Where a finished export is; null once its files are deleted. @param finishedAt epoch milliseconds */
  async urlOf(id: string, finishedAt: number | null): Promise<string | null> {
    if (finishedAt === null || this.#isOld(finishedAt)) return null
    const secret = await this.#parts.erased.readSecret(this.#parts.graph)
    return `/exports/${id}?token=${secret.downloadToken(id)}`
  }

  /** The path of a file of a finished export; null if there is none, or if the token is not the one of its URL. */
  async find(id: string, token: string, file: string): Promise<string | null> {
    const { graph, erased, folder } = this.#parts
    if (!FILE_NAME.test(file)) return null
    const secret = await erased.readSecret(graph)
    if (!isSame(token, secret.downloadToken(id))) return null
    const [found] = await graph.run(finishedExport, { id })
    return found && !this.#isOld(found.finishedAt) ? join(folder, found.subject, id, file) : null
  }

  /** The content of a file that `find` has found. @throws errors of the file system */
  read(path: string): Promise<Readable> {
    return readExport(path, this.#key)
  }

  /** Deletes all exports of a user. @throws GraphError, errors of the file system */
  async forget(userId: string): Promise<void> {
    const { graph, folder, nowMs } = this.#parts
    const subject = await this.subjectOf(userId)
    if (this.#passes.isRunning) this.#forgotten.add(subject)
    await rm(join(folder, subject), { recursive: true, force: true })
    await graph.run(failExports, { subject, now: nowMs() })
  }

  async #pass(): Promise<void> {
    const { graph, process, onFailed } = this.#parts
    await this.#deleteOld()
    const open = await graph.run(openExports, { process, limit: AT_ONCE })
    for (const one of open) if (!this.#passes.isStopped) await this.#export(one).catch(onFailed)
  }

  async #export({ id, subject, sealedUserId, requestedAt }: OpenExportsRow): Promise<void> {
    const { graph, erased, folder, nowMs } = this.#parts
    if (this.#isOld(requestedAt)) {
      await graph.run(noteExport, { id, state: 'failed', progress: 0, finishedAt: nowMs() })
      return
    }
    const secret = await erased.readSecret(graph)
    const userId = sealedUserId === null ? null : secret.unseal(sealedUserId, id)
    const into = join(folder, subject, id)
    if (userId === null || this.#forgotten.has(subject)) return
    const kinds = exportedKinds(this.#parts, userId)
    await writeExport(into, { userId, madeAtMs: nowMs() }, kinds, {
      key: this.#key,
      onKind: async (finished) => {
        const progress = finished / (kinds.length + 1)
        await graph.run(noteExport, { id, state: 'running', progress, finishedAt: null })
      },
    })
    // An erasure may have deleted the folder while it was being written.
    if (this.#forgotten.has(subject)) await rm(into, { recursive: true, force: true })
    else await graph.run(noteExport, { id, state: 'done', progress: 1, finishedAt: nowMs() })
  }

  async #deleteOld(): Promise<void> {
    const { folder } = this.#parts
    for (const subject of await readdir(folder).catch(() => [])) {
      for (const id of await readdir(join(folder, subject))) {
        const path = join(folder, subject, id)
        if (this.#isOld((await stat(path)).mtimeMs)) await rm(path, { recursive: true, force: true })
      }
    }
  }

  #isOld(atMs: number): boolean {
    return atMs + KEPT_MS <= this.#parts.nowMs()
  }
}

/** The key that encrypts the files of exports; null without a data key. */
export function exportKey(dataKey: DataKey | null): Buffer | null {
  return dataKey?.derived('exports') ?? null
}

function isSame(token: string, expected: string): boolean {
  const [left, right] = [Buffer.from(token), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
