import { expect, it } from 'vitest'
import { duration } from '../../../web/src/parts/format.ts'

it.each([
  ['P1D', '1 day'],
  ['P30DT12H', '30 days 12 hours'],
  ['PT1H30M', '1 hour 30 minutes'],
  ['PT10S', '10 seconds'],
])('the duration %s is %s', (iso, text) => {
  expect(duration(iso)).toBe(text)
})
