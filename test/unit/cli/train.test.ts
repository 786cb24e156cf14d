import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { crowds } from '../../support/crowds.ts'

const PEOPLE = 60

let folder: CliFolder

beforeAll(async () => {
  folder = cliFolder()
  const rows = crowds({ people: PEOPLE }).map(({ userId, itemId, kind, atMs }) =>
    [userId, itemId, kind, atMs].join(','),
  )
  mkdirSync(join(folder.path, 'songs'))
  writeFileSync(join(folder.path, 'songs', 'interactions.csv'), ['userId,itemId,kind,at', ...rows].join('\n'))
  await folder.run(['import', 'songs'])
})

afterAll(() => folder.remove())

async function heldOut(...words: string[]): Promise<unknown> {
  const { out } = await folder.run(['train', '--json', ...words])
  return JSON.parse(out).interest.metrics.positives
}

describe('attune train', () => {
  it('holds out the newest engagements, or any with `--holdout any`', async () => {
    // Of ten likes each the newest fifth, or any tenth.
    expect(await heldOut()).toBe(2 * PEOPLE)
    expect(await heldOut('--holdout', 'any')).toBe(PEOPLE)
    expect(await heldOut('--holdout', 'newest')).toBe(2 * PEOPLE)
    // The former name.
    expect(await heldOut('--foretell', 'any')).toBe(PEOPLE)
  })

  it('refuses an unknown holdout', async () => {
    const { code, err } = await folder.run(['train', '--holdout', 'tea'])
    expect([code, err]).toEqual([2, expect.stringContaining('Allowed choices are newest, any')])
  })
})
