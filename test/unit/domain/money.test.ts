import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../../src/domain/field.ts'
import { currencyCode, minorUnits } from '../../../src/domain/money.ts'

describe('a decimal amount', () => {
  it.each([
    ['4.50', 'EUR', 450],
    ['4.5', 'EUR', 450],
    ['29', 'JPY', 29],
    ['29.00', 'JPY', 29],
    ['0.29', 'USD', 29],
    ['1.005', 'KWD', 1_005],
    ['1.0050', 'CLF', 10_050],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
  ])('%s %s is %d minor units', (decimal, currency, amount) => {
    expect(minorUnits(decimal, currency)).toBe(amount)
  })

  it.each([
    ['4.505', 'EUR', 'must have at most 2 decimals in EUR'],
    ['29.5', 'JPY', 'must have at most 0 decimals in JPY'],
    ['-1', 'EUR', 'must be a decimal number of at least 0, such as 4.50'],
    ['1e3', 'EUR', 'must be a decimal number of at least 0, such as 4.50'],
    ['4,50', 'EUR', 'must be a decimal number of at least 0, such as 4.50'],
    ['90071992547409.92', 'EUR', 'is too large'],
  ])('%s %s is refused: %s', (decimal, currency, message) => {
    expect(minorUnits(decimal, currency)).toEqual(new Fault(message))
  })

  it('is never rounded: written from minor units, it gives the same minor units', () => {
    const written = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), (amount) => {
        expect(minorUnits(written(amount), 'EUR')).toBe(amount)
      }),
      { numRuns: process.env.ATTUNE_TEST_LONG ? 10_000 : 500, seed: 1 },
    )
  })
})

it('a currency is an ISO 4217 code in any case', () => {
  expect(['EUR', 'eur', 'EURO', 'ABC', ''].map(currencyCode)).toEqual(['EUR', 'EUR', '', '', ''])
})
