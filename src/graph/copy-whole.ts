import { rmSync } from 'node:fs'
import { copyFile, open, rename } from 'node:fs/promises'

/** A copy that is there as a whole or not at all, also if the power is cut. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.draft`
  try {
    await copyFile(from, draft)
    const file = await open(draft, 'r+')
    await file.sync().finally(() => file.close())
    await rename(draft, to)
  } finally {
    rmSync(draft, { force: true })
  }
}
