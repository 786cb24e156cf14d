import { rmSync } from 'node:fs'
import { copyFile, open, rename } from 'node:fs/promises'

/** A copy that is there as a whole or not at all, also if the power is cut. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.draft`
  try {
    await copyFile(from, draft)
    await flush(draft)
    await rename(draft, to)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Resolves once a file is on disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}
