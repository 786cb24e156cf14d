import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/app/config.ts'

const read = (value: string) => [...readConfig({ ATTUNE_RETENTION: value }, '/').retention]

describe('ATTUNE_RETENTION', () => {
  it('takes pairs of kinds and periods', () => {
    expect(read('')).toEqual([])
    expect(read('VIEW=90d, click=12h')).toEqual([
      ['view', 90 * 86_400_000],
      ['click', 12 * 3_600_000],
    ])
  })

  it.each(['HIDE=1d', 'REPORT=1d', 'VIEW', 'VIEW=0', 'VIEW=1 day', 'SEEN=1d', 'VIEW=1d=2d'])(
    'refuses %s',
    (value) => {
      expect(() => read(value)).toThrow('ATTUNE_RETENTION must be')
    },
  )
})
