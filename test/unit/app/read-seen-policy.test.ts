import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/app/config.ts'
import { NEVER_AGAIN, SEEN_PRESETS } from '../../../src/domain/seen-policy.ts'

const read = (value: string) => readConfig({ ATTUNE_SEEN_POLICY: value }, '/').seenPolicy

const DAY_MS = 86_400_000

describe('ATTUNE_SEEN_POLICY', () => {
  it('takes the name of a preset', () => {
    expect([read(''), read('never'), read('Shop'), read('music')]).toEqual([
      NEVER_AGAIN,
      NEVER_AGAIN,
      SEEN_PRESETS.shop,
      SEEN_PRESETS.music,
    ])
  })

  it('takes JSON, and the path of a file with it', () => {
    const text = '{"*": {"VIEW": "1d", "purchase": "never", "CLICK": 0}, "album": {"PLAY": "12h"}}'
    const policy = {
      ages: { view: DAY_MS, purchase: 'never', click: 0 },
      byItemKind: { album: { play: DAY_MS / 2 } },
    }
    expect(read(text)).toEqual(policy)
    const folder = mkdtempSync(join(tmpdir(), 'attune-policy-'))
    writeFileSync(join(folder, 'policy.json'), text)
    expect(read(join(folder, 'policy.json'))).toEqual(policy)
    rmSync(folder, { recursive: true })
  })

  it.each([
    ['{"*": {"HIDE": "1d"}}', 'its events are of'],
    ['{"*": {"VIEW": "1 day"}}', 'ages are never'],
    ['{', 'it is not JSON'],
    ['/none/such.json', 'it cannot be read'],
  ])('refuses %s and says why', (value, reason) => {
    expect(() => read(value)).toThrow(reason)
  })
})
