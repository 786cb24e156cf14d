import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Folder of the snapshots of an embedded graph, beside its own file. */
export const SNAPSHOT_FOLDER = 'snapshots'

const NAME = /^graph-(\d{4}-\d{2}-\d{2}T)(\d{2})-(\d{2})-(\d{2})\.grafeo$/

/** File name of a snapshot taken at this instant. */
export function snapshotName(nowMs: number): string {
  return `graph-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}.grafeo`
}

/** Paths of the snapshots in a folder, newest first; empty if the folder does not exist. */
export function snapshotsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => NAME.test(name))
  return names.sort((a, b) => (a < b ? 1 : -1)).map((name) => join(folder, name))
}

/** Age of the newest snapshot in seconds; null if there is none, or the folder cannot be read. */
export function snapshotAgeSeconds(folder: string): number | null {
  try {
    const [newest] = snapshotsIn(folder)
    // The clock may have been set back.
    return newest === undefined ? null : Math.max(0, Date.now() - takenAtMs(newest)) / 1_000
  } catch {
    return null
  }
}

/** When a snapshot was taken, epoch milliseconds. */
export function takenAtMs(path: string): number {
  const [, day = '', hour, minute, second] = NAME.exec(basename(path)) ?? []
  return Date.parse(`${day}${hour}:${minute}:${second}Z`)
}
